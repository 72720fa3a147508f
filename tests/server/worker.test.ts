import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { addHours } from 'date-fns';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { planReminders } from '#server/notifications/plan.ts';
import { together } from '#server/work.ts';
import { startFakeTwilio, type FakeTwilio } from '../fakes/twilio/fake.ts';
import { compiled } from '../support/compiled.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { makeAppointment, makeFamily } from '../support/family.ts';
import { employ, type Colleague } from '../support/people.ts';
import { testSettings } from '../support/settings.ts';
import { startWebhookApp, type WebhookApp } from '../support/webhook-app.ts';

const program = fileURLToPath(new URL('../../src/server/worker.ts', import.meta.url));
let house: TestHouse;
let app: WebhookApp;
let fake: FakeTwilio;
let joost: Colleague;
let running: ChildProcess[] = [];
let errors = '';

beforeAll(async () => {
	house = await freshHouse();
	app = await startWebhookApp(testSettings.PUBLIC_BASE_URL);
	fake = await startFakeTwilio({
		accountSid: testSettings.TWILIO_ACCOUNT_SID,
		authToken: testSettings.TWILIO_AUTH_TOKEN,
		callbackBase: { public: testSettings.PUBLIC_BASE_URL, local: app.base }
	});
	joost = await employ(house, 'Joost', 'counsellor');
});
afterEach(() => {
	for (const child of running) child.kill('SIGKILL');
	running = [];
});
afterAll(async () => {
	await fake.stop();
	await app.stop();
	await house.close();
});

async function startWorker(also: Record<string, string> = {}, awaitedWord = 'worker ready') {
	const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program], {
		env: {
			...compiled,
			...testSettings,
			WORKER_DATABASE_URL: house.urls.worker,
			TWILIO_API_BASE: fake.base,
			...also
		},
		stdio: ['pipe', 'pipe', 'pipe']
	});
	running.push(child);
	errors = '';
	child.stderr.on('data', (chunk) => (errors += String(chunk)));
	if (awaitedWord) expect(String((await once(child.stdout, 'data'))[0])).toContain(awaitedWord);
	return child;
}

async function book() {
	const family = await makeFamily(house, { counsellorId: joost.id });
	const [row] = await house.superuser<{ n: number }[]>`SELECT count(*)::int AS n FROM follow_up`;
	const startsAt = addHours(new Date(), 10 + row!.n);
	const planned = await makeAppointment(house, family, { counsellorId: joost.id, startsAt });
	await together(joost, (work) => planReminders(work, planned));
	return family.phone;
}

async function untilTexted(phone: string): Promise<number> {
	const patienceMs = 8000;
	const began = performance.now();
	while (performance.now() - began < patienceMs) {
		if (fake.messages.some(({ to }) => to === phone)) return performance.now() - began;
		await pause(20);
	}
	throw new Error(`no text within ${patienceMs} ms; ${errors}`);
}

test('it sends what is promised within two seconds, and ends within three when told', async () => {
	const worker = await startWorker();
	await untilTexted(await book());
	// one of three: other tests want the processor too
	const waits: number[] = [];
	for (let n = 0; n < 3; n++) waits.push(await untilTexted(await book()));
	expect(Math.min(...waits)).toBeLessThan(2000);
	const told = performance.now();
	worker.kill('SIGTERM');
	expect(await once(worker, 'exit')).toEqual([0, null]);
	expect(performance.now() - told).toBeLessThan(3000);
});

test('told to stop in the middle of a request that hangs, it ends in time and leaves a trace', async () => {
	const worker = await startWorker();
	fake.next('hang');
	await book();
	const before = fake.requests.length;
	while (fake.requests.length === before) await pause(20);
	const told = performance.now();
	worker.kill('SIGTERM');
	await once(worker, 'exit');
	expect(performance.now() - told).toBeLessThan(3000);
	const left =
		await house.superuser`SELECT outcome FROM notification_attempt WHERE outcome IN ('started', 'uncertain')`;
	expect(left).toHaveLength(1);
});

test('it goes on after the database threw everybody out', async () => {
	const worker = await startWorker();
	await house.superuser`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'naastenlijn-worker'`;
	await pause(300);
	await untilTexted(await book());
	expect(worker.exitCode).toBeNull();
});

test('it ends when whoever started it is gone', async () => {
	const worker = await startWorker({ WATCH_PARENT: 'yes' });
	worker.stdin!.end();
	expect((await once(worker, 'exit'))[0]).toBe(0);
});

test('it does not start as the wrong role, and says why in one line', async () => {
	const worker = await startWorker({ WORKER_DATABASE_URL: house.urls.owner }, '');
	const [code] = (await once(worker, 'exit')) as [number];
	expect(code).toBe(1);
	expect(errors).toMatch(/^Naastenlijn does not start\. The database role owns tables[^\n]*\n$/);
});
