import { and, eq, inArray, type SQL } from 'drizzle-orm';
import type { Standing } from '#domain/corrected.ts';
import type { Signal, SignalSide } from '#domain/signal.ts';
import type { Place } from '../cursor.ts';
import { placeBy } from '../db/beyond.ts';
import { signal } from '../db/schema/risk.ts';
import { freshRow, holds, withBefore, wordsOf, type Kept } from '../noted/store.ts';
import type { StaffWork } from '../work.ts';

type Row = typeof signal.$inferSelect;
export type KeptSignal = Signal & Kept;

export const order = placeBy(signal, ['observedOn', 'notedAt', 'id']);

/** Of one side of a part what holds, what was seen last first. */
export function ofSide(
	work: StaffWork,
	{ partId, side }: { partId: string; side: SignalSide },
	{ from, limit }: { from: Place | undefined; limit: number }
): Promise<Standing<KeptSignal>[]> {
	const which = and(eq(signal.partId, partId), eq(signal.side, side), order.beyond(from));
	return read(work, which, limit);
}

/** One that holds. */
export async function find(
	work: StaffWork,
	partId: string,
	id: string
): Promise<KeptSignal | undefined> {
	return (await read(work, and(eq(signal.partId, partId), eq(signal.id, id)), 1))[0];
}

/** Its id; undefined when somebody else put the same one right meanwhile. */
export async function add(
	work: StaffWork,
	at: { partId: string; keyId: string },
	noted: { personId: string; corrects: string | null; signal: Signal; reason: string }
): Promise<string | undefined> {
	const { personId, corrects, reason } = noted;
	const { fact, opinion, ...coded } = noted.signal;
	const words = { fact, opinion, reason };
	const row = await freshRow(work, 'signal', at, { personId, corrects, words });
	const rows = await work.db
		.insert(signal)
		.values({ ...row, ...coded })
		.onConflictDoNothing({ target: signal.corrects })
		.returning({ id: signal.id });
	return rows[0]?.id;
}

async function read(work: StaffWork, which: SQL | undefined, limit: number) {
	const held = await work.db
		.select()
		.from(signal)
		.where(and(which, holds('signal')))
		.orderBy(...order.newestFirst)
		.limit(limit);
	return withBefore(await opened(work, held), async (ids) =>
		opened(work, await work.db.select().from(signal).where(inArray(signal.id, ids)))
	);
}

function opened(work: StaffWork, rows: Row[]): Promise<KeptSignal[]> {
	const kept = rows.map(async ({ partId: _, keyId, sealed, ...row }) => ({
		...row,
		...(await wordsOf<Pick<KeptSignal, 'fact' | 'opinion' | 'reason'>>(work, 'signal', {
			...{ id: row.id, keyId, sealed }
		}))
	}));
	return Promise.all(kept);
}
