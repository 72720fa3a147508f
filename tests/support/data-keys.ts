import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { newDataKey, type KeyRing } from '#server/keys/ring.ts';

/** Keys of cases long gone, so that it takes a while. */
export async function addDataKeys(sql: postgres.Sql, ring: KeyRing, count: number): Promise<void> {
	for (let added = 0; added < count; added += 500) {
		const rows = Array.from({ length: Math.min(500, count - added) }, () => {
			const { id, kekId, wrapped } = newDataKey(ring, randomUUID()).row;
			return { id, kek_id: kekId, wrapped, case_id: id };
		});
		await sql`INSERT INTO data_key ${sql(rows)}`;
	}
}

/** How many data keys each key has wrapped. */
export async function countByKey(sql: postgres.Sql): Promise<Record<string, number>> {
	const rows =
		await sql`SELECT kek_id, count(*)::int AS n FROM data_key WHERE wrapped IS NOT NULL GROUP BY 1`;
	return Object.fromEntries(rows.map(({ kek_id, n }) => [String(kek_id), Number(n)]));
}
