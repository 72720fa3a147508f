import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { addDays, addMinutes } from 'date-fns';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { localDate } from '#domain/time.ts';
import { giveConsent, type GiveRequest } from '#server/consents/give.ts';
import { withdrawConsent } from '#server/consents/withdraw.ts';
import { keepIntake } from '#server/intakes/keep.ts';
import { planReminders } from '#server/notifications/plan.ts';
import { showRoom } from '#server/rooms/show.ts';
import { withdrawInRoom } from '#server/rooms/withdraw.ts';
import { atTheDoor, together } from '#server/work.ts';
import { startFakeTwilio, type FakeTwilio } from '../fakes/twilio/fake.ts';
import { compiled } from '../support/compiled.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { addPlan, makeAppointment, makeFamily, type Family } from '../support/family.ts';
import { employ, type Colleague } from '../support/people.ts';
import { proofSize, seed, tell } from '../support/proof.ts';
import { testSettings } from '../support/settings.ts';
import { startWebhookApp, type WebhookApp } from '../support/webhook-app.ts';
import { paperSteps, walk } from '../support/withdrawal-model.ts';

test('on paper: what leaves, leaves on a yes that stood; what she took back stops at once', () => {
	const numRuns = proofSize({ small: 200, full: 10_000 });
	const told = { runs: 0, sent: 0, held: 0, stopped: 0, inFlight: 0 };
	fc.assert(
		fc.property(paperSteps, (steps) => {
			const walked = walk(steps);
			expect(walked.faults).toEqual([]);
			told.runs += 1;
			for (const key of ['sent', 'held', 'stopped', 'inFlight'] as const) told[key] += walked[key];
		}),
		{ seed, numRuns, endOnFailure: true }
	);
	tell(
		'withdrawal',
		`${told.runs} sequences on paper: ${told.sent} texts on a yes that stood, ${told.held} held back, ${told.stopped} stopped by her no, ${told.inFlight} already under way then`
	);
	expect(Math.min(told.sent, told.held, told.stopped, told.inFlight)).toBeGreaterThan(0);
});

const steps = [
	...['gives', 'gives', 'gives', 'withdraws in a talk', 'withdraws in the room'],
	...['may not be kept', 'says STOP', 'shares her phone', 'nothing', 'nothing']
] as const;
type Step = (typeof steps)[number];
const days = 6;
const program = fileURLToPath(new URL('../../src/server/worker.ts', import.meta.url));

interface Told extends Family {
	counsellor: Colleague;
	roomId: string;
	/** The last day of her plan. */
	lastDay: string;
	/** What she does each day: some milliseconds after her reminder is due, or when it is under way. */
	story: { step: Step; after: number; meets: boolean }[];
	smsYes: boolean;
	optedOut: boolean;
	isShared: boolean;
	/** From the moment a no was kept to just before the next yes: nothing may begin to leave. */
	closed: { from: Date; until: Date | undefined }[];
}

let house: TestHouse;
let app: WebhookApp;
let fake: FakeTwilio;
let road: Server;
let worker: ChildProcess;
const counsellors: Colleague[] = [];

beforeAll(async () => {
	house = await freshHouse();
	app = await startWebhookApp(testSettings.PUBLIC_BASE_URL);
	fake = await startFakeTwilio({
		accountSid: testSettings.TWILIO_ACCOUNT_SID,
		authToken: testSettings.TWILIO_AUTH_TOKEN,
		callbackBase: { public: testSettings.PUBLIC_BASE_URL, local: app.base }
	});
	for (let n = 0; n < 10; n++) counsellors.push(await employ(house, `Joost ${n}`, 'counsellor'));
	road = await openRoad(fake.base);
	worker = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program], {
		env: {
			...compiled,
			...testSettings,
			WORKER_DATABASE_URL: house.urls.worker,
			TWILIO_API_BASE: `http://127.0.0.1:${(road.address() as AddressInfo).port}`,
			WATCH_PARENT: 'yes'
		},
		stdio: ['pipe', 'pipe', 'inherit']
	});
	await once(worker.stdout!, 'data');
});
afterAll(async () => {
	worker.kill('SIGKILL');
	road.closeAllConnections();
	road.close();
	await fake.stop();
	await app.stop();
	await house.close();
});

test('over the socket: nothing leaves after her no, and the next round finds nothing to send', async () => {
	const families = await meet(proofSize({ small: 14, full: 500 }));
	for (let day = 0; day < days; day++) {
		await Promise.all(families.map((family, n) => bookFor(family, { day, n })));
		await allAtOnce(families, (family) => live(family, day));
		await untilQuiet();
		expect(await left(families)).toEqual([]);
		await house.superuser`UPDATE clock SET ahead = ahead + interval '1 day'`;
	}
	const attempts = await attemptsOf();
	const wrong = attempts.filter((attempt) => isClosed(families, attempt));
	const figures = await tally();
	const inFlight = attempts.filter((attempt) => wasUnderWay(families, attempt)).length;
	tell(
		'withdrawal',
		`${families.length} families for ${days} days over the socket: ${figures.sent} texts, ${figures.cancelled} stopped by her no, ${figures.held} held back, ${inFlight} under way when she said no, ${wrong.length} after it`
	);
	expect(wrong).toEqual([]);
	expect(fake.violations).toEqual([]);
	const hers = new Set(families.map(({ phone }) => phone));
	expect(fake.messages.filter(({ to }) => hers.has(to))).toHaveLength(figures.sent);
	expect(Math.min(figures.sent, figures.cancelled, figures.held, inFlight)).toBeGreaterThan(0);
}, 1_200_000);

