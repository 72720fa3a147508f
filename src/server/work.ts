import type { KeyObject } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import type { Actor } from '#domain/actor.ts';
import type { Asking } from './db/client.ts';
import { house } from './house.ts';
import type { KeyRing } from './keys/ring.ts';

/** One transaction: who acts, when (read once, from the database's clock), and the data keys opened so far. */
export interface Work<A extends Actor | undefined = Actor | undefined> {
	actor: A;
	now: Date;
	db: Asking;
	keys: KeyRing;
	opened: Map<string, KeyObject>;
	/** Whether a counsellor is on duty, once it was asked. */
	onDuty?: boolean;
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

/** Nobody is known, and one function of the schema door does it all: it is a transaction by itself. */
export function askTheDoor<Row extends Record<string, unknown>>(query: SQL) {
	return retried(() => house().database.db.execute<Row>(query));
}

/**
 * Nobody is known, and `act` changes something by one statement only, so that nothing has
 * to be held open around it.
 */
export function atTheDoorOnce<T>(act: (work: Work<undefined>) => Promise<T>): Promise<T> {
	const { database, keys } = house();
	return retried(async () => {
		const [row] = await database.db.execute<{ now: string; on_duty: boolean }>(
			sql`SELECT door.time() AS now, door.someone_on_duty() AS on_duty`
		);
		const now = new Date(row!.now);
		const onDuty = row!.on_duty;
		return act({ actor: undefined, now, db: database.db, keys, opened: new Map(), onDuty });
	});
}

const attempts = 3;
const retryable = new Set(['40001', '40P01']);

function inOneTransaction<A extends Actor | undefined, T>(
	actor: A,
	act: (work: Work<A>) => Promise<T>
): Promise<T> {
	const { database, keys } = house();
	return retried(() =>
		database.db.transaction(async (db) => {
			const [row] = await db.execute<{ now: string }>(
				sql`SELECT set_config('app.actor', ${actor?.id ?? ''}, true), door.time() AS now`
			);
			return act({ actor, now: new Date(row!.now), db, keys, opened: new Map() });
		})
	);
}

async function retried<T>(act: () => Promise<T>): Promise<T> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await act();
		} catch (error) {
			if (attempt === attempts || !retryable.has(sqlState(error) ?? '')) throw error;
		}
	}
}

/** The five-character state of a PostgreSQL error, also when the query builder wrapped it. */
export function sqlState(error: unknown): string | undefined {
	const cause = error instanceof Error && error.cause ? error.cause : error;
	const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
	return typeof code === 'string' ? code : undefined;
}
