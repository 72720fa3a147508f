import { randomUUID } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import type { Signal } from '#domain/signal.ts';
import { signal } from '../db/schema/risk.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import { openJson, sealJson } from '../keys/sealed-json.ts';
import type { StaffWork } from '../work.ts';

interface Words {
	fact: string;
	opinion: string;
	/** What was wrong with the one it puts right. */
	reason: string;
}
export interface KeptSignal extends Signal {
	id: string;
	personId: string;
	reason: string;
	corrects: string | null;
	notedAt: Date;
	notedBy: string;
}

/** Of a part, what was seen last first. */
export async function ofPart(work: StaffWork, partId: string): Promise<KeptSignal[]> {
	const rows = await work.db
		.select()
		.from(signal)
		.where(eq(signal.partId, partId))
		.orderBy(desc(signal.observedOn), desc(signal.notedAt), desc(signal.id));
	return Promise.all(
		rows.map(async ({ keyId, sealed, partId: _, ...row }) => ({
			...row,
			...openJson<Words>(await dataKeyOf(work, keyId), placeOf(row.id), sealed)
		}))
	);
}

/** Its id; undefined when somebody else put the same one right meanwhile. */
export async function add(
	work: StaffWork,
	{ partId, keyId }: { partId: string; keyId: string },
	noted: { personId: string; corrects: string | null; signal: Signal; reason: string }
): Promise<string | undefined> {
	const id = randomUUID();
	const { personId, corrects, reason } = noted;
	const { fact, opinion, ...coded } = noted.signal;
	const key = await dataKeyOf(work, keyId);
	const rows = await work.db
		.insert(signal)
		.values({
			...{ id, partId, keyId, personId, corrects, ...coded },
			sealed: sealJson(key, placeOf(id), { fact, opinion, reason }),
			...{ notedAt: work.now, notedBy: work.actor.id }
		})
		.onConflictDoNothing({ target: signal.corrects })
		.returning({ id: signal.id });
	return rows[0]?.id;
}

function placeOf(row: string) {
	return { table: 'signal', row, column: 'sealed' };
}
