import { randomBytes } from 'node:crypto';
import { existsSync, globSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
	launch,
	productionSettings,
	startBuilt,
	untilEnd,
	web,
	worker,
	type Running
} from '../support/built.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ } from '../support/people.ts';

const root = resolve(import.meta.dirname, '../..');
// within 2 s on a quiet machine; here others are at work, so the processor's time is counted
const limit = { cpuMilliseconds: 2000, milliseconds: 30_000 };
let house: TestHouse;
let settings: Record<string, string>;

beforeAll(async () => {
	expect(existsSync(resolve(root, web)), 'build first').toBe(true);
	house = await freshHouse();
	await employ(house, 'Joost', 'counsellor');
	settings = productionSettings(house.urls.app);
});
afterAll(() => house.close());

/** It ends by itself, in time, with one line; answers that line. */
async function refusal(changed: Record<string, string>, script = web): Promise<string> {
	const ended = await untilEnd(launch(script, { ...settings, ...changed }), limit.milliseconds);
	expect(ended.code, ended.lines.join('\n')).toBe(1);
	expect(ended.cpuMilliseconds).toBeGreaterThan(0);
	expect(ended.cpuMilliseconds).toBeLessThan(limit.cpuMilliseconds);
	expect(ended.lines).toHaveLength(1);
	return ended.lines[0]!;
}

const needed = [
	'DATABASE_URL',
	'ENCRYPTION_KEYS',
	'INDEX_KEY',
	'AUTH_SECRET',
	'ORIGIN',
	'PUBLIC_BASE_URL',
	'TWILIO_ACCOUNT_SID',
	'TWILIO_AUTH_TOKEN',
	'TWILIO_MESSAGING_SERVICE_SID'
];
/** Several at once: one line names each of them. */
const weak: Record<string, string>[] = [
	{
		AUTH_SECRET: 'too-short',
		ENCRYPTION_KEYS: 'changeme-changeme',
		ORIGIN: 'hulplijn',
		PUBLIC_BASE_URL: 'hulplijn.example.nl',
		TWILIO_ACCOUNT_SID: 'AC123456789',
		TWILIO_AUTH_TOKEN: 'a-short-token',
		TWILIO_REGION: 'ie1',
		TWILIO_API_KEY: 'SK123456789',
		TWILIO_API_BASE: 'https://api.twilio.example',
		OPENING_HOURS: 'always open',
		STAFF_IDLE_MINUTES: '100000',
		STAFF_SESSION_HOURS: '100'
	},
	{ INDEX_KEY: randomBytes(8).toString('base64'), TWILIO_API_BASE: 'http://127.0.0.1:9' },
	{
		ENCRYPTION_KEYS: `k1:${randomBytes(16).toString('base64')}`,
		APP_MODE: 'debugging',
		ORIGIN: 'ftp://hulplijn'
	}
];

