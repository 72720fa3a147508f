import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { addHours, addMinutes } from 'date-fns';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { planReminders } from '#server/notifications/plan.ts';
import { together } from '#server/work.ts';
import type { Message } from '../fakes/twilio/message.ts';
import { compiled } from '../support/compiled.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { makeAppointment, makeFamily } from '../support/family.ts';
import { employ, type Colleague } from '../support/people.ts';
import { proofSize, seed, tell } from '../support/proof.ts';
import { testSettings } from '../support/settings.ts';
import { startWebhookApp, type WebhookApp } from '../support/webhook-app.ts';

const reminders = proofSize({ small: 24, full: 500 });
const kills = proofSize({ small: 3, full: 40 });
const limit = proofSize({ small: 150_000, full: 600_000 });
const families = reminders / 2;
const program = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const odds = {
	reply: {
		ok: 52,
		'accept-then-drop': 10,
		'accept-then-500': 6,
		'accept-then-garbage': 3,
		'accept-then-hang': 1,
		'refuse-then-drop': 5,
		'502': 5,
		lost: 4,
		'429': 9,
		'21211': 4,
		'21610': 1
	},
	outcome: { delivered: 8, sent: 1, undelivered: 1 },
	order: { 'in-order': 2, shuffled: 1, reversed: 1 },
	times: { once: 2, twice: 1 },
	when: { 'after-answer': 5, 'before-answer': 2, late: 2, never: 2 }
};

let house: TestHouse;
let app: WebhookApp;
const counsellors: Colleague[] = [];
let crew: Promise<ChildProcess>[] = [];
let deadline = 0;
let fake: { base: string; process: ChildProcess };
const started: ChildProcess[] = [];

beforeAll(async () => {
	house = await freshHouse();
	app = await startWebhookApp(testSettings.PUBLIC_BASE_URL);
	fake = await startFake();
	// a number of whom the provider says STOP hears nothing more: ten of them, so that most go on
	for (let n = 0; n < 10; n++)
		counsellors.push(
			await employ(house, `Joost ${n}`, 'counsellor', { phone: `+44770090000${n}` })
		);
});
afterAll(async () => {
	for (const child of [...started, fake.process]) child.kill('SIGKILL');
	await app.stop();
	await house.close();
});

test(
	'workers killed in mid flight: no family text twice, and every reminder is accounted for',
	async () => {
		deadline = performance.now() + limit - 8000;
		const phones = await promise();
		await killThemAgainAndAgain();
		await finish();

		const { messages, violations } = await stateOfFake();
		const sentTo = (phone: string) => messages.filter(({ to }) => to === phone).length;
		const twice = phones.filter((phone) => sentTo(phone) > 1).length;
		const staff = new Set(counsellors.map(({ phone }) => phone));
		const toStaff = messages.filter(({ to }) => staff.has(to)).map(reminderOf);
		const lost = await unaccounted(messages);
		const line = await tally();
		tell(
			'reminders',
			`${line.reminders} reminders, ${kills} workers killed, ${line.attempts} attempts, ${messages.length} texts at the provider: ${line.sent} sent, ${line.found} of them found out, ${line.tasks} tasks, ${twice} families texted twice, ${lost.length} lost`
		);
		expect(violations).toEqual([]);
		expect(twice).toBe(0);
		expect(new Set(toStaff).size).toBe(toStaff.length);
		expect(lost).toEqual([]);
		expect(line.reminders).toBe(reminders);
	},
	limit
);

// the text's own code is short: two of hundreds may be alike
function reminderOf({ statusCallback }: Message): string {
	const id = new URL(statusCallback ?? '').searchParams.get('n');
	if (!id) throw new Error('a text names no reminder in its callback');
	return id;
}

// Each family has a number of its own.
async function promise(): Promise<string[]> {
	const [row] = await house.superuser<{ now: Date }[]>`SELECT door.time() AS now`;
	const soon = addMinutes(row!.now, 62);
	const phones: string[] = [];
	for (let n = 0; n < families; n++) {
		const phone = `+4477009${String(10_000 + n)}`;
		const counsellor = counsellors[n % counsellors.length]!;
		const counsellorId = counsellor.id;
		const family = await makeFamily(house, { counsellorId, phone });
		const startsAt = addMinutes(addHours(soon, 2), n * 5);
		const planned = await makeAppointment(house, family, { counsellorId, startsAt });
		await together(counsellor, (work) => planReminders(work, planned));
		phones.push(phone);
	}
	await house.superuser`UPDATE notification SET planned_at = door.time() + interval '10 days'`;
	return phones;
}

