import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import type { Factor } from '#domain/factor.ts';
import { factor } from '../db/schema/risk.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import { openJson, sealJson } from '../keys/sealed-json.ts';
import type { StaffWork } from '../work.ts';

export interface KeptFactor extends Factor {
	id: string;
	personId: string;
	/** What was wrong with the one it puts right. */
	reason: string;
	corrects: string | null;
	notedAt: Date;
	notedBy: string;
}

/** Of a part, what was seen first first. */
export async function ofPart(work: StaffWork, partId: string): Promise<KeptFactor[]> {
	const rows = await work.db
		.select()
		.from(factor)
		.where(eq(factor.partId, partId))
		.orderBy(asc(factor.seenOn), asc(factor.notedAt), asc(factor.id));
	return Promise.all(
		rows.map(async ({ keyId, sealed, partId: _, ...row }) => ({
			...row,
			...openJson<{ words: string; reason: string }>(
				await dataKeyOf(work, keyId),
				placeOf(row.id),
				sealed
			)
		}))
	);
}

/** Its id; undefined when somebody else put the same one right meanwhile. */
export async function add(
	work: StaffWork,
	{ partId, keyId }: { partId: string; keyId: string },
	noted: { personId: string; corrects: string | null; factor: Factor; reason: string }
): Promise<string | undefined> {
	const id = randomUUID();
	const { personId, corrects, reason } = noted;
	const { words, ...coded } = noted.factor;
	const key = await dataKeyOf(work, keyId);
	const rows = await work.db
		.insert(factor)
		.values({
			...{ id, partId, keyId, personId, corrects, ...coded },
			sealed: sealJson(key, placeOf(id), { words, reason }),
			...{ notedAt: work.now, notedBy: work.actor.id }
		})
		.onConflictDoNothing({ target: factor.corrects })
		.returning({ id: factor.id });
	return rows[0]?.id;
}

function placeOf(row: string) {
	return { table: 'factor', row, column: 'sealed' };
}