describe('a production start', () => {
	test('with nothing set names everything that is missing', async () => {
		const nothing = Object.fromEntries(Object.keys(settings).map((name) => [name, '']));
		const line = await refusal(nothing);
		for (const name of needed) expect(line).toContain(name);
	});

	test.each(weak)('names each weak setting and tells none of them (%#)', async (changed) => {
		const line = await refusal(changed);
		for (const name of Object.keys(changed)) expect(line).toContain(name);
		for (const value of Object.values(changed).filter((text) => text.length > 8)) {
			expect(line).not.toContain(value);
		}
	});

	test.each(['superuser', 'owner'] as const)('refuses to run as %s', async (role) => {
		expect(await refusal({ DATABASE_URL: house.urls[role] })).toContain('role');
	});

	test('refuses a database whose clock was moved', async () => {
		await house.superuser`UPDATE clock SET ahead = '1 minute'`;
		try {
			expect(await refusal({})).toContain('clock');
		} finally {
			await house.superuser`UPDATE clock SET ahead = '0'`;
		}
	});

	test('refuses a database with another number of migrations', async () => {
		await house.superuser`INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('later', 9e12)`;
		expect(await refusal({})).toContain('newer');
		await house.superuser`DELETE FROM drizzle.__drizzle_migrations WHERE hash = 'later'`;
		const [last] = await house.superuser`DELETE FROM drizzle.__drizzle_migrations
			WHERE id = (SELECT max(id) FROM drizzle.__drizzle_migrations) RETURNING *`;
		expect(await refusal({})).toContain('migration');
		await house.superuser`INSERT INTO drizzle.__drizzle_migrations ${house.superuser(last!)}`;
	});

	test('refuses other keys than the database was written with', async () => {
		const other = randomBytes(32).toString('base64');
		expect(await refusal({ ENCRYPTION_KEYS: `t1:${other}` })).toContain('ENCRYPTION_KEYS');
		expect(await refusal({ ENCRYPTION_KEYS: `t2:${other}` })).toContain('ENCRYPTION_KEYS');
	});

	test('says in one line that the database does not answer', async () => {
		const closed = 'postgres://app:secret-word@127.0.0.1:9/naastenlijn';
		const line = await refusal({ DATABASE_URL: closed });
		expect(line).not.toContain('secret-word');
	});

	test('the worker names what is missing too, and refuses to run as superuser', async () => {
		expect(await refusal({ WORKER_DATABASE_URL: '', DATABASE_URL: '' }, worker)).toContain(
			'WORKER_DATABASE_URL'
		);
		expect(await refusal({ TWILIO_AUTH_TOKEN: '' }, worker)).toContain('TWILIO_AUTH_TOKEN');
		expect(await refusal({ WORKER_DATABASE_URL: house.urls.superuser }, worker)).toContain('role');
	});

	test('the demo refuses a public address and Twilio credentials', async () => {
		const line = await refusal({ APP_MODE: 'demo' });
		for (const name of ['PUBLIC_BASE_URL', 'TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN'])
			expect(line).toContain(name);
	});
});

describe('a production server', () => {
	let running: Running;
	beforeAll(async () => {
		await house.superuser`UPDATE clock SET ahead = '0'`;
		running = await startBuilt(settings);
	});
	afterAll(() => running?.stop());

	const demoPaths = globSync('src/routes/(demo)/**/+{page.svelte,page.server.ts,server.ts}', {
		cwd: root
	}).map(
		(file) =>
			`/${file
				.split('/')
				.slice(3, -1)
				.filter((step) => !step.startsWith('('))
				.join('/')}`
	);

	test('has none of the pages of the demo', async () => {
		expect(demoPaths.length).toBeGreaterThan(0);
		for (const path of demoPaths) {
			for (const method of ['GET', 'POST']) {
				const headers = {
					origin: running.origin,
					'content-type': 'application/x-www-form-urlencoded'
				};
				const answer = await fetch(running.origin + path, { method, headers, redirect: 'manual' });
				expect(answer.status, `${method} ${path}`).toBe(404);
			}
		}
	});

	test('lets nobody in by one click, and offers it to nobody', async () => {
		const [joost] = await house.superuser`SELECT id FROM staff`;
		const page = await (await fetch(`${running.origin}/sign-in`)).text();
		expect(page).not.toContain(String(joost!['id']));
		expect(page).not.toContain('?/demo');
		const answer = await fetch(`${running.origin}/sign-in?/demo`, {
			method: 'POST',
			headers: {
				accept: 'text/html',
				origin: running.origin,
				'content-type': 'application/x-www-form-urlencoded'
			},
			body: `person=${joost!['id']}`,
			redirect: 'manual'
		});
		expect(answer.status).toBe(422);
		expect(answer.headers.getSetCookie()).toEqual([]);
		expect(await house.superuser`SELECT FROM staff_session`).toHaveLength(0);
	});

	test('heads no page with the practice warning, and opens only the languages that were read', async () => {
		expect(await (await fetch(`${running.origin}/nl`)).text()).not.toContain('Oefenversie');
		for (const language of ['en', 'ar', 'tr']) {
			const answer = await fetch(`${running.origin}/${language}`, { redirect: 'manual' });
			expect([answer.status, answer.headers.get('location')]).toEqual([303, '/nl']);
		}
	});
});
