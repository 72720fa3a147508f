import type { Actor } from '#domain/actor.ts';
import type { AgreementWay, StepOwner } from '#domain/help-plan.ts';
import type { Goal } from '#domain/goal.ts';
import type { Score } from '#domain/goal-attainment.ts';
import {
	reviewTopics,
	type Reviewer,
	type ReviewOutcome,
	type ReviewTopic
} from '#domain/trajectory-review.ts';
import { localDate } from '#domain/time.ts';
import { readCase } from '../../cases/read.ts';
import { agreePlan } from '../../help-plans/agree.ts';
import { keepGoal } from '../../help-plans/goal.ts';
import { readHelpPlan, type HelpPlanPage } from '../../help-plans/read.ts';
import { addStep } from '../../help-plans/step.ts';
import { noteMeasure } from '../../measures/note.ts';
import { keepReview } from '../../trajectory-reviews/keep.ts';
import type { Case } from './acts.ts';
import { must } from './must.ts';

/** In her words, what one would see from worst to best, and what is done for it. */
export interface Aim extends Pick<Goal, 'domain' | 'plain'> {
	levels?: Goal['levels'];
	importance?: Goal['importance'];
	baseline?: Goal['baseline'];
	steps?: readonly Doing[];
}
export type Doing = readonly [words: string, owner: StepOwner, by: Date];

const undescribed = ['', '', '', '', ''] as const;

/** Writes goals, each with its steps, into the plan of the newest trajectory. */
export async function setsOut(actor: Actor, kase: Case, aims: readonly Aim[]): Promise<void> {
	for (const { steps = [], ...aim } of aims) {
		const goal = {
			levels: undescribed,
			importance: 2,
			difficulty: 2,
			baseline: -1,
			...aim
		} as const;
		must(await keepGoal(actor, await at(actor, kase), { id: '', ...goal }));
		const { plan } = await read(actor, kase);
		const goalId = plan.goals.at(-1)!.id;
		for (const [words, owner, by] of steps) {
			const step = { goalId, words, owner, day: localDate(by) };
			must(await addStep(actor, await at(actor, kase), step));
		}
	}
}

/** Whoever asked says yes to it. */
export async function saysYes(
	actor: Actor,
	kase: Case,
	[on, reviewOn]: [Date, Date],
	how: AgreementWay = 'talk'
): Promise<void> {
	const { people } = must(await readCase(actor, kase.partId));
	const days = { on: localDate(on), reviewOn: localDate(reviewOn) };
	const request = { personId: people[0]!.id, how, ...days };
	must(await agreePlan(actor, await at(actor, kase), request));
}

interface LookedBack {
	on: Date;
	/** How each goal stands, in the order of the plan. */
	scores: readonly Score[];
	/** What asks attention; the rest was looked at and is in order. */
	asks?: Partial<Record<ReviewTopic, string>>;
	present?: Reviewer[];
	outcome: ReviewOutcome;
	reason?: string;
	nextOn: Date;
}

export async function looksBack(
	actor: Actor,
	kase: Case,
	{ on, scores, asks = {}, present = ['counsellor', 'second'], outcome, ...more }: LookedBack
): Promise<void> {
	const { plan, trajectory } = await read(actor, kase);
	const topics = reviewTopics.map((topic) => {
		const words = asks[topic] ?? '';
		return [topic, { answer: words ? 'asks-attention' : 'in-order', words }] as const;
	});
	const { reason = '', nextOn } = more;
	must(
		await keepReview(actor, kase.partId, {
			...{ trajectoryId: trajectory.id, heldOn: localDate(on), present, outcome, reason },
			...{ topics: Object.fromEntries(topics), nextOn: localDate(nextOn) },
			scores: plan.goals.slice(0, scores.length).map(({ id }, n) => ({
				...{ goalId: id, score: scores[n]! }
			}))
		})
	);
}

/** What somebody answered on a day; whoever asked when no name is said. */
export async function measures(
	actor: Actor,
	kase: Case,
	on: Date,
	fields: Record<string, string>
): Promise<void> {
	const { people } = must(await readCase(actor, kase.partId));
	const kinds = { moment: 'score_15', wellbeing: 'wellbeing', heard: 'session_feedback' };
	const kind = Object.entries(kinds).find(([name]) => name in fields)?.[1] ?? 'external';
	const personId = people[0]!.id;
	const request = { kind, personId, takenOn: localDate(on), fields };
	must(await noteMeasure(actor, await at(actor, kase), request));
}

async function read(actor: Actor, { partId }: Case): Promise<HelpPlanPage> {
	const page = must(await readHelpPlan(actor, partId, undefined));
	if ('noTrajectory' in page) throw new Error('a case of the demo has no trajectory');
	return page;
}

async function at(actor: Actor, kase: Case) {
	const { plan, trajectory } = await read(actor, kase);
	return { partId: kase.partId, trajectoryId: trajectory.id, version: plan.version };
}
