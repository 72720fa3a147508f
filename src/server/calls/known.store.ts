import { and, desc, eq, gte, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import { localDay, midnight } from '#domain/time.ts';
import { call } from '../db/schema/calls.ts';
import type { StaffWork } from '../work.ts';

/** Of her own cases, where calling was agreed; that the number is theirs proves nobody. */
export async function matches(
	work: StaffWork,
	callId: string
): Promise<{ personId: string; partId: string }[]> {
	const rows = await work.db.execute<{ person_id: string; part_id: string }>(
		sql`SELECT * FROM door.call_known(${callId}::uuid)`
	);
	return rows.map(({ person_id: personId, part_id: partId }) => ({ personId, partId }));
}

export async function timesBefore(work: StaffWork, callId: string): Promise<number> {
	const [row] = await work.db.execute<{ n: number }>(
		sql`SELECT door.call_times(${callId}::uuid) AS n`
	);
	return row!.n;
}

/** How often this person was called today, as far as their telephone rang or may have; `but` one that is about to. */
export async function callsToday(work: StaffWork, personId: string, but?: string): Promise<number> {
	const rows = await work.db
		.select({ id: call.id })
		.from(call)
		.where(
			and(
				eq(call.personId, personId),
				gte(call.startedAt, midnight(localDay(work.now))),
				or(isNull(call.endedAs), ne(call.endedAs, 'not-begun')),
				but === undefined ? undefined : ne(call.id, but)
			)
		);
	return rows.length;
}

/** The number that was keyed in, or that we call, and the call it stands in: of this call, or the last one of a contact. */
export async function sealedNumber(
	work: StaffWork,
	of: { callId: string } | { intakeId: string }
): Promise<{ id: string; keyId: string; sealed: Buffer } | undefined> {
	const which = 'callId' in of ? eq(call.id, of.callId) : eq(call.intakeId, of.intakeId);
	const [row] = await work.db
		.select({ id: call.id, keyId: call.keyId, sealed: call.sealed })
		.from(call)
		.where(and(which, isNotNull(call.sealed)))
		.orderBy(desc(call.startedAt))
		.limit(1);
	return row?.sealed ? { ...row, sealed: row.sealed } : undefined;
}

/** The call to us in which a number was keyed in. */
export async function keyedNumber(work: StaffWork, intakeId: string): Promise<string | undefined> {
	const [row] = await work.db
		.select({ id: call.id })
		.from(call)
		.where(and(eq(call.intakeId, intakeId), eq(call.direction, 'inbound'), isNotNull(call.sealed)))
		.limit(1);
	return row?.id;
}
