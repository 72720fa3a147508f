import { randomUUID } from 'node:crypto';
import { and, eq, sql, type SQL } from 'drizzle-orm';
import { standing, type Standing } from '#domain/corrected.ts';
import { factor, signal } from '../db/schema/risk.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import { openJson, sealJson } from '../keys/sealed-json.ts';
import type { StaffWork } from '../work.ts';

const tables = { signal, factor };
/** What is only ever added to: a row may put another one right, which stays as it was. */
export type Noun = keyof typeof tables;
/** What stands with each beside what was noted. */
export interface Kept {
	id: string;
	personId: string;
	/** What was wrong with the one it puts right. */
	reason: string;
	corrects: string | null;
	notedAt: Date;
	notedBy: string;
}

/** No other puts it right. */
export function holds(noun: Noun): SQL {
	const { id } = tables[noun];
	return sql`NOT EXISTS (SELECT FROM ${tables[noun]} later WHERE later.corrects = ${id})`;
}

/** Each with all that it put right, wherever in the list that stood. */
export async function withBefore<One extends Kept>(
	held: readonly One[],
	those: (ids: string[]) => Promise<One[]>
): Promise<Standing<One>[]> {
	const all = [...held];
	let ids = all.flatMap(({ corrects }) => corrects ?? []);
	while (ids.length > 0) {
		const earlier = await those(ids);
		all.push(...earlier);
		ids = earlier.flatMap(({ corrects }) => corrects ?? []);
	}
	return standing(all);
}

/** Whether there is one with this id, also when it was put right meanwhile. */
export async function isOf(
	work: StaffWork,
	noun: Noun,
	{ partId, id }: { partId: string; id: string }
): Promise<boolean> {
	const table = tables[noun];
	const rows = await work.db
		.select({ id: table.id })
		.from(table)
		.where(and(eq(table.id, id), eq(table.partId, partId)));
	return rows.length > 0;
}

/** What a new row keeps beside its codes; its words are sealed. */
export async function freshRow(
	work: StaffWork,
	noun: Noun,
	{ partId, keyId }: { partId: string; keyId: string },
	{ personId, corrects, words }: Pick<Kept, 'personId' | 'corrects'> & { words: object }
) {
	const id = randomUUID();
	const sealed = sealJson(await dataKeyOf(work, keyId), placeOf(noun, id), words);
	const noted = { notedAt: work.now, notedBy: work.actor.id };
	return { id, partId, keyId, personId, corrects, sealed, ...noted };
}

export async function wordsOf<Words>(
	work: StaffWork,
	noun: Noun,
	{ id, keyId, sealed }: { id: string; keyId: string; sealed: Buffer }
): Promise<Words> {
	return openJson<Words>(await dataKeyOf(work, keyId), placeOf(noun, id), sealed);
}

function placeOf(table: Noun, row: string) {
	return { table, row, column: 'sealed' };
}
