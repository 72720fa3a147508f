import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { removeCluster } from '#server/db/embedded-cluster.ts';
import { ensureDatabase } from '#server/db/embedded-databases.ts';
import { startEmbedded, type Embedded } from '#server/db/embedded.ts';

const typed = 'Hij heeft een koffer gepakt';
const ownerPassword = 'only-for-this-test-0123456789';
let dataDir = '';
let server: Embedded;

beforeAll(async () => {
	dataDir = mkdtempSync(join(tmpdir(), 'naastenlijn-embedded-'));
	chmodSync(dataDir, 0o711);
	server = await startEmbedded({ dataDir, durable: false });
}, 60_000);

afterAll(async () => {
	await server.stop();
	await removeCluster(dataDir);
	rmSync(dataDir, { recursive: true });
});

test('the owner has a database of its own and is no superuser', async () => {
	const url = await ensureDatabase(server.superuserUrl(), { name: 'story', ownerPassword });
	expect(await ensureDatabase(server.superuserUrl(), { name: 'story', ownerPassword })).toBe(url);
	const sql = postgres(url, { max: 1 });
	const [role] = await sql`select rolsuper, rolbypassrls, rolcreaterole, current_user as name,
		current_setting('server_encoding') as encoding from pg_roles where rolname = current_user`;
	await sql.end();
	expect(role).toEqual({
		rolsuper: false,
		rolbypassrls: false,
		rolcreaterole: true,
		name: 'owner',
		encoding: 'UTF8'
	});
});

test('a clone holds what its template holds', async () => {
	const template = { name: 'template_story', ownerPassword };
	const first = postgres(await ensureDatabase(server.superuserUrl(), template), { max: 1 });
	await first`create table line (words text)`;
	await first.end();
	const clone = { name: 'clone_story', ownerPassword, template: template.name };
	const second = postgres(await ensureDatabase(server.superuserUrl(), clone), { max: 1 });
	const rows = await second`select * from line`;
	await second.end();
	expect(rows).toHaveLength(0);
});

test('a password is needed, also on the loopback', async () => {
	const address = new URL(server.superuserUrl());
	address.password = 'wrong';
	const sql = postgres(address.href, { max: 1 });
	await expect(sql`select 1`).rejects.toThrow('password authentication failed');
	await sql.end();
});

test('nothing a person typed reaches the log of the database', async () => {
	const sql = postgres(server.superuserUrl(), { max: 1, onnotice: () => undefined });
	await sql.unsafe('create table story (words text unique)');
	await sql`insert into story values (${typed})`;
	await expect(sql`insert into story values (${typed})`).rejects.toThrow('duplicate key');
	await expect(sql.unsafe(`select '${typed}'::uuid`)).rejects.toThrow('invalid input');
	await expect(sql`select ${typed}::text::int`).rejects.toThrow('invalid input');
	await sql.unsafe(`do $$ begin raise warning '${typed}'; end $$`);
	await sql.end();
	const log = readFileSync(server.log, 'utf8');
	expect(log).toContain('ready to accept connections');
	expect(log).not.toContain('koffer');
});

test('a program that we watch over ends when we are killed', async () => {
	const starter = `const { startWatched } = await import('#server/db/watched-process.ts');
		startWatched({ command: ['sh', '-c', 'echo $$; exec sleep 600'], env: process.env,
			cwd: '/', signal: 'TERM', output: 1 });`;
	const child = spawn(process.execPath, ['--input-type=module', '-e', starter], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const [printed] = (await once(child.stdout, 'data')) as [Buffer];
	const pid = Number(printed.toString().trim());
	expect(isAlive(pid)).toBe(true);
	child.kill('SIGKILL');
	for (let tries = 0; isAlive(pid) && tries < 60; tries++) await pause(50);
	expect(isAlive(pid)).toBe(false);
});

function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
		throw error;
	}
}
