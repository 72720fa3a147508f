import { and, eq, inArray, sql } from 'drizzle-orm';
import { missedRungs, type MissedRung } from '#domain/missed-contact.ts';
import { followUp } from '../db/schema/follow-ups.ts';
import type { StaffWork } from '../work.ts';

/** What waits after somebody did not come. */
export interface OpenRung {
	id: string;
	version: number;
	rung: MissedRung;
	/** When the try before it was told. */
	since: Date;
	at: Date;
	personId: string | null;
}
/** There is one at a time in a part. */
export async function open(work: StaffWork, partId: string): Promise<OpenRung | undefined> {
	const { id, version, reasonCode, startsAt, personId, createdAt: since } = followUp;
	const [row] = await work.db
		.select({ id, version, reasonCode, startsAt, personId, since })
		.from(followUp)
		.where(
			and(
				eq(followUp.partId, partId),
				eq(followUp.status, 'open'),
				inArray(reasonCode, [...missedRungs])
			)
		);
	return row && { ...row, rung: row.reasonCode as MissedRung, at: row.startsAt };
}

/** False when it was settled meanwhile. */
export async function settle(work: StaffWork, { id, version }: OpenRung): Promise<boolean> {
	const rows = await work.db
		.update(followUp)
		.set({ status: 'done', settledAt: work.now, version: version + 1 })
		.where(and(eq(followUp.id, id), eq(followUp.version, version), eq(followUp.status, 'open')))
		.returning({ id: followUp.id });
	return rows.length > 0;
}

/** By a supervisor; false when there is nothing to decide any longer. */
export async function decide(
	work: StaffWork,
	taskId: string,
	{ id, isCheck, sealed }: { id: string; isCheck: boolean; sealed: Buffer }
): Promise<boolean> {
	const [row] = await work.db.execute<{ id: string | null }>(
		sql`SELECT door.decide_missed(${taskId}::uuid, ${id}::uuid, ${isCheck}, ${sealed}::bytea) AS id`
	);
	return row?.id === id;
}
