import { sql } from 'drizzle-orm';
import journal from '../../drizzle/meta/_journal.json' with { type: 'json' };
import { readConfig } from './config.ts';
import { openDatabase, type Database } from './db/client.ts';
import { house, openHouse, type House } from './house.ts';
import { proofOf, readKeyRing, type KeyRing } from './keys/ring.ts';
import { sqlState } from './work.ts';

/** Opens settings, keys and database for a web process or a worker, or throws with the reason not to start. */
export async function start(part: 'web' | 'worker', env = process.env): Promise<House> {
	const config = readConfig(env, part === 'web' ? 'DATABASE_URL' : 'WORKER_DATABASE_URL');
	const keys = readKeyRing(config.encryptionKeys, config.indexKey);
	if ('problem' in keys)
		throw new Error(`Missing or weak settings: ${keys.problem}. See .env.example.`);

	const database = openDatabase(config.databaseUrl, `naastenlijn-${part}`, part === 'web' ? 10 : 4);
	const opened = { config, database, keys };
	const problem = await problemWith(opened);
	if (problem) {
		await database.sql.end();
		throw new Error(problem);
	}
	openHouse(opened);
	return opened;
}

// what the driver says of a failure holds statements and addresses: only its code is told
async function problemWith(opened: House): Promise<string | undefined> {
	try {
		return (await roleProblem(opened.database)) ?? (await stateProblem(opened));
	} catch (reason) {
		return `The database cannot be used (${sqlState(reason) ?? 'unknown'}): does it answer, and did npm run migrate run?`;
	}
}

/** Why this database cannot be used now, or undefined. Asked at the start and by /ready. */
export async function stateProblem(
	{ config, database, keys }: House = house()
): Promise<string | undefined> {
	const [applied] = await database.db.execute<{ n: number }>(
		sql`SELECT count(*)::int AS n FROM drizzle.__drizzle_migrations`
	);
	if (applied!.n < journal.entries.length) return 'A migration is missing: run npm run migrate.';
	if (applied!.n > journal.entries.length) return 'The database is newer than this program.';
	const [state] = await database.db.execute<{
		moved: boolean;
		is_practice: boolean;
		keys: string[] | null;
	}>(
		sql`SELECT ahead <> '0' AS moved, to_regprocedure('door.move_clock(interval)') IS NOT NULL AS is_practice, keys FROM door.state()`
	);
	if (config.mode === 'production' && state!.moved)
		return 'The clock of this database was moved: it is a demo or a test.';
	if (config.mode === 'demo' && !state!.is_practice)
		return 'The demo runs only on its own database.';
	return keyProblem(database, keys, state!.keys ?? []);
}

const latestMinutes = 15;

/** Whether a text that was due waits longer than a quarter of an hour: then no worker is at work. */
export async function outboxIsLate(): Promise<boolean> {
	const [row] = await house().database.db.execute<{ late: boolean }>(
		sql`SELECT coalesce(door.time() - oldest_due > make_interval(mins => ${latestMinutes}), false) AS late FROM door.state()`
	);
	return row!.late;
}

async function keyProblem(
	database: Database,
	keys: KeyRing,
	used: string[]
): Promise<string | undefined> {
	if (used.some((kekId) => !keys.wrapping.has(kekId)))
		return 'ENCRYPTION_KEYS lacks a key that this database uses.';
	for (const kekId of keys.wrapping.keys()) {
		const [row] = await database.db.execute<{ same: boolean }>(
			sql`SELECT door.prove_key(${kekId}, ${proofOf(keys, kekId)}) AS same`
		);
		if (!row!.same)
			return 'ENCRYPTION_KEYS holds another key under the same id than this database was written with.';
	}
	return undefined;
}

async function roleProblem(database: Database): Promise<string | undefined> {
	const [role] = await database.db.execute<{ mighty: boolean; owns: boolean }>(sql`
		SELECT rolsuper OR rolbypassrls AS mighty,
			EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
				WHERE n.nspname = 'public' AND c.relkind = 'r' AND pg_has_role(current_user, c.relowner, 'USAGE')) AS owns
		FROM pg_roles WHERE rolname = current_user`);
	if (role!.mighty)
		return 'The database role may pass row level security: use the role app or worker.';
	if (role!.owns) return 'The database role owns tables: use the role app or worker.';
	return undefined;
}
