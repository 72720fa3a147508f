import { randomUUID } from 'node:crypto';
import type { Cookies } from '@sveltejs/kit';
import type { TransactionSql } from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { admit } from '#server/access/admit.ts';
import {
	knownBrowser,
	knownCookie,
	rememberBrowser,
	sealBrowser
} from '#server/access/known-browser.ts';
import { sessionHashOf } from '#server/access/session.ts';
import { disable, enable } from '#server/staff/change.ts';
import { inviteAgain } from '#server/staff/invite.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { codeOf, giveSecrets, password } from '../support/secrets.ts';

const counted = vi.hoisted(() => {
	// files of one worker share their modules, and this one counts inside of them
	vi.resetModules();
	return { hashes: 0 };
});
// whoever gets it after this file checks passwords as ever
// eslint-disable-next-line no-restricted-properties
vi.mock('@node-rs/argon2', async (real) => {
	const argon2 = await real<typeof import('@node-rs/argon2')>();
	const verify: typeof argon2.verify = (...typed) => {
		counted.hashes++;
		return argon2.verify(...typed);
	};
	return { ...argon2, verify };
});

let house: TestHouse;
let joost: Colleague;
let bram: Colleague;

beforeAll(async () => {
	house = await freshHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
	joost = await employ(house, 'Joost', 'counsellor');
	bram = await employ(house, 'Bram', 'administrator');
	for (const colleague of [joost, bram]) await giveSecrets(house, colleague);
});

const right = ({ email }: Colleague) => ({ email, password, code: codeOf() });
const secretRow = async ({ id }: Colleague) =>
	(await house.superuser`SELECT * FROM staff_secret WHERE staff_id = ${id}`)[0]!;
const strangersGoOn = () => house.superuser`UPDATE staff_secret SET failures = 9,
	next_try_at = now() + interval '60 seconds' WHERE staff_id = ${joost.id}`;

async function browserOf({ id }: Colleague, since = Date.now()): Promise<string> {
	const [row] = await house.superuser`SELECT role_version FROM staff WHERE id = ${id}`;
	const accounts = [{ id, version: Number(row!['role_version']), since }];
	return sealBrowser({ id: randomUUID(), accounts });
}

describe('a browser where she signed in before', () => {
	test('does not wait for strangers, and leaves their delay as it is', async () => {
		await strangersGoOn();
		const browser = await browserOf(joost);
		expect(await admit({ ...right(joost), code: '000000', browser })).toEqual({
			problem: 'refused'
		});
		expect(await admit({ ...right(joost), browser })).toHaveProperty('sessionId');
		expect((await secretRow(joost))['failures']).toBe(9);
		expect(await admit({ ...right(joost), code: codeOf(1) })).toEqual({ problem: 'refused' });
	});

	test('is one of that account, uncut, and not of a year ago', async () => {
		await strangersGoOn();
		const sealed = await browserOf(joost);
		const changed = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`;
		const old = await browserOf(joost, Date.now() - 366 * 86_400_000);
		for (const browser of [await browserOf(bram), sealed.slice(0, 40), changed, old, 'x', ''])
			expect(await admit({ ...right(joost), browser })).toEqual({ problem: 'refused' });
		expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain(joost.id);
	});

	test('is forgotten when the account is disabled or invited anew, and stays so', async () => {
		const ways = [
			async () => {
				await disable(bram, joost.id);
				await enable(bram, joost.id);
			},
			async () => {
				await inviteAgain(bram, joost.id);
				await giveSecrets(house, joost);
			}
		];
		for (const way of ways) {
			const browser = await browserOf(joost);
			await way();
			await strangersGoOn();
			expect(await admit({ ...right(joost), browser })).toEqual({ problem: 'refused' });
		}
	});

	test('is remembered with the colleagues who share it', async () => {
		const jar = new Map<string, string>();
		const cookies = {
			get: (name: string) => jar.get(name),
			set: (name: string, value: string) => jar.set(name, value)
		} as unknown as Cookies;
		for (const colleague of [joost, bram]) {
			const outcome = await admit(right(colleague));
			if ('problem' in outcome) throw new Error(outcome.problem);
			await rememberBrowser(cookies, sessionHashOf(outcome.sessionId));
		}
		expect(knownBrowser(knownCookie(cookies))?.accounts.map(({ id }) => id)).toEqual([
			bram.id,
			joost.id
		]);
		await strangersGoOn();
		const browser = knownCookie(cookies);
		expect(await admit({ ...right(joost), code: codeOf(1), browser })).toHaveProperty('sessionId');
	});
});

type Act = (tx: TransactionSql) => unknown;

/** Every statement of one try, in order, and how often a password was hashed. */
async function spent(typed: Parameters<typeof admit>[0]) {
	const asked: string[] = [];
	const { sql } = house.database;
	const begin = sql.begin as unknown as (act: Act) => Promise<unknown>;
	const listening = (tx: TransactionSql) =>
		new Proxy(tx, {
			get: (target, name) => {
				const of = Reflect.get(target, name);
				if (name !== 'unsafe') return of;
				return (query: string, ...rest: unknown[]) => (asked.push(query), of(query, ...rest));
			}
		});
	Object.assign(sql, {
		begin: (act: Act) => (asked.push('begin'), begin((tx) => act(listening(tx))))
	});
	counted.hashes = 0;
	expect(await admit(typed)).toEqual({ problem: 'refused' });
	Object.assign(sql, { begin });
	return { asked, hashes: counted.hashes };
}

test('a wrong try costs the same statements and one hash: account or none, waiting, known or not', async () => {
	const wrong = { ...right(joost), password: 'niet dit' };
	const nobodys = await spent({ ...wrong, email: 'nobody@steunpunt.example' });
	expect(nobodys.hashes).toBe(1);
	expect(nobodys.asked.map((query) => query.slice(0, 13))).toEqual([
		'begin',
		'SELECT set_co',
		'SELECT * FROM',
		'begin',
		'SELECT set_co',
		'SELECT door.s'
	]);
	expect(await spent(wrong)).toEqual(nobodys);
	expect(await spent({ ...right(bram), code: '000000' })).toEqual(nobodys);
	await strangersGoOn();
	expect(await spent(wrong)).toEqual(nobodys);
	expect(await spent(right(joost))).toEqual(nobodys);
	expect(await spent({ ...wrong, browser: await browserOf(joost) })).toEqual(nobodys);
});
