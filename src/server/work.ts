import type { KeyObject } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import type { Actor } from '#domain/actor.ts';
import type { Asking } from './db/client.ts';
import { house } from './house.ts';
import { keyGone, type KeyRing } from './keys/ring.ts';

/** One transaction: who acts, when (read once, from the database's clock), and the data keys opened so far. */
export interface Work<A extends Actor | undefined = Actor | undefined> {
	actor: A;
	now: Date;
	db: Asking;
	keys: KeyRing;
	opened: Map<string, KeyObject>;
	/** Whether a counsellor is on duty, once it was asked. */
	counsellorOnDuty?: boolean;
}
export type StaffWork = Work<Actor>;
/** What looking needs of it: the time is not among it. */
export type Look<A extends Actor | undefined = Actor> = Omit<Work<A>, 'now'>;

/** A member of staff acts: every row it can reach is what row level security shows this actor. */
export function together<T>(actor: Actor, act: (work: StaffWork) => Promise<T>): Promise<T> {
	return inOneTransaction(actor, act);
}

/**
 * A member of staff only looks: nothing can change, so what was seen waits neither for the
 * beginning of the transaction nor for its end. What one request looks at side by side (the frame
 * and its page) is seen in one transaction; `actor` is the one of that request.
 */
export async function looking<T>(actor: Actor, see: (look: Look) => Promise<T>): Promise<T> {
	const sight = sightOf(actor);
	try {
		const [seen] = await Promise.all([sight.look.then(see), sight.begun]);
		return seen;
	} finally {
		turnFrom(sight);
	}
}

/**
 * Looks once: all it asks, it asks before it waits for anything. So the end of the transaction
 * goes to the database together with that; what is asked later is refused.
 */
export async function glancing<T>(actor: Actor, see: (look: Look) => Promise<T>): Promise<T> {
	const sight = sightOf(actor);
	const seen = sight.look.then(see);
	const asked = () => turnFrom(sight);
	sight.look.then(asked, asked);
	await Promise.all([seen, sight.begun]);
	return seen;
}

interface Sight {
	look: Promise<Look>;
	begun: Promise<unknown>;
	eyes: number;
	close(): void;
}
const sights = new WeakMap<Actor, Sight>();

function sightOf(actor: Actor): Sight {
	const sight = sights.get(actor) ?? openSight(actor);
	sight.eyes += 1;
	return sight;
}

function turnFrom(sight: Sight): void {
	sight.eyes -= 1;
	if (sight.eyes === 0) sight.close();
}

function openSight(actor: Actor): Sight {
	const { database, keys } = house();
	const [opened, begun, closed] = [
		Promise.withResolvers<Look>(),
		Promise.withResolvers<unknown>(),
		Promise.withResolvers<void>()
	];
	const refused = (reason: unknown) => [opened, begun].forEach(({ reject }) => reject(reason));
	database.db
		.transaction(async (db) => {
			// asked before anything that is looked at
			const asked = db.execute(sql`SELECT set_config('app.actor', ${actor.id}, true),
				set_config('transaction_read_only', 'on', true)`);
			asked.execute().then(begun.resolve, refused);
			opened.resolve({ actor, db, keys, opened: new Map() });
			await closed.promise;
		})
		.catch(refused);
	const close = () => {
		sights.delete(actor);
		closed.resolve();
	};
	const sight = { look: opened.promise, begun: begun.promise, eyes: 0, close };
	sights.set(actor, sight);
	return sight;
}

/** Nobody is known yet: only the functions of the schema door answer. */
export function atTheDoor<T>(act: (work: Work<undefined>) => Promise<T>): Promise<T> {
	return inOneTransaction(undefined, act);
}

/** Nobody is known, and one function of the schema door does it all: it is a transaction by itself. */
export function askTheDoor<Row extends Record<string, unknown>>(query: SQL) {
	return retried(() => house().database.db.execute<Row>(query));
}

/** What was asked of the database before there is a transaction. */
export interface Moment {
	now: Date;
	counsellorOnDuty: boolean;
}

/**
 * Nobody is known, and `act` changes something by one statement only, so that nothing has
 * to be held open around it.
 */
export function atTheDoorOnce<T>(
	moment: Moment,
	act: (work: Work<undefined>) => Promise<T>
): Promise<T> {
	const { database, keys } = house();
	const { now, counsellorOnDuty } = moment;
	return retried(() =>
		act({ actor: undefined, now, db: database.db, keys, opened: new Map(), counsellorOnDuty })
	);
}

const attempts = 3;
const retryable = new Set(['40001', '40P01', keyGone]);

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
