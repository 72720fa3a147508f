import { may } from '#domain/access.ts';
import type { Actor } from '#domain/actor.ts';
import type { Goal, GoalScore } from '#domain/goal.ts';
import { nextReviewDay } from '#domain/trajectory-review.ts';
import type { NotForYou } from '../cases/found.ts';
import type { Head } from '../cases/read.ts';
import { recordReading } from '../cases/found.ts';
import { topOf, type TrajectoryTop } from '../help-plans/read.ts';
import * as plans from '../help-plans/store.ts';
import { together } from '../work.ts';
import * as reviews from './store.ts';

export interface ReviewPage extends TrajectoryTop {
	/** What she agreed to; undefined while she has agreed to nothing. */
	agreed: { version: number; goals: Goal[] } | undefined;
	/** How its goals stood the last time, or at the beginning. */
	last: GoalScore[];
	/** 'YYYY-MM-DD' of the last review; undefined before the first, when only the beginning is known. */
	lastOn: string | undefined;
	nextOn: string;
}

/** What a review begins with: the plan she agreed to, and how it stood before. */
export function readReviewPage(
	actor: Actor,
	partId: string,
	trajectoryId: string | undefined
): Promise<ReviewPage | { noTrajectory: Head } | NotForYou> {
	return together(actor, async (work) => {
		const at = await topOf(work, partId, trajectoryId);
		if ('problem' in at || 'noTrajectory' in at) return at;
		const { top, found } = at;
		// of help that ended while she wrote the page stands, with what she wrote
		if (!may(actor, 'part.trajectory', found)) return { problem: 'not-found' };
		const plan = await plans.newestAgreed(work, top.trajectory.id);
		const held = await reviews.ofTrajectory(work, top.trajectory.id);
		await recordReading(work, found);
		return {
			...top,
			agreed: plan && { version: plan.version, goals: plan.goals },
			last: held.at(-1)?.scores ?? [],
			lastOn: held.findLast(({ outcome }) => outcome)?.heldOn,
			nextOn: nextReviewDay(top.today)
		};
	});
}
