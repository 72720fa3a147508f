import { inArray } from 'drizzle-orm';
import type { FollowUpStatus } from '#domain/follow-up.ts';
import { followUp } from '../db/schema/follow-ups.ts';
import type { StaffWork } from '../work.ts';

/** How the tasks of steps stand; of what the actor does not see nothing. */
export async function standings(
	work: StaffWork,
	followUpIds: string[]
): Promise<Map<string, FollowUpStatus>> {
	if (followUpIds.length === 0) return new Map();
	const { id, status } = followUp;
	const rows = await work.db.select({ id, status }).from(followUp).where(inArray(id, followUpIds));
	return new Map(rows.map((row) => [row.id, row.status]));
}
