import { randomUUID } from 'node:crypto';
import { and, asc, desc, eq, lte, ne, sql, type SQL } from 'drizzle-orm';
import { staffCount, wasHeard, type Session, type SessionKind } from '#domain/session.ts';
import type { Place } from '../cursor.ts';
import { placeBy } from '../db/beyond.ts';
import { followUp } from '../db/schema/follow-ups.ts';
import { session } from '../db/schema/sessions.ts';
import { kept, type KeptFollowUp } from '../follow-ups/store.ts';
import { dataKeys, dataKeyOf } from '../keys/data-keys.ts';
import type { StaffWork } from '../work.ts';
import { openSession, sealSession } from './sealed-session.ts';

type Row = typeof session.$inferSelect;
/** A version of a report; `firstId` names the report itself. */
export interface KeptSession extends Session {
	id: string;
	firstId: string;
	version: number;
	followUpId: string | null;
	writtenAt: Date;
	writtenBy: string;
}
/** What a trajectory took so far: minutes of all of us together, and the way there and back. */
export interface Spent {
	held: number;
	missed: number;
	minutes: number;
	staffMinutes: number;
	travelMinutes: number;
	travelKm: number;
}

// no version of the same report came after it
export const isNewest = sql`NOT EXISTS (SELECT FROM session later WHERE later.first_id = ${session.firstId} AND later.version > ${session.version})`;

export const order = placeBy(session, ['beganAt', 'id']);

/** The newest first, as they stand now; what comes after `from`. */
export async function ofTrajectory(
	work: StaffWork,
	trajectoryId: string,
	{ from, limit }: { from: Place | undefined; limit: number }
): Promise<KeptSession[]> {
	const rows = await work.db
		.select()
		.from(session)
		.where(and(eq(session.trajectoryId, trajectoryId), isNewest, order.beyond(from)))
		.orderBy(...order.newestFirst)
		.limit(limit);
	return opened(work, rows);
}

/** Where the last talk was that went on. */
export async function lastKind(
	work: StaffWork,
	trajectoryId: string
): Promise<SessionKind | undefined> {
	const [row] = await work.db
		.select({ kind: session.kind })
		.from(session)
		.where(and(eq(session.trajectoryId, trajectoryId), eq(session.outcome, 'held'), isNewest))
		.orderBy(...order.newestFirst)
		.limit(1);
	return row?.kind;
}

/** All versions of one report, as it was written first. */
export async function versionsOf(
	work: StaffWork,
	partId: string,
	firstId: string
): Promise<(KeptSession & { trajectoryId: string })[]> {
	const rows = await work.db
		.select()
		.from(session)
		.where(and(eq(session.firstId, firstId), eq(session.partId, partId)))
		.orderBy(asc(session.version));
	const all = await opened(work, rows);
	return all.map((one, index) => ({ ...one, trajectoryId: rows[index]!.trajectoryId }));
}

/** Appointments of a part that were, and of which nobody wrote how it went, the latest first. */
export async function untold(
	work: StaffWork,
	partId: string,
	limit: number
): Promise<KeptFollowUp[]> {
	const { id, kind, startsAt, status } = followUp;
	const isTold = sql`EXISTS (SELECT FROM session told WHERE told.follow_up_id = ${id} AND told.version = 1)`;
	const wasPlanned = and(eq(kind, 'appointment'), ne(status, 'cancelled'));
	const rows = await work.db
		.select()
		.from(followUp)
		.where(
			and(eq(followUp.partId, partId), wasPlanned, lte(startsAt, work.now), sql`NOT ${isTold}`)
		)
		.orderBy(desc(startsAt), desc(id))
		.limit(limit);
	return Promise.all(rows.map((row) => kept(work, row)));
}

/** Added up over the newest versions of one trajectory, from its index. */
export async function spent(work: StaffWork, trajectoryId: string): Promise<Spent> {
	const sum = (what: SQL) => sql<number>`coalesce(sum(${what}), 0)::integer`;
	const { minutes, travelMinutes, travelKm, staffCount: count, outcome } = session;
	const [row] = await work.db
		.select({
			held: sql<number>`(count(*) FILTER (WHERE ${outcome} = 'held'))::integer`,
			missed: sql<number>`(count(*) FILTER (WHERE ${outcome} = 'no-show'))::integer`,
			minutes: sum(sql`${minutes}`),
			staffMinutes: sum(sql`(${minutes} + ${travelMinutes}) * ${count}`),
			travelMinutes: sum(sql`${travelMinutes} * ${count}`),
			travelKm: sum(sql`${travelKm}`)
		})
		.from(session)
		.where(and(eq(session.trajectoryId, trajectoryId), isNewest));
	return row!;
}

/** A first version. Of one appointment there is one: undefined when it has a report. */
export async function add(
	work: StaffWork,
	at: { trajectoryId: string; partId: string; keyId: string; followUpId: string | null },
	one: Session
): Promise<string | undefined> {
	const id = randomUUID();
	return insert(work, { ...at, id, firstId: id, version: 1 }, one);
}

/** Follows the version that was read; undefined when somebody else's came first. */
export async function correct(
	work: StaffWork,
	at: { trajectoryId: string; partId: string; keyId: string },
	{ firstId, version, followUpId }: KeptSession,
	one: Session
): Promise<string | undefined> {
	const next = { id: randomUUID(), firstId, followUpId, version: version + 1 };
	return insert(work, { ...at, ...next }, one);
}

async function insert(
	work: StaffWork,
	place: Pick<
		Row,
		'id' | 'trajectoryId' | 'partId' | 'keyId' | 'firstId' | 'version' | 'followUpId'
	>,
	one: Session
): Promise<string | undefined> {
	const { kind, outcome, beganAt, minutes, travelMinutes, travelKm, ...words } = one;
	const key = await dataKeyOf(work, place.keyId);
	const rows = await work.db
		.insert(session)
		.values({
			...place,
			...{ kind, outcome, beganAt, minutes, travelMinutes, travelKm },
			...{ staffCount: staffCount(words), heard: wasHeard(one) },
			sealed: sealSession(key, place.id, words),
			...{ writtenAt: work.now, writtenBy: work.actor.id }
		})
		.onConflictDoNothing()
		.returning({ id: session.id });
	return rows[0]?.id;
}

export async function opened(work: StaffWork, rows: Row[]): Promise<KeptSession[]> {
	const keys = await dataKeys(
		work,
		rows.map(({ keyId }) => keyId)
	);
	return rows.map(({ keyId, sealed, ...row }) => {
		const { id, firstId, version, followUpId, writtenAt, writtenBy } = row;
		const { kind, outcome, beganAt, minutes, travelMinutes, travelKm } = row;
		return {
			...openSession(keys.get(keyId)!, id, sealed),
			...{ id, firstId, version, followUpId, writtenAt, writtenBy },
			...{ kind, outcome, beganAt, minutes, travelMinutes, travelKm }
		};
	});
}
