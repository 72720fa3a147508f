import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { liveStream } from '#server/access/live.ts';
import {
	endSession,
	findSession,
	sessionHashOf,
	type StaffSession
} from '#server/access/session.ts';
import { endAllStreams } from '#server/live/hall.ts';
import { openSession } from '#server/access/admit.ts';
import { changeRole, disable } from '#server/staff/change.ts';
import { switchDuty } from '#server/staff/switch-duty.ts';
import { atTheDoor } from '#server/work.ts';
import { allClear, receives } from '../support/arrivals.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';

// each sign-in needs a later step than the one before
let step = 0;

let house: TestHouse;
let bram: Colleague;

beforeAll(async () => {
	house = await freshHouse();
	bram = await employ(house, 'Bram', 'administrator');
});
afterAll(() => house.close());

async function signedIn(colleague: Colleague): Promise<StaffSession> {
	const sessionId = randomBytes(16).toString('hex');
	await atTheDoor((work) =>
		openSession(work, { staffId: colleague.id, isKnown: false }, ++step, sessionId)
	);
	return (await findSession(sessionHashOf(sessionId)))!;
}

interface Watched {
	/** Everything said so far. */
	said(): string;
	/** Milliseconds until this was said, or until the stream closed. */
	hears(word: string): Promise<number>;
	closed: Promise<void>;
}

async function watch(session: StaffSession): Promise<Watched> {
	const stream = await liveStream(session);
	let heard = '';
	const closed = (async () => {
		for await (const piece of stream!) heard += Buffer.from(piece).toString();
	})();
	const started = Date.now();
	const hears = async (word: string) => {
		while (!heard.includes(word) && Date.now() - started < 5000)
			await new Promise((go) => setTimeout(go, 10));
		expect(heard).toContain(word);
		return Date.now() - started;
	};
	return { said: () => heard, hears, closed };
}

test('a change anywhere on the desk is hinted to every stream, without content', async () => {
	const joost = await employ(house, 'Joost', 'counsellor');
	const watched = await watch(await signedIn(joost));
	await watched.hears(`event: hello\ndata: ${joost.id}`);
	await switchDuty(joost, true);
	await watched.hears('event: changed\ndata: look');
	await endSession((await signedIn(joost)).sessionHash);
	await house.superuser`SELECT pg_notify('desk', 'a name that may not pass')`;
	await new Promise((go) => setTimeout(go, 200));
	expect(watched.said()).not.toMatch(/name|ended/);
});

test.each([
	['nobody is in danger', allClear],
	['somebody may be in danger', {}]
])('a form in which %s is hinted when it comes in', async (_what, acute) => {
	const watched = await watch(await signedIn(await employ(house, 'Els', 'counsellor')));
	await watched.hears('hello');
	const answers = { ...acute, story: 'Mijn zoon komt niet meer aan tafel.' };
	await receives({ formId: randomUUID(), door: 'relative', language: 'nl', answers });
	await watched.hears('event: changed');
});

test.each([
	['sign-out', (session: StaffSession) => endSession(session.sessionHash)],
	['disabling', (session: StaffSession) => disable(bram, session.id)],
	['a role change', (session: StaffSession) => changeRole(bram, session.id, 'supervisor')]
])('%s ends the open stream at once', async (_how, end) => {
	const session = await signedIn(await employ(house, 'Amina', 'counsellor'));
	const watched = await watch(session);
	await watched.hears('hello');
	await end(session);
	expect(await watched.hears('event: ended')).toBeLessThan(1000);
	await watched.closed;
});

test('a stream opened with a session that just ended is closed', async () => {
	const session = await signedIn(await employ(house, 'Late', 'counsellor'));
	await endSession(session.sessionHash);
	const watched = await watch(session);
	await watched.hears('event: ended');
	await watched.closed;
});

test('a lost database connection loses no hint: everybody looks again', async () => {
	const watched = await watch(await signedIn(await employ(house, 'Noor', 'counsellor')));
	await watched.hears('hello');
	await house.superuser`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
		WHERE datname = current_database() AND query ILIKE 'listen%'`;
	await watched.hears('changed');
});

test('one connection listens for all streams', async () => {
	const session = await signedIn(await employ(house, 'Vera', 'counsellor'));
	for (let n = 0; n < 5; n++) await watch(session);
	const [row] = await house.superuser`SELECT count(*)::int AS n FROM pg_stat_activity
		WHERE datname = current_database() AND query ILIKE 'listen%'`;
	expect(row!['n']).toBe(1);
});

// last: this house accepts no stream afterwards
test('a stopping server ends every stream within a second and opens none', async () => {
	const session = await signedIn(await employ(house, 'Sanne', 'counsellor'));
	const watched = await watch(session);
	await watched.hears('hello');
	const before = Date.now();
	endAllStreams();
	await watched.closed;
	expect(Date.now() - before).toBeLessThan(1000);
	expect(watched.said()).toContain('event: bye');
	expect(await liveStream(session)).toBeUndefined();
});
