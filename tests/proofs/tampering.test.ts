import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chances } from '../support/chances.ts';
import { compiled } from '../support/compiled.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { proofSize, seed, tell } from '../support/proof.ts';
import { forgersHands, tampering, type Chain, type Tampering } from '../support/tamperings.ts';

const cases = proofSize({ small: 7, full: 100 });
const chance = chances(seed);
const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'naastenlijn-seals-'));
const seals = join(folder, 'seals.jsonl');
const kinds = ['note.written', 'part.read', 'plan.replaced', 'follow-up.moved'];
const chains: Chain[] = Array.from({ length: 6 }, () => ({
	id: randomUUID(),
	length: 0,
	sealedAt: []
}));
let house: TestHouse;

beforeAll(async () => {
	house = await freshHouse();
	await house.superuser.unsafe(forgersHands);
	for (let part = 0; part < 3; part++) {
		for (const chain of chains) await grow(chain, 2 + Math.floor(chance() * 3));
		if (part < 2) seal();
	}
	await house.superuser`CREATE TABLE event_before AS SELECT * FROM event`;
	await house.superuser`CREATE TABLE head_before AS SELECT * FROM chain_head`;
});
afterAll(async () => {
	rmSync(folder, { recursive: true, force: true });
	await house.close();
});

async function grow(chain: Chain, by: number): Promise<void> {
	for (let n = 0; n < by; n++) {
		const kind = kinds[Math.floor(chance() * kinds.length)]!;
		const detail = chance() < 0.5 ? Buffer.from(randomUUID()) : null;
		await house.superuser`SELECT door.record(${chain.id}, ${kind}, ${randomUUID()}, ${detail && randomUUID()}, ${detail})`;
	}
	chain.length += by;
}

function seal(): void {
	const { stdout, status } = command('seal-command.ts');
	expect(status).toBe(0);
	expect(stdout.trim().split('\n').length).toBeGreaterThanOrEqual(chains.length);
	writeFileSync(seals, stdout, { flag: 'a' });
	for (const chain of chains) chain.sealedAt.push(chain.length);
}

function command(script: string, ...words: string[]) {
	return spawnSync(process.execPath, [`src/server/audit/${script}`, ...words], {
		cwd: root,
		env: {
			PATH: process.env['PATH'] ?? '',
			...compiled,
			WORKER_DATABASE_URL: house.urls.worker
		},
		encoding: 'utf8'
	});
}
const verify = () => command('verify-command.ts', seals);

test(`audit:verify finds each of ${cases} tamperings and names the place`, async () => {
	expectWhole();
	const missed: string[] = [];
	for (let n = 0; n < cases; n++) {
		const tampered = tampering(n, chains, chance);
		await past(tampered);
		const { status, stderr } = verify();
		const lines = stderr.split('\n').filter((line) => line.includes(tampered.chain.id));
		if (status !== 2 || !tampered.mustSay.test(lines.join('\n')))
			missed.push(`${tampered.what}: ${status} ${stderr}`);
		expect(lines.length, `${tampered.what}: only this chain`).toBe(
			stderr.trim().split('\n').length
		);
		await putBack();
	}
	expect(missed).toEqual([]);
	expectWhole();
	tell(
		'audit',
		`${cases - missed.length} of ${cases} tamperings with the trail (edit, delete, insert, reorder, cut, drop, rewrite) found and their place named`
	);
}, 1_800_000);

test('what it cannot tell it says: no settings, no seals, no database', () => {
	writeFileSync(join(folder, 'not-seals'), '{"chain":1}\n');
	const unread = command('verify-command.ts', join(folder, 'not-seals'));
	expect([unread.status, unread.stderr]).toEqual([1, expect.stringContaining('Line 1 of')]);
	const absent = command('verify-command.ts', join(folder, 'none'));
	expect([absent.status, absent.stderr]).toEqual([1, expect.stringContaining('no such file')]);
	const away = spawnSync(process.execPath, ['src/server/audit/verify-command.ts'], {
		cwd: root,
		env: { WORKER_DATABASE_URL: 'postgres://worker:secret-word@127.0.0.1:9/naastenlijn' },
		encoding: 'utf8'
	});
	expect([away.status, away.stderr]).toEqual([1, 'The trail cannot be read (ECONNREFUSED).\n']);
});

function expectWhole(): void {
	const { status, stdout, stderr } = verify();
	expect([status, stderr]).toEqual([0, '']);
	expect(stdout).toMatch(/^The trail is whole; asked against \d{2} seals\.\n$/);
}

/** A superuser who switched off what guards the events. */
function past({ act }: Tampering): Promise<unknown> {
	return house.superuser.begin(async (sql) => {
		await sql`SET LOCAL session_replication_role = replica`;
		await act(sql);
	});
}

function putBack(): Promise<unknown> {
	return house.superuser.begin(async (sql) => {
		await sql`SET LOCAL session_replication_role = replica`;
		await sql`DELETE FROM event`;
		await sql`DELETE FROM chain_head`;
		await sql`INSERT INTO event SELECT * FROM event_before`;
		await sql`INSERT INTO chain_head SELECT * FROM head_before`;
	});
}
