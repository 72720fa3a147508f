import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres, { type Sql } from 'postgres';
import type { AppMode } from '../config.ts';

export interface Migration {
	/** The owner's address; the role may create roles and owns the database. */
	migratorUrl: string;
	appPassword: string;
	workerPassword: string;
	mode: AppMode;
}

const folder = fileURLToPath(new URL('../../../drizzle', import.meta.url));
const lockNumber = 7513;

/** Makes the roles and applies what is new, under a lock: two starters at once do no harm. PostgreSQL 16 or later. */
export async function migrate({
	migratorUrl,
	appPassword,
	workerPassword,
	mode
}: Migration): Promise<void> {
	const sql = postgres(migratorUrl, { max: 1, onnotice: () => undefined });
	try {
		await sql`SELECT pg_advisory_lock(${lockNumber})`;
		await makeRoles(sql, { app: appPassword, worker: workerPassword });
		await applyMigrations(drizzle(sql), { migrationsFolder: folder });
		await sql`GRANT USAGE ON SCHEMA drizzle TO app, worker`;
		await sql`GRANT SELECT ON drizzle.__drizzle_migrations TO app, worker`;
		await setPractice(sql, mode);
	} finally {
		await sql.end();
	}
}

async function makeRoles(sql: Sql, passwords: Record<'app' | 'worker', string>): Promise<void> {
	for (const [role, password] of Object.entries(passwords)) {
		await sql.unsafe(
			`DO $$ BEGIN CREATE ROLE ${role} LOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`
		);
		await sql.unsafe(`ALTER ROLE ${role} LOGIN PASSWORD '${password.replaceAll("'", "''")}'`);
	}
	await sql.unsafe(
		`DO $$ BEGIN CREATE ROLE doorkeeper NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`
	);
	await sql.unsafe('GRANT doorkeeper TO CURRENT_USER WITH INHERIT FALSE, SET TRUE');
	const [row] = await sql`SELECT quote_ident(current_database()) AS name`;
	await sql.unsafe(`REVOKE ALL ON DATABASE ${row!.name} FROM PUBLIC`);
	await sql.unsafe(`GRANT CONNECT ON DATABASE ${row!.name} TO app, worker`);
}

const practiceFunctions =
	'door.move_clock(interval), door.demo_people(), door.keep_demo_text(text, bytea), door.demo_texts(integer)';

// what moves the clock and opens the demo does not exist in production
async function setPractice(sql: Sql, mode: AppMode): Promise<void> {
	const isPractice = mode !== 'production';
	await sql.unsafe(
		`${isPractice ? 'GRANT UPDATE ON clock TO' : 'REVOKE UPDATE ON clock FROM'} doorkeeper`
	);
	await sql.begin(async (tx) => {
		await tx`SET LOCAL ROLE doorkeeper`;
		if (isPractice) return tx.unsafe(readFileSync(join(folder, 'practice.sql'), 'utf8'));
		await tx.unsafe(`DROP FUNCTION IF EXISTS ${practiceFunctions}`);
		return tx`DROP TABLE IF EXISTS door.demo_text`;
	});
}
