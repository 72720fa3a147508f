import { sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';

/** The head of one chain at one moment; kept elsewhere, it shows later that nothing was cut off. */
export interface Seal {
	chain: string;
	seq: number;
	hash: string;
}

/** The heads of all chains now. Asked as role worker. */
export async function sealTrail({ db }: Database): Promise<Seal[]> {
	const rows = await db.execute<{ chain: string; seq: string; hash: string }>(
		sql`SELECT chain_id AS chain, seq, encode(hash, 'hex') AS hash FROM door.chain_heads()`
	);
	return rows.map(({ chain, seq, hash }) => ({ chain, seq: Number(seq), hash }));
}

/** What is wrong with the trail: events that do not follow, and seals that it no longer holds. */
export async function checkTrail({ db }: Database, seals: Seal[]): Promise<string[]> {
	const broken = await db.execute<{ chain_id: string; seq: string }>(
		sql`SELECT * FROM door.broken_events()`
	);
	const found = broken.map(
		({ chain_id, seq }) => `event ${seq} of chain ${chain_id} does not follow`
	);
	for (const { chain, seq, hash } of seals) {
		const [row] = await db.execute<{ hash: string | null }>(
			sql`SELECT encode(door.event_hash(${chain}::uuid, ${seq}), 'hex') AS hash`
		);
		if (row?.hash !== hash) found.push(`event ${seq} of chain ${chain} is not what was sealed`);
	}
	return found;
}
