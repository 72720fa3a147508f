import { randomUUID } from 'node:crypto';
import { and, desc, eq, isNotNull, max, sql } from 'drizzle-orm';
import { blankDetail } from '#domain/safe-contact-detail.ts';
import { localDay, midnight } from '#domain/time.ts';
import { optOut, safeContactPlan } from '../db/schema/cases.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import type { StaffWork, Work } from '../work.ts';
import { openPlan, sealPlan, type KeptPlan, type OpenPlan } from './sealed-plan.ts';

type PlanRow = typeof safeContactPlan.$inferSelect;
export interface PlanVersion extends Pick<
	PlanRow,
	| 'id'
	| 'version'
	| 'createdAt'
	| 'createdBy'
	| 'offeredAt'
	| 'confirmedAt'
	| 'confirmedHow'
	| 'confirmedBy'
> {
	kept: OpenPlan;
}
export interface NewVersion {
	kept: KeptPlan;
	/** Null when she wrote it herself. */
	createdBy: string | null;
	offeredAt?: Date;
	confirmed?: { at: Date; by: string };
}

/** Adds the next version; the older ones stay. Two at once follow each other. */
export async function addVersion(
	work: StaffWork,
	whose: { partId: string; keyId: string; personId: string },
	{ kept, createdBy, offeredAt, confirmed }: NewVersion
): Promise<string> {
	await holdPlan(work, whose.personId);
	const [last] = await work.db
		.select({ version: max(safeContactPlan.version) })
		.from(safeContactPlan)
		.where(eq(safeContactPlan.personId, whose.personId));
	const id = randomUUID();
	await work.db.insert(safeContactPlan).values({
		id,
		...whose,
		version: (last?.version ?? 0) + 1,
		sealed: sealPlan(await dataKeyOf(work, whose.keyId), id, kept),
		silenceDays: (kept.detail ?? blankDetail).escalationOnSilenceDays,
		createdAt: work.now,
		createdBy,
		offeredAt: offeredAt ?? null,
		...(confirmed && { confirmedAt: confirmed.at, confirmedHow: 'talk', confirmedBy: confirmed.by })
	});
	return id;
}

/** Until this transaction ends nobody else changes her plan; door.room_confirm_plan waits here too. */
export async function holdPlan(work: Work, personId: string): Promise<void> {
	await work.db.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${personId}, 1))`);
}

/** The version that counts: the last one, confirmed or not. */
export async function latest(work: Work, personId: string): Promise<PlanVersion | undefined> {
	const [row] = await work.db
		.select()
		.from(safeContactPlan)
		.where(eq(safeContactPlan.personId, personId))
		.orderBy(desc(safeContactPlan.version))
		.limit(1);
	return row && opened(work, row);
}

async function opened(work: Work, row: PlanRow): Promise<PlanVersion> {
	return { ...row, kept: openPlan(await dataKeyOf(work, row.keyId), row.id, row.sealed) };
}

export type VersionLine = Omit<PlanVersion, 'kept'>;

/** All that ever stood, the newest first, without opening one. */
export function versionsOf(work: Work, personId: string): Promise<VersionLine[]> {
	const { id, version, createdAt, createdBy, offeredAt } = safeContactPlan;
	const { confirmedAt, confirmedHow, confirmedBy } = safeContactPlan;
	return work.db
		.select({
			...{ id, version, createdAt, createdBy, offeredAt },
			...{ confirmedAt, confirmedHow, confirmedBy }
		})
		.from(safeContactPlan)
		.where(eq(safeContactPlan.personId, personId))
		.orderBy(desc(safeContactPlan.version));
}

export async function versionOf(
	work: Work,
	personId: string,
	version: number
): Promise<PlanVersion | undefined> {
	const [row] = await work.db
		.select()
		.from(safeContactPlan)
		.where(and(eq(safeContactPlan.personId, personId), eq(safeContactPlan.version, version)));
	return row && opened(work, row);
}

/** Whether she ever agreed to a plan: from then on not everybody who writes to us may change it. */
export async function wasAgreed(work: Work, personId: string): Promise<boolean> {
	const [row] = await work.db
		.select({ id: safeContactPlan.id })
		.from(safeContactPlan)
		.where(and(eq(safeContactPlan.personId, personId), isNotNull(safeContactPlan.confirmedAt)))
		.limit(1);
	return row !== undefined;
}

export async function isOptedOut(work: Work, valueIndex: Buffer): Promise<boolean> {
	const rows = await work.db
		.select({ at: optOut.at })
		.from(optOut)
		.where(eq(optOut.valueIndex, valueIndex));
	return rows.length > 0;
}

/** After STOP: only in the transaction that keeps a spoken yes to texts; otherwise it does nothing. */
export async function liftOptOut(work: StaffWork, personId: string): Promise<void> {
	await work.db.execute(sql`SELECT door.lift_opt_out(${personId}::uuid)`);
}

/** Whether another person is reached on her number and no supervisor said yes to it, as far as the actor may know; the worker knows all (SC-21). */
export async function isElsewhere(work: Work, personId: string): Promise<boolean> {
	const [row] = await work.db.execute<{ elsewhere: boolean }>(
		sql`SELECT door.number_elsewhere(${personId}::uuid) AS elsewhere`
	);
	return row!.elsewhere;
}

/** A supervisor's yes to texts on a number that two people share; false when there is nothing to say yes to. */
export async function allowShared(work: StaffWork, personId: string): Promise<boolean> {
	const [row] = await work.db.execute<{ allowed: boolean }>(
		sql`SELECT door.allow_shared_number(${personId}::uuid) AS allowed`
	);
	return row!.allowed;
}

/** A supervisor's yes to free words on the number in use; false when there is none, or she said it before. */
export async function allowFree(work: StaffWork, personId: string): Promise<boolean> {
	const [row] = await work.db.execute<{ allowed: boolean }>(
		sql`SELECT door.allow_free_text(${personId}::uuid) AS allowed`
	);
	return row!.allowed;
}

/** Until this transaction ends nobody else decides about a text to this number: two at once would each count none. */
export async function holdNumber(work: Work, valueIndex: Buffer): Promise<void> {
	await work.db.execute(
		sql`SELECT pg_advisory_xact_lock(hashtextextended(encode(${valueIndex}::bytea, 'hex'), 2))`
	);
}

/**
 * Attempts of the local day (Europe/Amsterdam) of now that may have reached her phone, for whatever
 * appointment, and with whom: on a number that two persons share both are counted.
 */
export async function attemptsToday(work: Work, personId: string): Promise<number> {
	const since = midnight(localDay(work.now)).toISOString();
	const [row] = await work.db.execute<{ n: number }>(
		sql`SELECT door.attempts_since(${personId}::uuid, ${since}::timestamptz) AS n`
	);
	return row!.n;
}
