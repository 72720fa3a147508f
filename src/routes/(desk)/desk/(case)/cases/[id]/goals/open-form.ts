import { scores } from '#domain/goal-attainment.ts';
import type { Goal } from '#domain/goal.ts';
import { nextReviewDay } from '#domain/trajectory-review.ts';
import { levelField } from '#server/help-plans/form.ts';
import type { HelpPlanPage } from '#server/help-plans/read.ts';

/** Which form stands open on the page, and what it holds before anybody types. */
export interface OpenForm {
	kind: 'goal' | 'step' | 'agree';
	/** Of the goal that is changed; empty for a new one. */
	id: string;
	kept: Record<string, string>;
}

/** One at a time, named by the address, so that it opens without a script too. */
export function openFormOf(search: URLSearchParams, page: HelpPlanPage): OpenForm | undefined {
	if (!page.mayWrite) return undefined;
	const { goals, agreed } = page.plan;
	const goal = goals.find(({ id }) => id === search.get('edit'));
	if (goal) return { kind: 'goal', id: goal.id, kept: typedOf(goal) };
	if (search.has('add')) return { kind: 'goal', id: '', kept: typedOf(undefined) };
	const kept = { ofGoal: search.get('step') ?? '' };
	if (search.has('step')) return { kind: 'step', id: '', kept };
	const { today, people, review } = page;
	const asker = people.find(({ role }) => role === 'asker')?.id ?? '';
	const yes = { person: asker, on: today, reviewOn: review.on ?? nextReviewDay(today) };
	return search.has('agree') && !agreed && goals.length > 0
		? { kind: 'agree', id: '', kept: yes }
		: undefined;
}

function typedOf(goal: Goal | undefined): Record<string, string> {
	const levels = scores.map((score, index) => [levelField(score), goal?.levels[index] ?? '']);
	return {
		...{ domain: goal?.domain ?? '', plain: goal?.plain ?? '' },
		...Object.fromEntries(levels),
		importance: String(goal?.importance ?? 1),
		difficulty: String(goal?.difficulty ?? 1),
		baseline: String(goal?.baseline ?? -1)
	};
}
