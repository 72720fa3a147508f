import { and, eq, inArray } from 'drizzle-orm';
import { notification } from '../db/schema/follow-ups.ts';
import type { StaffWork } from '../work.ts';

export type Text = Pick<
	typeof notification.$inferSelect,
	| 'id'
	| 'purpose'
	| 'status'
	| 'plannedAt'
	| 'firstPlannedAt'
	| 'changedAt'
	| 'reasonCode'
	| 'errorCode'
	| 'personId'
	| 'followUpId'
	| 'followUpVersion'
>;

/** Every text that was promised about these follow-ups, whatever became of it. */
export async function textsAbout(work: StaffWork, followUpIds: readonly string[]): Promise<Text[]> {
	if (followUpIds.length === 0) return [];
	return work.db
		.select()
		.from(notification)
		.where(inArray(notification.followUpId, [...followUpIds]));
}

/** Of these ids, the ones that are texts of this part. */
export async function texts(
	work: StaffWork,
	partId: string,
	ids: readonly string[]
): Promise<Text[]> {
	if (ids.length === 0) return [];
	return work.db
		.select()
		.from(notification)
		.where(and(inArray(notification.id, [...ids]), eq(notification.partId, partId)));
}
