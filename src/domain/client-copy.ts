import { readingOf, type GoalReading, type GoalScore } from './goal.ts';
import type { HelpPlan, Step } from './help-plan.ts';

/** What she may read of her plan, and nothing else of it: no levels, no weights, nothing that was said about her. */
export interface ClientCopy {
	goals: { plain: string; reading?: GoalReading; steps: CopyStep[] }[];
	/** For the plan as a whole. */
	steps: CopyStep[];
}
export type CopyStep = Pick<Step, 'words' | 'owner' | 'day'>;

/** Her copy of a plan she agreed to; `waiting` are the tasks of steps that are still to be done. */
export function clientCopy(
	plan: HelpPlan,
	{ scores, waiting }: { scores: readonly GoalScore[]; waiting: readonly string[] }
): ClientCopy {
	const stepsOf = (id: string): CopyStep[] =>
		plan.steps
			.filter(({ goalId, followUpId }) => goalId === id && waiting.includes(followUpId))
			.toSorted((one, other) => one.day.localeCompare(other.day))
			.map(({ words, owner, day }) => ({ words, owner, day }));
	const goals = plan.goals.map((goal) => {
		const scored = scores.find(({ goalId }) => goalId === goal.id);
		const reading = scored && { reading: readingOf(goal, scored.score) };
		return { plain: goal.plain, ...reading, steps: stepsOf(goal.id) };
	});
	return { goals, steps: stepsOf('') };
}
