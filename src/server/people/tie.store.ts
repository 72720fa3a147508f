import { randomUUID } from 'node:crypto';
import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm';
import type { Relation } from '#domain/relation.ts';
import { person } from '../db/schema/cases.ts';
import { relation } from '../db/schema/people.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import type { StaffWork } from '../work.ts';
import { openKept, sealKept } from './sealed-family.ts';

export interface Tie extends Relation {
	id: string;
	madeAt: Date;
	/** Null while it holds. */
	endedAt: Date | null;
}
type Row = typeof relation.$inferSelect;

/** Those that hold and those that ended, in the order they were made. */
export async function ofPart(work: StaffWork, partId: string): Promise<Tie[]> {
	const rows = await work.db
		.select()
		.from(relation)
		.where(eq(relation.partId, partId))
		.orderBy(asc(relation.madeAt), asc(relation.id));
	return Promise.all(rows.map((row) => opened(work, row)));
}

/** Two people hold at most one tie; until the end of this transaction nobody else ties or cuts them. */
export async function holdBetween(
	work: StaffWork,
	partId: string,
	[one, other]: [string, string]
): Promise<Tie | undefined> {
	await work.db
		.select({ id: person.id })
		.from(person)
		.where(and(eq(person.partId, partId), inArray(person.id, [one, other])))
		.orderBy(asc(person.id))
		.for('update');
	const between = or(
		and(eq(relation.fromId, one), eq(relation.toId, other)),
		and(eq(relation.fromId, other), eq(relation.toId, one))
	);
	const [row] = await work.db
		.select()
		.from(relation)
		.where(and(eq(relation.partId, partId), isNull(relation.endedAt), between));
	return row && opened(work, row);
}

export async function add(
	work: StaffWork,
	{ partId, keyId }: { partId: string; keyId: string },
	{ fromId, toId, ...kept }: Relation
): Promise<string> {
	const id = randomUUID();
	const key = await dataKeyOf(work, keyId);
	await work.db.insert(relation).values({
		...{ id, partId, keyId, fromId, toId },
		sealed: sealKept(key, { table: 'relation', id }, kept),
		madeAt: work.now,
		madeBy: work.actor.id
	});
	return id;
}

/** It stays as it was; false when it had ended already. */
export async function end(work: StaffWork, partId: string, id: string): Promise<boolean> {
	const rows = await work.db
		.update(relation)
		.set({ endedAt: work.now, endedBy: work.actor.id })
		.where(and(eq(relation.id, id), eq(relation.partId, partId), isNull(relation.endedAt)))
		.returning({ id: relation.id });
	return rows.length > 0;
}

async function opened(work: StaffWork, row: Row): Promise<Tie> {
	const { id, fromId, toId, madeAt, endedAt } = row;
	const key = await dataKeyOf(work, row.keyId);
	const kept = openKept(key, { table: 'relation', id }, row.sealed);
	return { ...kept, id, fromId, toId, madeAt, endedAt };
}
