import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import type { GoalScore } from '#domain/goal.ts';
import type { ReviewOutcome } from '#domain/trajectory-review.ts';
import { trajectoryReview } from '../db/schema/plans.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import type { StaffWork } from '../work.ts';
import {
	openReview,
	openScores,
	sealReview,
	sealScores,
	type ReviewWords
} from './sealed-review.ts';

export interface KeptReview extends ReviewWords {
	id: string;
	planId: string;
	heldOn: string;
	/** Undefined: where it began. */
	outcome: ReviewOutcome | undefined;
	scores: GoalScore[];
	/** T of what was scored, and of the same goals as they began; undefined when nothing was. */
	attained: { t: number; began: number } | undefined;
	reviewedBy: string;
}
export type NewReview = Omit<KeptReview, 'id' | 'reviewedBy'>;

/** Of a trajectory, the first one first. */
export async function ofTrajectory(work: StaffWork, trajectoryId: string): Promise<KeptReview[]> {
	const rows = await work.db
		.select()
		.from(trajectoryReview)
		.where(eq(trajectoryReview.trajectoryId, trajectoryId))
		.orderBy(asc(trajectoryReview.heldOn), asc(trajectoryReview.reviewedAt));
	return Promise.all(
		rows.map(async ({ id, keyId, sealed, scores, outcome, t, tBegan, ...row }) => {
			const key = await dataKeyOf(work, keyId);
			const { planId, heldOn, reviewedBy } = row;
			return {
				...openReview(key, id, sealed),
				...{ id, planId, heldOn, reviewedBy, outcome: outcome ?? undefined },
				scores: openScores(key, id, scores),
				attained: t === null || tBegan === null ? undefined : { t, began: tBegan }
			};
		})
	);
}

export async function add(
	work: StaffWork,
	at: { trajectoryId: string; partId: string; keyId: string },
	{ planId, heldOn, outcome, scores, attained, ...words }: NewReview
): Promise<string> {
	const id = randomUUID();
	const key = await dataKeyOf(work, at.keyId);
	const { present, topics, reason } = words;
	await work.db.insert(trajectoryReview).values({
		...{ id, ...at, planId, heldOn, outcome: outcome ?? null },
		sealed: sealReview(key, id, { present, topics, reason }),
		scores: sealScores(key, id, scores),
		...{ t: attained?.t ?? null, tBegan: attained?.began ?? null },
		...{ reviewedAt: work.now, reviewedBy: work.actor.id }
	});
	return id;
}
