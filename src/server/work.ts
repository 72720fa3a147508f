import type { KeyObject } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Actor } from '#domain/actor.ts';
import type { Transaction } from './db/client.ts';
import { house } from './house.ts';
import type { KeyRing } from './keys/ring.ts';

/** One transaction: who acts, when (read once, from the database's clock), and the data keys opened so far. */
export interface Work<A extends Actor | undefined = Actor | undefined> {
	actor: A;
	now: Date;
	db: Transaction;
	keys: KeyRing;
	opened: Map<string, KeyObject>;
}
export type StaffWork = Work<Actor>;

/** A member of staff acts: every row it can reach is what row level security shows this actor. */
export function together<T>(actor: Actor, act: (work: StaffWork) => Promise<T>): Promise<T> {
	return inOneTransaction(actor, act);
}

/** Nobody is known yet: only the functions of the schema door answer. */
export function atTheDoor<T>(act: (work: Work<undefined>) => Promise<T>): Promise<T> {
	return inOneTransaction(undefined, act);
}

const attempts = 3;
const retryable = new Set(['40001', '40P01']);

async function inOneTransaction<A extends Actor | undefined, T>(
	actor: A,
	act: (work: Work<A>) => Promise<T>
): Promise<T> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await once(actor, act);
		} catch (error) {
			if (attempt === attempts || !retryable.has(sqlState(error) ?? '')) throw error;
		}
	}
}

function once<A extends Actor | undefined, T>(
	actor: A,
	act: (work: Work<A>) => Promise<T>
): Promise<T> {
	const { database, keys } = house();
	return database.db.transaction(async (db) => {
		const [row] = await db.execute<{ now: string }>(
			sql`SELECT set_config('app.actor', ${actor?.id ?? ''}, true), door.time() AS now`
		);
		return act({ actor, now: new Date(row!.now), db, keys, opened: new Map() });
	});
}

/** The five-character state of a PostgreSQL error, also when the query builder wrapped it. */
export function sqlState(error: unknown): string | undefined {
	const cause = error instanceof Error && error.cause ? error.cause : error;
	const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
	return typeof code === 'string' ? code : undefined;
}
