import { and, eq, sql } from 'drizzle-orm';
import { followUp } from '../db/schema/follow-ups.ts';
import type { StaffWork } from '../work.ts';

/** What the second reader sent back is taken up: the task that said so is done. Answers the ids. */
export async function settleSentBack(work: StaffWork, trajectoryId: string): Promise<string[]> {
	const isOpen = and(eq(followUp.status, 'open'), eq(followUp.reasonCode, 'advice-sent-back'));
	const rows = await work.db
		.update(followUp)
		.set({ status: 'done', settledAt: work.now, version: sql`${followUp.version} + 1` })
		.where(and(eq(followUp.trajectoryId, trajectoryId), isOpen))
		.returning({ id: followUp.id });
	return rows.map(({ id }) => id);
}
