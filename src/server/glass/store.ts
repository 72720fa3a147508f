import { and, asc, desc, eq, gt, gte, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import type { Verdict } from '#domain/glass.ts';
import { part } from '../db/schema/cases.ts';
import { event } from '../db/schema/follow-ups.ts';
import { brokenGlass } from '../db/schema/walls.ts';
import type { WrappedKey } from '../keys/ring.ts';
import type { StaffWork, Work } from '../work.ts';

export type GlassRow = typeof brokenGlass.$inferSelect;
export type Glass = GlassRow & { code: string };

/** Until when the actor reads this part behind glass that she broke; undefined when she does not. */
export async function openUntil(work: StaffWork, partId: string): Promise<Date | undefined> {
	const [row] = await work.db
		.select({ until: brokenGlass.until })
		.from(brokenGlass)
		.where(and(eq(brokenGlass.partId, partId), isOpenToActor(work)))
		.orderBy(desc(brokenGlass.until))
		.limit(1);
	return row?.until;
}

/** Everything the actor has open now; two breaks of one part are two rows. */
export function openOf(work: StaffWork, partId: string): Promise<GlassRow[]> {
	return work.db
		.select()
		.from(brokenGlass)
		.where(and(eq(brokenGlass.partId, partId), isOpenToActor(work)));
}

interface Moments {
	until: Date;
	reviewBy: Date;
}

/** The part behind a code and the key its reason is sealed with; nothing opens before a reason is there. */
export async function strike(
	work: StaffWork,
	{ id, code, until, reviewBy }: { id: string; code: string } & Moments
): Promise<{ partId: string; key: WrappedKey } | undefined> {
	const [row] = await work.db.execute<{
		part_id: string;
		key_id: string;
		kek_id: string;
		wrapped: Buffer;
	}>(sql`SELECT * FROM door.break_glass(${id}::uuid, ${code}, ${until.toISOString()}::timestamptz,
		${reviewBy.toISOString()}::timestamptz)`);
	return (
		row && {
			partId: row.part_id,
			key: { id: row.key_id, kekId: row.kek_id, wrapped: row.wrapped }
		}
	);
}

/** Now it is open: the event is written, and who works on the part and the supervisors are told. */
export async function giveReason(work: StaffWork, id: string, sealed: Buffer): Promise<void> {
	await work.db.execute(sql`SELECT door.give_glass_reason(${id}::uuid, ${sealed}::bytea)`);
}

export async function end(work: StaffWork, id: string): Promise<void> {
	await work.db.execute(sql`SELECT door.end_glass(${id}::uuid)`);
}

/** Writes down the end of what has run out. */
export async function endAllRunOut(work: Work): Promise<void> {
	await work.db.execute(sql`SELECT door.end_glass(NULL)`);
}

/** What a supervisor still has to look at, the soonest first. */
export function toReview(work: StaffWork): Promise<Glass[]> {
	return select(work, and(isNull(brokenGlass.reviewedAt), isNotNull(brokenGlass.sealed)));
}

export async function find(work: StaffWork, id: string): Promise<Glass | undefined> {
	const [row] = await select(work, and(eq(brokenGlass.id, id), isNotNull(brokenGlass.sealed)));
	return row;
}

/** How often this colleague broke glass before, in cases the actor may see. */
export async function countBefore(work: StaffWork, { staffId, brokenAt }: Glass): Promise<number> {
	const rows = await work.db
		.select({ id: brokenGlass.id })
		.from(brokenGlass)
		.where(
			and(
				eq(brokenGlass.staffId, staffId),
				isNotNull(brokenGlass.sealed),
				sql`${brokenGlass.brokenAt} < ${brokenAt.toISOString()}::timestamptz`
			)
		);
	return rows.length;
}

/** What was opened behind it: the events of whoever broke it, on that part, while it was open. */
export function openings(work: StaffWork, glass: Glass) {
	const { partId, staffId, brokenAt, until, endedAt } = glass;
	return work.db
		.select({ at: event.at, kind: event.kind })
		.from(event)
		.where(
			and(
				eq(event.chainId, partId),
				eq(event.actorId, staffId),
				gte(event.at, brokenAt),
				lte(event.at, endedAt ?? until)
			)
		)
		.orderBy(asc(event.seq));
}

/** False when somebody looked at it before. */
export async function review(
	work: StaffWork,
	id: string,
	{ verdict, words }: { verdict: Verdict; words: Buffer }
): Promise<boolean> {
	const [row] = await work.db.execute<{ reviewed: boolean }>(
		sql`SELECT door.review_glass(${id}::uuid, ${verdict}, ${words}::bytea) AS reviewed`
	);
	return row!.reviewed;
}

function isOpenToActor(work: StaffWork) {
	return and(
		eq(brokenGlass.staffId, work.actor.id),
		gt(brokenGlass.until, work.now),
		isNull(brokenGlass.endedAt),
		isNotNull(brokenGlass.sealed)
	);
}

async function select(work: StaffWork, which: ReturnType<typeof and>): Promise<Glass[]> {
	const rows = await work.db
		.select({ glass: brokenGlass, code: part.code })
		.from(brokenGlass)
		.innerJoin(part, eq(part.id, brokenGlass.partId))
		.where(which)
		.orderBy(asc(brokenGlass.reviewBy), asc(brokenGlass.id));
	return rows.map(({ glass, code }) => ({ ...glass, code }));
}
