import { randomBytes, randomUUID } from 'node:crypto';
import postgres from 'postgres';
import type { Load } from './figures.ts';

const connections = 10;
const atOnce = 16;

/** The tables of an intake without walls, keys or what they refer to. */
export async function makeRawTables(superuserUrl: string): Promise<void> {
	const sql = postgres(superuserUrl, { max: 1, onnotice: () => undefined });
	for (const table of ['intake', 'intake_answers', 'event']) {
		await sql.unsafe(`CREATE TABLE raw_${table} (LIKE ${table} INCLUDING ALL)`);
	}
	await sql.end();
}

/** What no program can do better: begin, three inserts, commit, with the driver alone. */
export async function sendRaw(
	superuserUrl: string,
	milliseconds: number,
	sealedLength: number
): Promise<Load> {
	const sql = postgres(superuserUrl, { max: connections, onnotice: () => undefined });
	const before = await count(sql);
	const begun = performance.now();
	const until = begun + milliseconds;
	const times: number[] = [];
	const line = async () => {
		while (performance.now() < until) {
			const start = performance.now();
			await insert(sql, sealedLength);
			times.push(performance.now() - start);
		}
	};
	await Promise.all(Array.from({ length: atOnce }, line));
	const seconds = (performance.now() - begun) / 1000;
	const missing = times.length - ((await count(sql)) - before);
	await sql.end();
	return { answered: times.length, wrong: Math.abs(missing), seconds, times };
}

function insert(sql: postgres.Sql, sealedLength: number): Promise<unknown> {
	const [id, key] = [randomUUID(), randomUUID()];
	const [form, content] = [randomBytes(32), randomBytes(32)];
	const sealed = randomBytes(sealedLength);
	const now = new Date();
	return sql.begin(async (tx) => {
		await tx`INSERT INTO raw_intake (id, key_id, reference, channel, status, level, rule_version, acute_unclear,
			supervisor_look, received_at, waiting_since, deadline_at, read_by, form_hash, content_hash)
			VALUES (${id}, ${key}, 'CDFG', 'form', 'new', 'T3', 1, false, false, ${now}, ${now}, ${now}, ${now}, ${form}, ${content})`;
		await tx`INSERT INTO raw_intake_answers (intake_id, key_id, sealed) VALUES (${id}, ${key}, ${sealed})`;
		await tx`INSERT INTO raw_event (chain_id, seq, at, recorded_at, kind, actor_role, subject_id, previous, hash)
			VALUES (${id}, 1, ${now}, ${now}, 'intake.received', 'seeker', ${id}, ${form}, ${content})`;
	});
}

async function count(sql: postgres.Sql): Promise<number> {
	const [row] = await sql`SELECT count(*)::int AS n FROM raw_event`;
	return Number(row!['n']);
}
