import { createHash } from 'node:crypto';
import { addMinutes } from 'date-fns/addMinutes';
import { and, eq, sql } from 'drizzle-orm';
import { thresholds, type Threshold } from '#domain/age.ts';
import { ASK_CONSENT_AGAIN } from '#domain/task-reason.ts';
import { followUp } from '../db/schema/follow-ups.ts';
import { taskMinutes } from '../follow-ups/store.ts';
import { idFromHash } from '../row-id.ts';
import type { StaffWork } from '../work.ts';

export interface AskingTask {
	id: string;
	age: Threshold;
	startsAt: Date;
	isOpen: boolean;
}

const reasonCode = ASK_CONSENT_AGAIN;

/** What was planned for a person. */
export async function ofPerson(work: StaffWork, personId: string): Promise<AskingTask[]> {
	const rows = await work.db
		.select()
		.from(followUp)
		.where(and(eq(followUp.personId, personId), eq(followUp.reasonCode, reasonCode)));
	return rows.flatMap(({ id, startsAt, status }) => {
		const age = thresholds.find((one) => idFor(personId, one) === id);
		return age ? [{ id, age, startsAt, isOpen: status === 'open' }] : [];
	});
}

/** To another day, also when it was settled: that was about a birthday that is no longer hers. */
export async function move(work: StaffWork, id: string, startsAt: Date): Promise<void> {
	const endsAt = addMinutes(startsAt, taskMinutes);
	await change(work, id, { status: 'open', startsAt, endsAt, settledAt: null });
}

export async function cancel(work: StaffWork, id: string): Promise<void> {
	await change(work, id, { status: 'cancelled', settledAt: work.now });
}

async function change(
	work: StaffWork,
	id: string,
	to: Partial<typeof followUp.$inferInsert>
): Promise<void> {
	await work.db
		.update(followUp)
		.set({ ...to, version: sql`${followUp.version} + 1` })
		.where(eq(followUp.id, id));
}

/** At most one for each age: its id follows from both. */
export function idFor(personId: string, age: Threshold): string {
	const hash = createHash('sha256').update(`${reasonCode}|${personId}|${age}`).digest('hex');
	return idFromHash(hash);
}
