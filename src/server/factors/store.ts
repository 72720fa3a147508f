import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Standing } from '#domain/corrected.ts';
import type { LineName } from '#domain/factor-course.ts';
import type { Factor } from '#domain/factor.ts';
import type { Place } from '../cursor.ts';
import { placeBy } from '../db/beyond.ts';
import { factor } from '../db/schema/risk.ts';
import { freshRow, holds, withBefore, wordsOf, type Kept } from '../noted/store.ts';
import type { StaffWork } from '../work.ts';

type Row = typeof factor.$inferSelect;
export type KeptFactor = Factor & Kept;

export const order = placeBy(factor, ['seenOn', 'notedAt', 'id']);

/** Of each line of a part the last so many points that hold: none of them is read to its end. */
export async function lastOfLines(
	work: StaffWork,
	partId: string,
	limit: number
): Promise<Standing<KeptFactor>[]> {
	const isOnLine = sql`(${factor.kind}, ${factor.code}, ${factor.personId}) = (line.kind, line.code, line.person_id)`;
	const last = work.db
		.select({ id: factor.id })
		.from(factor)
		.where(and(eq(factor.partId, partId), isOnLine, holds('factor')))
		.orderBy(...order.newestFirst)
		.limit(limit);
	// from one line to the next by the index, past all that lies on it
	const names = sql`SELECT kind, code, person_id FROM factor WHERE part_id = ${partId}::uuid`;
	const rows = await work.db.execute<{ id: string }>(sql`
		WITH RECURSIVE line AS ((${names} ORDER BY kind, code, person_id LIMIT 1) UNION ALL
			SELECT next.* FROM line l, LATERAL (${names} AND (kind, code, person_id) > (l.kind, l.code, l.person_id)
				ORDER BY kind, code, person_id LIMIT 1) next)
		SELECT point.id FROM line, LATERAL ${last} point`);
	const held = await those(
		work,
		rows.map(({ id }) => id)
	);
	return whole(work, held);
}

/** The points of one line of a part that hold, those that came last before a place. */
export async function beforeOnLine(
	work: StaffWork,
	partId: string,
	{ kind, code, personId }: LineName,
	{ from, limit }: { from: Place; limit: number }
): Promise<Standing<KeptFactor>[]> {
	const isOnLine = and(eq(factor.kind, kind), eq(factor.code, code), eq(factor.personId, personId));
	const rows = await work.db
		.select()
		.from(factor)
		.where(and(eq(factor.partId, partId), isOnLine, order.beyond(from), holds('factor')))
		.orderBy(...order.newestFirst)
		.limit(limit);
	return whole(work, await opened(work, rows));
}

/** One that holds. */
export async function find(
	work: StaffWork,
	partId: string,
	id: string
): Promise<KeptFactor | undefined> {
	const isIt = and(eq(factor.partId, partId), eq(factor.id, id), holds('factor'));
	return (await opened(work, await work.db.select().from(factor).where(isIt)))[0];
}

/** Its id; undefined when somebody else put the same one right meanwhile. */
export async function add(
	work: StaffWork,
	at: { partId: string; keyId: string },
	noted: { personId: string; corrects: string | null; factor: Factor; reason: string }
): Promise<string | undefined> {
	const { personId, corrects, reason } = noted;
	const { words, ...coded } = noted.factor;
	const row = await freshRow(work, 'factor', at, { personId, corrects, words: { words, reason } });
	const rows = await work.db
		.insert(factor)
		.values({ ...row, ...coded })
		.onConflictDoNothing({ target: factor.corrects })
		.returning({ id: factor.id });
	return rows[0]?.id;
}

function whole(work: StaffWork, held: readonly KeptFactor[]): Promise<Standing<KeptFactor>[]> {
	return withBefore(held, (ids) => those(work, ids));
}

/** The latest first. */
async function those(work: StaffWork, ids: string[]): Promise<KeptFactor[]> {
	if (ids.length === 0) return [];
	const rows = await work.db
		.select()
		.from(factor)
		.where(inArray(factor.id, ids))
		.orderBy(...order.newestFirst);
	return opened(work, rows);
}

function opened(work: StaffWork, rows: Row[]): Promise<KeptFactor[]> {
	const kept = rows.map(async ({ partId: _, keyId, sealed, ...row }) => ({
		...row,
		...(await wordsOf<Pick<KeptFactor, 'words' | 'reason'>>(work, 'factor', {
			...{ id: row.id, keyId, sealed }
		}))
	}));
	return Promise.all(kept);
}
