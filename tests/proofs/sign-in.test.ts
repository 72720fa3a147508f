import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { closeHouse } from '#server/house.ts';
import { start } from '#server/start.ts';
import { employ, type Colleague } from '../support/people.ts';
import { proofSize, tell } from '../support/proof.ts';
import { codeOf, giveSecrets, password } from '../support/secrets.ts';
import { testSettings } from '../support/settings.ts';
import { slowness } from '../support/slowness.ts';
import { setStage, type Stage } from '../support/stage.ts';
import { visitor, type Answer, type Visitor } from '../support/visitor.ts';

const tries = proofSize({ small: 120, full: 10_000 });
const atOnce = 8;
const hersAreAtMost = 2000;
const office = '192.0.2.10';

const folder = join(tmpdir(), `naastenlijn-sign-in-${process.pid}`);
let stage: Stage;
let superuser: postgres.Sql;
let joost: Colleague;
let hers: Visitor;

beforeAll(async () => {
	stage = await setStage(inject('superuserUrl'), folder);
	stage.settings['ADDRESS_HEADER'] = 'x-forwarded-for';
	await stage.startWeb();
	const url = new URL(inject('superuserUrl'));
	url.pathname = `/${stage.database}`;
	superuser = postgres(url.href, { max: 2, onnotice: () => undefined });
	await start('web', { ...testSettings, DATABASE_URL: stage.settings['DATABASE_URL']! });
	joost = await employ({ superuser }, 'Joost', 'counsellor');
	await giveSecrets({ superuser }, joost);
	await closeHouse();
	hers = visitor(stage.origin);
	expect((await enter(hers, office, right())).status).toBe(303);
}, 120_000);
afterAll(async () => {
	await superuser?.end();
	await stage?.stop();
	rmSync(folder, { recursive: true, force: true });
});

const right = () => ({ email: joost.email, password, code: codeOf() });
const wrong = (n: number) =>
	n % 2 === 0 ? { ...right(), password: `niet dit ${n}` } : { ...right(), code: '000000' };

function enter(who: Visitor, address: string, typed: Record<string, string>): Promise<Answer> {
	return who.post('/sign-in?/enter', typed, { 'x-forwarded-for': address });
}

test('whoever guesses without end keeps nobody out of a browser that is known', async () => {
	const before = await slowness();
	const answers = new Map<number, number>();
	const times: number[] = [];
	let sent = 0;
	const stranger = async () => {
		for (let n = sent++; n < tries || times.length < 3; n = sent++) {
			// every fourth from her own office, the others each from a household of its own
			const address = n % 4 === 0 ? office : `10.${(n >> 8) % 256}.${n % 256}.1`;
			const { status } = await enter(visitor(stage.origin), address, wrong(n));
			answers.set(status, (answers.get(status) ?? 0) + 1);
		}
	};
	const flood = Promise.all(Array.from({ length: atOnce }, stranger));
	while (sent < tries || times.length < 3) {
		times.push(await signsIn());
		await pause(500);
	}
	await flood;

	const slow = Math.max(before, await slowness());
	const quiet = await signsIn();
	expect(Math.max(...times)).toBeLessThanOrEqual(hersAreAtMost * slow);
	expect([...answers.keys()].filter((status) => ![422, 429, 503].includes(status))).toEqual([]);
	// of many at once the last wait may be over by now: a few more, one after the other
	for (let n = 0; n < 60 && !(await strangersWait()); n++) {
		await enter(visitor(stage.origin), `10.${n}.0.1`, wrong(n));
		await pause(250);
	}
	expect(await strangersWait(), 'the lane of strangers is slow').toBe(true);
	await usableAgain();
	expect((await enter(visitor(stage.origin), '203.0.113.5', right())).status).toBe(422);
	tell(
		'sign-in',
		`${sent} wrong tries at one account, ${atOnce} at once: its owner got in ${times.length} times from a known browser, slowest ${Math.round(Math.max(...times))} ms (without them ${Math.round(quiet)}) on a machine ${slow.toFixed(1)} times slower than idle; from a new one she waits`
	);
}, 1_800_000);

test('an account that waits, one that does not and none at all answer alike', async () => {
	const waiting = joost.email;
	const [none, other] = ['nobody-12345678', 'nobody-87654321'].map(
		(name) => `${name}@steunpunt.example`
	);
	const pages = new Set<string>();
	for (const email of [waiting, none!, other!, waiting]) {
		const answer = await enter(visitor(stage.origin), '203.0.113.9', { ...right(), email });
		const body = answer.body.replaceAll(email, '').replace(/nonce="[^"]*"/g, '');
		pages.add(`${answer.status} ${answer.headers.getSetCookie().join()} ${body}`);
	}
	expect(pages.size).toBe(1);
	expect([...pages][0]).toMatch(/^422 /);
});

async function strangersWait(): Promise<boolean> {
	const [row] =
		await superuser`SELECT next_try_at > clock_timestamp() + interval '3 seconds' AS waits
		FROM staff_secret WHERE staff_id = ${joost.id}`;
	return row!['waits'] === true;
}

/** How long it takes her, with a code that is hers to use again. */
async function signsIn(): Promise<number> {
	await usableAgain();
	const begun = performance.now();
	const answer = await enter(hers, office, right());
	expect(answer.status).toBe(303);
	return performance.now() - begun;
}

function usableAgain() {
	return superuser`UPDATE staff_secret SET totp_last_step = 0 WHERE staff_id = ${joost.id}`;
}
