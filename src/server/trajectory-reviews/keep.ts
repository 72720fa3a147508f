import type { Actor } from '#domain/actor.ts';
import { attainment, type GoalScore } from '#domain/goal.ts';
import { textProblem } from '#domain/free-text.ts';
import { localDate } from '#domain/time.ts';
import { decideReview, type ReviewDecided, type ReviewRequest } from '#domain/trajectory-review.ts';
import { record } from '../audit/record.ts';
import type { NotForYou } from '../cases/found.ts';
import { trajectoryToWrite } from '../help-plans/found.ts';
import * as plans from '../help-plans/store.ts';
import { together } from '../work.ts';
import { planReview } from './next.ts';
import * as reviews from './store.ts';

export interface KeepRequest extends ReviewRequest {
	trajectoryId: string;
	/** Of the goals of the agreed plan; what was not talked about is absent. */
	scores: GoalScore[];
}
export type KeepOutcome =
	| { reviewId: string }
	| { problems: Record<string, string> }
	| { problem: 'not-possible-now' | 'not-agreed-yet' }
	| NotForYou;

const longestWords = 2000;

/** A review of the plan she agreed to: what was looked at, how the goals stand, what is decided, when again. */
export function keepReview(
	actor: Actor,
	partId: string,
	{ trajectoryId, scores: asked, ...request }: KeepRequest
): Promise<KeepOutcome> {
	return together(actor, async (work) => {
		const at = await trajectoryToWrite(work, partId, trajectoryId);
		if ('problem' in at) return at;
		const plan = await plans.newestAgreed(work, trajectoryId);
		if (!plan) return { problem: 'not-agreed-yet' };
		const decided = decideReview(request, localDate(work.now));
		if ('problems' in decided) return { problems: decided.problems };
		const problems = wordsProblems(decided);
		if (Object.keys(problems).length > 0) return { problems };

		const { keyId } = at.found;
		const scores = asked.filter(({ goalId }) => plan.goals.some(({ id }) => id === goalId));
		const { nextOn, ...held } = decided;
		const attained = attainment(plan.goals, scores);
		const reviewId = await reviews.add(
			work,
			{ trajectoryId, partId, keyId },
			{ ...held, planId: plan.id, scores, attained }
		);
		const happenings = await planReview(work, at, nextOn, true);
		for (const happening of happenings) await record(work, happening);
		const detail = { outcome: held.outcome, reason: held.reason, on: held.heldOn };
		const kind = 'trajectory.reviewed';
		await record(work, { chainId: partId, kind, subjectId: trajectoryId, keyId, detail });
		return { reviewId };
	});
}

function wordsProblems({ topics, reason }: ReviewDecided): Record<string, string> {
	const texts = [
		...Object.entries(topics).map(([name, { words }]) => [`${name}-words`, words]),
		['reason', reason]
	];
	return Object.fromEntries(
		texts.flatMap(([name, words]) => {
			const problem = textProblem(words!, longestWords);
			return problem ? [[name, problem]] : [];
		})
	);
}
