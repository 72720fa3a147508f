import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '../db/client.ts';
import { goodSeals, wordsOf, wordsOfSeal, type Fault, type Found, type SealNow } from './fault.ts';
import type { Seal } from './seal.ts';

/** The heads of all chains now. Asked as role worker. */
export function sealTrail(database: Database): Promise<Seal[]> {
	return inOneSight(database, async (db) => {
		const rows = await db.execute<{ chain: string; seq: string; hash: string }>(
			sql`SELECT chain_id AS chain, seq, encode(hash, 'hex') AS hash FROM door.chain_heads()`
		);
		return rows.map(({ chain, seq, hash }) => ({ chain, seq: Number(seq), hash }));
	});
}

/** What is wrong with the trail: events that do not follow, and seals that it no longer holds. */
export function checkTrail(database: Database, seals: Seal[]): Promise<Found[]> {
	return inOneSight(database, async (db) => {
		const broken = await db.execute<{ chain: string; seq: string; fault: Fault; good: string }>(
			sql`SELECT chain_id AS chain, seq, fault, last_good AS good FROM door.broken_events()`
		);
		const found = broken.map(({ chain, seq, fault, good }) =>
			wordsOf({ chain, seq: Number(seq), fault, lastGood: Number(good) })
		);
		return [...found, ...(await brokenSeals(db, seals))];
	});
}

async function brokenSeals(db: Transaction, seals: Seal[]): Promise<Found[]> {
	if (seals.length === 0) return [];
	const rows = await db.execute<{
		chain: string;
		seq: string;
		hash: string | null;
		last: string;
	}>(sql`SELECT chain_id AS chain, seq, encode(hash, 'hex') AS hash, last
		FROM door.sealed_events(${asArray(seals.map(({ chain }) => chain))}::uuid[],
			${asArray(seals.map(({ seq }) => seq))}::bigint[])`);
	const kept = new Map(seals.map((seal) => [`${seal.chain} ${seal.seq} ${seal.hash}`, seal]));
	const hashes = new Map(
		rows.map(({ chain, seq, hash, last }): [string, SealNow] => [
			`${chain} ${seq}`,
			{ hash, last: Number(last) }
		])
	);
	const good = goodSeals([...kept.values()], hashes);
	return [...kept.values()].flatMap((seal) => {
		const now = hashes.get(`${seal.chain} ${seal.seq}`)!;
		return now.hash === seal.hash ? [] : [wordsOfSeal(seal, now, good)];
	});
}

function asArray(values: (string | number)[]): string {
	return `{${values.join(',')}}`;
}

// a trail of years takes longer than a page may, and what is added meanwhile must not look like a change
function inOneSight<T>({ db }: Database, ask: (db: Transaction) => Promise<T>): Promise<T> {
	return db.transaction(
		async (tx) => {
			await tx.execute(sql`SET LOCAL statement_timeout = 0`);
			return ask(tx);
		},
		{ isolationLevel: 'repeatable read', accessMode: 'read only' }
	);
}
