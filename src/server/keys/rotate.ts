import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '../db/client.ts';
import { proofOf, rewrap, type KeyRing, type WrappedKey } from './ring.ts';

export interface Rotation {
	/** How many data keys this run wrapped with the first key of the ring. */
	rotated: number;
	/** Data keys that their own key does not open: they stay as they are. */
	unreadable: string[];
}

const batchSize = 200;
const house = '00000000-0000-0000-0000-000000000000';

/**
 * Wraps every data key with the first key of the ring, some at a time: whoever reads meanwhile sees the old wrapping or
 * the new one. It may break off at any moment and be run again. Asked as owner of the database.
 */
export async function rotate(
	database: Database,
	keys: KeyRing,
	say: (done: number, left: number) => void = () => undefined
): Promise<Rotation | { problem: 'key-missing' | 'other-key' }> {
	const problem = await inside(database, (db) => ringProblem(db, keys));
	if (problem) return { problem };
	const rotation: Rotation = { rotated: 0, unreadable: [] };
	for (;;) {
		const left = await inside(database, (db) => rotateSome(db, keys, rotation));
		if (left === 'done') return rotation;
		say(rotation.rotated, left);
	}
}

async function ringProblem(db: Transaction, keys: KeyRing) {
	const used = await db.execute<{ kek: string }>(
		sql`SELECT DISTINCT kek_id AS kek FROM data_key WHERE wrapped IS NOT NULL`
	);
	if (used.some(({ kek }) => !keys.wrapping.has(kek))) return 'key-missing';
	for (const kek of keys.wrapping.keys()) {
		const [row] = await db.execute<{ same: boolean }>(
			sql`SELECT door.prove_key(${kek}, ${proofOf(keys, kek)}) AS same`
		);
		if (!row!.same) return 'other-key';
	}
	return undefined;
}

// a key that somebody erases meanwhile is no longer found once its row is free
async function rotateSome(
	db: Transaction,
	keys: KeyRing,
	rotation: Rotation
): Promise<number | 'done'> {
	const rows = await db.execute<{ id: string; kek: string; wrapped: Buffer }>(
		sql`SELECT id, kek_id AS kek, wrapped FROM data_key WHERE wrapped IS NOT NULL AND kek_id <> ${keys.active}
			AND id <> ALL (${`{${rotation.unreadable.join(',')}}`}::uuid[]) ORDER BY id LIMIT ${batchSize} FOR NO KEY UPDATE`
	);
	if (rows.length === 0) return 'done';
	const read = rows.map(({ id, kek, wrapped }) => rewrapped(keys, { id, kekId: kek, wrapped }));
	const fresh = read.filter((row) => typeof row !== 'string');
	for (const row of fresh) {
		await db.execute(
			sql`UPDATE data_key SET kek_id = ${row.kekId}, wrapped = ${row.wrapped} WHERE id = ${row.id}`
		);
	}
	if (fresh.length > 0)
		await db.execute(
			sql`SELECT door.record(${house}, 'keys.rotated', NULL, NULL, NULL, 'operator')`
		);
	rotation.unreadable.push(...read.filter((row) => typeof row === 'string'));
	rotation.rotated += fresh.length;
	return leftOf(db, keys, rotation);
}

async function leftOf(db: Transaction, keys: KeyRing, { unreadable }: Rotation): Promise<number> {
	const [row] = await db.execute<{ n: number }>(
		sql`SELECT count(*)::int AS n FROM data_key WHERE wrapped IS NOT NULL AND kek_id <> ${keys.active}`
	);
	return row!.n - unreadable.length;
}

function rewrapped(keys: KeyRing, row: WrappedKey): WrappedKey | string {
	try {
		return rewrap(keys, row);
	} catch {
		return row.id;
	}
}

// the owner reads no row of its own tables; what looks after the keys is the doorkeeper
function inside<T>({ db }: Database, act: (db: Transaction) => Promise<T>): Promise<T> {
	return db.transaction(async (tx) => {
		await tx.execute(sql`SET LOCAL ROLE doorkeeper`);
		return act(tx);
	});
}
