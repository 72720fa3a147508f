import { and, asc, eq } from 'drizzle-orm';
import { followUp } from '../db/schema/follow-ups.ts';
import type { StaffWork } from '../work.ts';

export interface IntakeTask {
	id: string;
	reasonCode: string | null;
	dueAt: Date;
}

/** What is still to be decided or done about this intake, the earliest first. */
export function open(work: StaffWork, intakeId: string): Promise<IntakeTask[]> {
	return work.db
		.select({ id: followUp.id, reasonCode: followUp.reasonCode, dueAt: followUp.startsAt })
		.from(followUp)
		.where(and(eq(followUp.intakeId, intakeId), eq(followUp.status, 'open')))
		.orderBy(asc(followUp.startsAt), asc(followUp.id));
}

/** Whether it is about calling somebody back. */
export function isCallback({ reasonCode }: Pick<IntakeTask, 'reasonCode'>): boolean {
	return reasonCode === 'callback-asked' || reasonCode === 'decide-callback';
}

/** False when it was settled already. */
export async function settle(
	work: StaffWork,
	id: string,
	to: 'done' | 'cancelled'
): Promise<boolean> {
	const settled = await work.db
		.update(followUp)
		.set({ status: to, settledAt: work.now })
		.where(and(eq(followUp.id, id), eq(followUp.status, 'open')))
		.returning({ id: followUp.id });
	return settled.length === 1;
}
