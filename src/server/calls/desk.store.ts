import { and, asc, eq, getTableColumns, inArray, isNotNull, ne, sql } from 'drizzle-orm';
import { call, callLeg, telephoneDoor } from '../db/schema/calls.ts';
import { staff } from '../db/schema/staff.ts';
import type { Look, StaffWork } from '../work.ts';

/** Whose client somebody is stays with whom they are a client of. */
export interface CallRow extends Omit<typeof call.$inferSelect, 'sealed' | 'wants'> {
	wantsMe: boolean;
}
export type LegRow = Pick<
	typeof callLeg.$inferSelect,
	'id' | 'callId' | 'staffId' | 'role' | 'state'
>;

const { sealed: _, wants: __, ...open } = getTableColumns(call);
const columns = {
	...open,
	wantsMe: sql<boolean>`${call.id} = ANY ((SELECT door.calls_for_me())::uuid[])`
};

/** What the actor can see of it; nothing of what was said. */
export async function find(work: StaffWork, id: string): Promise<CallRow | undefined> {
	const [row] = await work.db.select(columns).from(call).where(eq(call.id, id));
	return row;
}

/** Our telephones that take part in these calls or ring for them now, the first to come first. */
export async function legs(work: StaffWork, callIds: readonly string[]): Promise<LegRow[]> {
	if (callIds.length === 0) return [];
	const { id, callId, staffId, role, state } = callLeg;
	return work.db
		.select({ id, callId, staffId, role, state })
		.from(callLeg)
		.where(and(inArray(callLeg.callId, [...callIds]), ne(callLeg.state, 'ended')))
		.orderBy(asc(callLeg.createdAt), asc(callLeg.id));
}

/** Of these, the calls of ours that were stopped at the key: what was agreed with whom we call said no. */
export async function held(work: StaffWork, callIds: readonly string[]): Promise<Set<string>> {
	if (callIds.length === 0) return new Set();
	const rows = await work.db
		.select({ callId: callLeg.callId })
		.from(callLeg)
		.where(and(inArray(callLeg.callId, [...callIds]), eq(callLeg.reason, 'held')));
	return new Set(rows.map(({ callId }) => callId));
}

/** All who wait, the longest first. */
export function waiting(work: StaffWork): Promise<CallRow[]> {
	return work.db
		.select(columns)
		.from(call)
		.where(and(eq(call.state, 'queued'), eq(call.direction, 'inbound')))
		.orderBy(asc(call.queuedAt), asc(call.id));
}

/** Those she takes part in or has still to tell of. */
export function hers(work: StaffWork): Promise<CallRow[]> {
	return work.db
		.select(columns)
		.from(call)
		.where(sql`${call.id} = ANY ((SELECT door.my_calls())::uuid[])`)
		.orderBy(asc(call.startedAt), asc(call.id));
}

/** Those in which somebody is spoken with: who, since when, and nothing else. */
export function goingOn(work: StaffWork): Promise<CallRow[]> {
	return work.db
		.select(columns)
		.from(call)
		.where(eq(call.state, 'connected'))
		.orderBy(asc(call.connectedAt), asc(call.id));
}

/** For the head of every page. */
export async function counts({ db }: Look): Promise<{ waiting: number; mine: string | undefined }> {
	const [row] = await db
		.execute<{ waiting: number; mine: string | null }>(sql`SELECT * FROM door.call_counts()`)
		.execute();
	return { waiting: row?.waiting ?? 0, mine: row?.mine ?? undefined };
}

/** The calls of one contact, the newest last. */
export function ofIntake(work: StaffWork, intakeId: string): Promise<CallRow[]> {
	return work.db
		.select(columns)
		.from(call)
		.where(eq(call.intakeId, intakeId))
		.orderBy(asc(call.startedAt), asc(call.id));
}

/** Of these ids, the ones that are calls. */
export async function those(work: StaffWork, ids: readonly string[]): Promise<CallRow[]> {
	if (ids.length === 0) return [];
	return work.db
		.select(columns)
		.from(call)
		.where(inArray(call.id, [...ids]));
}

/** Whether her telephone may ring, and whether one is known. */
export async function presence(
	work: StaffWork
): Promise<{ takes: boolean; hasTelephone: boolean; languages: string[] }> {
	const [row] = await work.db
		.select({
			takes: staff.takesCalls,
			hasTelephone: isNotNull(staff.phone),
			languages: staff.chatLanguages
		})
		.from(staff)
		.where(eq(staff.id, work.actor.id));
	return { ...row!, hasTelephone: Boolean(row!.hasTelephone) };
}

export async function keepPresence(work: StaffWork, takes: boolean): Promise<void> {
	await work.db.execute(sql`SELECT door.takes_calls(${takes}::boolean)`);
}

export async function doorShut(
	work: StaffWork
): Promise<{ at: Date; by: string | undefined } | undefined> {
	const [row] = await work.db.select().from(telephoneDoor);
	return row?.shutAt ? { at: row.shutAt, by: row.shutBy ?? undefined } : undefined;
}

export async function shutDoor(work: StaffWork, shut: boolean): Promise<void> {
	await work.db.execute(sql`SELECT door.shut_telephone(${shut}::boolean)`);
}

/** Who can be called into it, and whether her telephone is in a call now. */
export async function callable(
	work: StaffWork,
	id: string
): Promise<Map<string, { isBusy: boolean }>> {
	const rows = await work.db.execute<{ staff_id: string; is_busy: boolean }>(
		sql`SELECT * FROM door.call_colleagues(${id}::uuid)`
	);
	return new Map(rows.map(({ staff_id, is_busy: isBusy }) => [staff_id, { isBusy }]));
}
