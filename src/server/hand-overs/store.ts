import { randomUUID } from 'node:crypto';
import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { handOver } from '../db/schema/trajectories.ts';
import { part } from '../db/schema/cases.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import { openText, seal } from '../keys/envelope.ts';
import type { StaffWork } from '../work.ts';

type Row = typeof handOver.$inferSelect;
export interface KeptHandOver extends Omit<Row, 'sealed' | 'keyId'> {
	/** What the one who gets it must know; empty where nothing was written. */
	words: string;
}
export type GiveOutcome =
	'assigned' | 'not-found' | 'not-possible-now' | 'conflict-declared' | 'works-on-it';

/** The whole of it is one function of the wall: who works on it, what is open, and that it was handed over. */
export async function give(
	work: StaffWork,
	{ partId, fromId, toId }: { partId: string; fromId: string; toId: string },
	words: string
): Promise<GiveOutcome> {
	const id = randomUUID();
	const [found] = await work.db.select({ keyId: part.keyId }).from(part).where(eq(part.id, partId));
	if (!found) return 'not-found';
	const sealed = words ? seal(await dataKeyOf(work, found.keyId), placeOf(id), words) : null;
	const [row] = await work.db.execute<{ outcome: GiveOutcome }>(
		sql`SELECT door.hand_over(${partId}::uuid, ${fromId}::uuid, ${toId}::uuid, ${found.keyId}::uuid, ${id}::uuid, ${sealed}::bytea) AS outcome`
	);
	return row!.outcome;
}

/** What the actor was given and did not read about yet. */
export async function unread(work: StaffWork): Promise<KeptHandOver[]> {
	const rows = await work.db
		.select()
		.from(handOver)
		.where(and(eq(handOver.toId, work.actor.id), isNull(handOver.readAt)))
		.orderBy(desc(handOver.madeAt), desc(handOver.id));
	return Promise.all(rows.map((row) => opened(work, row)));
}

/** All of these parts that said something, the newest first. */
export async function ofParts(
	work: StaffWork,
	partIds: readonly string[]
): Promise<KeptHandOver[]> {
	if (partIds.length === 0) return [];
	const rows = await work.db
		.select()
		.from(handOver)
		.where(and(inArray(handOver.partId, [...partIds]), sql`${handOver.sealed} IS NOT NULL`))
		.orderBy(desc(handOver.madeAt), desc(handOver.id));
	return Promise.all(rows.map((row) => opened(work, row)));
}

/** She knows enough of it. Answers the parts. */
export async function read(work: StaffWork, partIds: readonly string[]): Promise<string[]> {
	if (partIds.length === 0) return [];
	const mine = and(eq(handOver.toId, work.actor.id), isNull(handOver.readAt));
	const rows = await work.db
		.update(handOver)
		.set({ readAt: work.now })
		.where(and(mine, inArray(handOver.partId, [...partIds])))
		.returning({ partId: handOver.partId });
	return rows.map(({ partId }) => partId);
}

export async function giveBackOf(work: StaffWork, staffId: string): Promise<void> {
	await work.db.execute(sql`SELECT door.give_back_of(${staffId}::uuid)`);
}

async function opened(work: StaffWork, { sealed, keyId, ...row }: Row): Promise<KeptHandOver> {
	const key = keyId && sealed ? await dataKeyOf(work, keyId) : undefined;
	return { ...row, words: key && sealed ? openText(key, placeOf(row.id), sealed) : '' };
}

function placeOf(row: string) {
	return { table: 'hand_over', row, column: 'sealed' };
}