/** A long way to the provider: what she says meets texts that are already under way. */
async function openRoad(provider: string): Promise<Server> {
	const server = createServer((incoming, outgoing) => {
		const { method, headers, url = '/' } = incoming;
		void pause(20 + Math.random() * 180).then(() => {
			const onward = request(new URL(url, provider), { method, headers }, (answer) => {
				outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
				answer.pipe(outgoing);
			});
			incoming.pipe(onward);
		});
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	return server;
}

/** Families whose plan ends tomorrow, in three days, or not in this story. */
async function meet(count: number): Promise<Told[]> {
	const drawn = fc.record({
		lastDay: fc.constantFrom(1, 3, 100, 100),
		story: fc.array(
			fc.record({
				step: fc.constantFrom(...steps),
				after: fc.integer({ min: 0, max: 200 }),
				meets: fc.boolean()
			}),
			{ minLength: days, maxLength: days }
		)
	});
	const now = await doorTime();
	const families: Told[] = [];
	for (const [n, { lastDay, story }] of fc.sample(drawn, { seed, numRuns: count }).entries()) {
		const counsellor = counsellors[n % counsellors.length]!;
		const validUntil = localDate(addDays(now, lastDay));
		const phone = `+4477009${String(20_000 + n)}`;
		const wish = { counsellorId: counsellor.id, phone, plan: { validUntil } };
		const family = await makeFamily(house, wish);
		const roomId = await roomFor(family);
		families.push({
			...{ ...family, counsellor, roomId, lastDay: validUntil, story },
			...{ smsYes: true, optedOut: false, isShared: false, closed: [] }
		});
	}
	return families;
}

async function roomFor({ partId }: Family): Promise<string> {
	const { intakeId } = await atTheDoor((work) =>
		keepIntake(work, {
			...{ channel: 'form', origin: 'seeker', triage: {}, told: { answers: {} } },
			...{ formHash: randomBytes(32), contentHash: randomBytes(32) },
			room: { code: randomBytes(32), word: randomBytes(32) }
		})
	);
	await house.superuser`UPDATE intake SET part_id = ${partId}, status = 'closed', closed_at = now(), read_at = now() WHERE id = ${intakeId}`;
	const [row] = await house.superuser`SELECT id FROM room WHERE intake_id = ${intakeId}`;
	return String(row!['id']);
}

/** An appointment in two days; her reminder is due when it is let go, and the worker has nothing else to do. */
async function bookFor(family: Told, { day, n }: { day: number; n: number }): Promise<void> {
	const counsellorId = family.counsellor.id;
	const startsAt = addMinutes(addDays(await doorTime(), 2), 5 * Math.floor(n / 10) + day);
	const planned = await makeAppointment(house, family, { counsellorId, startsAt, minutes: 4 });
	await together(family.counsellor, (work) => planReminders(work, planned));
	await house.superuser`UPDATE notification SET planned_at = door.time() + interval '1 hour' WHERE follow_up_id = ${planned.id}`;
	await house.superuser`UPDATE notification SET status = 'cancelled' WHERE follow_up_id = ${planned.id} AND staff_id IS NOT NULL`;
}

async function live(family: Told, day: number): Promise<void> {
	const { step, after, meets } = family.story[day]!;
	await house.superuser`UPDATE notification SET planned_at = door.time(), first_planned_at = door.time()
		WHERE person_id = ${family.personId} AND status = 'planned'`;
	await house.superuser`SELECT pg_notify('notification', '')`;
	await (meets ? untilUnderWay(family) : pause(after));
	const before = await doorTime();
	const wasOpen = isOpen(family);
	await act(family, step);
	if (wasOpen && !isOpen(family)) family.closed.push({ from: await doorTime(), until: undefined });
	if (!wasOpen && isOpen(family)) family.closed.at(-1)!.until = before;
}

/** When nothing goes to her today, she does it after a while. */
async function untilUnderWay({ personId }: Told): Promise<void> {
	for (let look = 0; look < 40; look++) {
		const under =
			await house.superuser`SELECT FROM notification_attempt a JOIN notification n ON n.id = a.notification_id
			WHERE n.person_id = ${personId} AND a.outcome = 'started'`;
		if (under.length > 0) return;
		await pause(25);
	}
}

function isOpen({ smsYes, optedOut, isShared }: Told): boolean {
	return smsYes && !optedOut && !isShared;
}

async function act(family: Told, step: Step): Promise<void> {
	const { counsellor, partId, personId, roomId } = family;
	if (step === 'gives') {
		await giveConsent(counsellor, partId, { ...yes, personId });
		family.smsYes = true;
	} else if (step === 'withdraws in a talk') {
		await saysNo(family, () => withdrawConsent(counsellor, partId, { personId, purpose: 'sms' }));
	} else if (step === 'withdraws in the room') {
		const given = (await showRoom(roomId))!.consents.find(({ purpose }) => purpose === 'sms');
		if (given) await saysNo(family, () => withdrawInRoom(roomId, given.id));
	} else if (step === 'may not be kept') {
		const purpose = 'store_contact_details' as const;
		await giveConsent(counsellor, partId, { ...yes, personId, purpose });
		await saysNo(family, () => withdrawConsent(counsellor, partId, { personId, purpose }));
	} else if (step === 'says STOP') {
		await saysNo(family, () => fake.text(family.phone, 'STOP'));
		family.optedOut = true;
	} else if (step === 'shares her phone') {
		const change = { phoneIsShared: 'yes', validUntil: family.lastDay } as const;
		await addPlan(house, { personId, confirmedAt: await doorTime(), ...change });
		family.isShared = true;
	}
}

/** When it is kept, nothing that waited still waits. */
async function saysNo(family: Told, no: () => Promise<unknown>): Promise<void> {
	const hadYes = family.smsYes;
	await no();
	family.smsYes = false;
	const waiting =
		await house.superuser`SELECT id FROM notification WHERE person_id = ${family.personId} AND status = 'planned'`;
	if (hadYes) expect(waiting).toHaveLength(0);
}

const yes: Omit<GiveRequest, 'personId'> = {
	...{ purpose: 'sms', recipient: '', categories: [], givenBy: 'self' },
	...{ how: 'talk', witness: 'Gehoord.', until: '' }
};

// more at once than the pool has connections would only wait for each other
async function allAtOnce<T>(all: T[], act: (one: T) => Promise<void>): Promise<void> {
	for (let n = 0; n < all.length; n += 20) await Promise.all(all.slice(n, n + 20).map(act));
}

async function untilQuiet(): Promise<void> {
	const began = performance.now();
	while (performance.now() - began < 60_000) {
		const busy = await house.superuser`SELECT FROM notification n WHERE person_id IS NOT NULL
			AND (status = 'planned' AND planned_at <= door.time() OR status = 'uncertain'
				OR EXISTS (SELECT FROM notification_attempt a WHERE a.notification_id = n.id AND a.outcome = 'started')) LIMIT 1`;
		if (busy.length === 0) return fake.quiet();
		await pause(50);
	}
	throw new Error('the worker does not get through');
}

/** Texts that still wait for somebody to whom nothing may go: none, once the worker has looked. */
async function left(families: Told[]): Promise<string[]> {
	const today = localDate(await doorTime());
	const shut = families.filter((family) => !isOpen(family) || family.lastDay < today);
	const rows = await house.superuser`SELECT person_id FROM notification
		WHERE status = 'planned' AND planned_at <= door.time() AND person_id = ANY (${shut.map(({ personId }) => personId)})`;
	return rows.map((row) => String(row['person_id']));
}

interface Attempt {
	personId: string;
	startedAt: Date;
	endedAt: Date | null;
}

async function attemptsOf(): Promise<Attempt[]> {
	return house.superuser<
		Attempt[]
	>`SELECT n.person_id AS "personId", a.started_at AS "startedAt", a.ended_at AS "endedAt"
		FROM notification_attempt a JOIN notification n ON n.id = a.notification_id WHERE n.person_id IS NOT NULL`;
}

function isClosed(families: Told[], { personId, startedAt }: Attempt): boolean {
	const { closed, lastDay } = families.find((one) => one.personId === personId)!;
	const isShut = closed.some(
		({ from, until }) => startedAt > from && (!until || startedAt < until)
	);
	return isShut || localDate(startedAt) > lastDay;
}

function wasUnderWay(families: Told[], { personId, startedAt, endedAt }: Attempt): boolean {
	const { closed } = families.find((one) => one.personId === personId)!;
	return closed.some(({ from }) => startedAt <= from && endedAt !== null && endedAt >= from);
}

async function tally() {
	const [row] = await house.superuser<{ sent: number; cancelled: number; held: number }[]>`
		SELECT count(provider_id)::int AS sent, count(*) FILTER (WHERE status = 'cancelled')::int AS cancelled,
			count(*) FILTER (WHERE status = 'held_unsafe')::int AS held FROM notification WHERE person_id IS NOT NULL`;
	return row!;
}

async function doorTime(): Promise<Date> {
	const [row] = await house.superuser<{ now: Date }[]>`SELECT door.time() AS now`;
	return row!.now;
}
