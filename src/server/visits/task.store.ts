import { and, eq } from 'drizzle-orm';
import { followUp } from '../db/schema/follow-ups.ts';
import type { StaffWork } from '../work.ts';
import type { VisitRow } from './store.ts';

/** Whether the question of the police waits for a supervisor. */
export async function hasOpenTask(
	work: StaffWork,
	{ taskId }: Pick<VisitRow, 'taskId'>
): Promise<boolean> {
	if (!taskId) return false;
	const rows = await work.db
		.select({ id: followUp.id })
		.from(followUp)
		.where(and(eq(followUp.id, taskId), eq(followUp.status, 'open')));
	return rows.length > 0;
}
