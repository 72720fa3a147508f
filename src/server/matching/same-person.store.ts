import { randomUUID } from 'node:crypto';
import { and, asc, eq, isNull, or } from 'drizzle-orm';
import { samePerson } from '../db/schema/same-person.ts';
import { part, person } from '../db/schema/cases.ts';
import { dataKeyOf, dataKeys } from '../keys/data-keys.ts';
import { openText, seal } from '../keys/envelope.ts';
import { openPerson } from '../people/sealed-person.ts';
import type { StaffWork } from '../work.ts';

/** Two records of one person, as the page of one of the two parts shows it. */
export interface OtherRecord {
	id: string;
	personId: string;
	partId: string;
	code: string;
	name: string;
	reason: string;
	madeAt: Date;
}
interface Pair {
	personId: string;
	partId: string;
	otherPersonId: string;
	otherPartId: string;
}

/** In which part a person stands, when the actor may see it. */
export async function partOf(work: StaffWork, personId: string): Promise<string | undefined> {
	const [row] = await work.db
		.select({ partId: person.partId })
		.from(person)
		.where(eq(person.id, personId));
	return row?.partId;
}

/** Undefined when it was said before and still holds. */
export async function say(
	work: StaffWork,
	pair: Pair,
	{ keyId, reason }: { keyId: string; reason: string }
): Promise<string | undefined> {
	const id = randomUUID();
	const sealed = seal(await dataKeyOf(work, keyId), placeOf(id), reason);
	const said = await work.db
		.insert(samePerson)
		.values({ id, ...pair, keyId, sealed, madeBy: work.actor.id, madeAt: work.now })
		.onConflictDoNothing()
		.returning({ id: samePerson.id });
	return said[0]?.id;
}

/** Answers the two parts; undefined when it holds no longer, or is not about this part. */
export async function takeBack(
	work: StaffWork,
	id: string,
	partId: string
): Promise<string[] | undefined> {
	const [row] = await work.db
		.update(samePerson)
		.set({ endedAt: work.now, endedBy: work.actor.id })
		.where(and(eq(samePerson.id, id), isNull(samePerson.endedAt), isAbout(partId)))
		.returning({ one: samePerson.partId, other: samePerson.otherPartId });
	return row && [row.one, row.other];
}

/** What holds now about the people of a part, by their id. */
export async function ofPart(work: StaffWork, partId: string): Promise<Map<string, OtherRecord[]>> {
	const rows = await work.db
		.select()
		.from(samePerson)
		.where(and(isNull(samePerson.endedAt), isAbout(partId)))
		.orderBy(asc(samePerson.madeAt), asc(samePerson.id));
	const found = new Map<string, OtherRecord[]>();
	for (const row of rows) {
		const isFirst = row.partId === partId;
		const mine = isFirst ? row.personId : row.otherPersonId;
		const other = await recordOf(work, isFirst ? row.otherPersonId : row.personId);
		if (!other) continue;
		const key = await dataKeyOf(work, row.keyId);
		const reason = openText(key, placeOf(row.id), row.sealed);
		const line = { ...other, id: row.id, madeAt: row.madeAt, reason };
		found.set(mine, [...(found.get(mine) ?? []), line]);
	}
	return found;
}

async function recordOf(work: StaffWork, personId: string) {
	const [row] = await work.db
		.select({ kept: person, code: part.code })
		.from(person)
		.innerJoin(part, eq(part.id, person.partId))
		.where(eq(person.id, personId));
	const key = row && (await dataKeys(work, [row.kept.keyId])).get(row.kept.keyId);
	if (!row || !key) return undefined;
	const { name } = openPerson(key, personId, row.kept.sealed);
	return { personId, partId: row.kept.partId, code: row.code, name };
}

function isAbout(partId: string) {
	return or(eq(samePerson.partId, partId), eq(samePerson.otherPartId, partId));
}

function placeOf(id: string) {
	return { table: 'same_person', row: id, column: 'sealed' };
}