// Two are ready at any time; one of them dies each time while a part of the reminders goes out.
async function killThemAgainAndAgain(): Promise<void> {
	crew = [startWorker(), startWorker()];
	for (let n = 0; n < kills; n++) {
		const [doomed] = await Promise.all(crew);
		await release(Math.ceil(reminders / kills));
		await pause(20 + ((n * 37) % 160));
		doomed!.kill('SIGKILL');
		await once(doomed!, 'exit');
		crew = [...crew.slice(1), startWorker()];
	}
}

async function release(most: number): Promise<void> {
	await house.superuser`UPDATE notification SET planned_at = door.time() WHERE id IN
		(SELECT id FROM notification WHERE planned_at > door.time() + interval '9 days' ORDER BY id LIMIT ${most})`;
	await house.superuser`SELECT pg_notify('notification', '')`;
}

async function finish(): Promise<void> {
	while (performance.now() < deadline && (await waiting()) > 0) {
		await pause(1500);
		if ((await leased()) === 0) await later(3);
	}
	for (const worker of await Promise.all(crew)) {
		worker.kill('SIGTERM');
		await once(worker, 'exit');
	}
	await pause(500);
}

async function waiting(): Promise<number> {
	const [row] = await house.superuser<{ n: number }[]>`SELECT count(*)::int AS n FROM notification
		WHERE status = 'planned' OR status = 'uncertain' AND reason_code IS NULL`;
	return row!.n;
}

async function leased(): Promise<number> {
	const [row] = await house.superuser<
		{ n: number }[]
	>`SELECT count(*)::int AS n FROM notification WHERE leased_until IS NOT NULL`;
	return row!.n;
}

async function later(minutes: number): Promise<void> {
	await house.superuser`UPDATE clock SET ahead = ahead + ${`${minutes} minutes`}::interval`;
	await house.superuser`SELECT pg_notify('notification', '')`;
}

/** Reminders that neither stand as sent with a text at the provider, nor have a task that names them. */
async function unaccounted(messages: Message[]): Promise<string[]> {
	const known = new Set(messages.map(({ sid }) => sid));
	const rows = await house.superuser<
		{ id: string; status: string; sid: string | null; task: string | null }[]
	>`
		SELECT n.id, n.status, n.provider_id AS sid, f.reason_code AS task FROM notification n LEFT JOIN follow_up f ON f.id = n.id`;
	const isSent = (sid: string | null) => sid !== null && known.has(sid);
	return rows
		.filter(({ sid, task }) => !isSent(sid) && task === null)
		.map(({ id, status }) => `${id} ${status}`);
}

async function tally() {
	const [row] = await house.superuser<
		{ reminders: number; sent: number; tasks: number; found: number; attempts: number }[]
	>`
		SELECT count(*)::int AS reminders, count(provider_id)::int AS sent,
			(SELECT count(*)::int FROM follow_up f JOIN notification m ON m.id = f.id) AS tasks,
			(SELECT count(*)::int FROM notification_attempt WHERE outcome = 'found') AS found,
			(SELECT count(*)::int FROM notification_attempt) AS attempts FROM notification`;
	return row!;
}

async function stateOfFake() {
	for (;;) {
		const state = (await (await fetch(`${fake.base}/_state`)).json()) as {
			messages: Message[];
			violations: unknown[];
			busy: number;
		};
		if (state.busy <= 0) return state;
		await pause(100);
	}
}

async function startFake() {
	const child = spawn(process.execPath, [program('../fakes/twilio/serve.ts')], {
		env: {
			TWILIO_ACCOUNT_SID: testSettings.TWILIO_ACCOUNT_SID,
			TWILIO_AUTH_TOKEN: testSettings.TWILIO_AUTH_TOKEN,
			PUBLIC_BASE_URL: testSettings.PUBLIC_BASE_URL,
			FAKE_TWILIO_APP: app.base,
			FAKE_TWILIO_SEED: String(seed),
			FAKE_TWILIO_ODDS: JSON.stringify(odds)
		},
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const [said] = (await once(child.stdout, 'data')) as [Buffer];
	return { base: /http:\S+/.exec(String(said))?.[0] ?? '', process: child };
}

async function startWorker(): Promise<ChildProcess> {
	const worker = spawn(
		process.execPath,
		['--disable-warning=ExperimentalWarning', program('../../src/server/worker.ts')],
		{
			env: {
				...compiled,
				...testSettings,
				WORKER_DATABASE_URL: house.urls.worker,
				TWILIO_API_BASE: fake.base,
				WATCH_PARENT: 'yes'
			},
			stdio: ['pipe', 'pipe', 'inherit']
		}
	);
	started.push(worker);
	await once(worker.stdout, 'data');
	return worker;
}
