import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor, Role } from '#domain/actor.ts';
import { demoPeople } from '#server/access/demo-people.ts';
import { checkTrail, sealTrail } from '#server/audit/trail.ts';
import { openDatabase } from '#server/db/client.ts';
import { lookAtPhones } from '#server/demo/phone-look.ts';
import { outbox } from '#server/demo/phone-outbox.ts';
import { families, leavers, professionals } from '#server/demo/seed/year/lives/all.ts';
import { short } from '#server/demo/seed/year/questions/short.ts';
import { worries } from '#server/demo/seed/year/questions/worries.ts';
import { toldBy } from '#server/demo/seed/year/told-by.ts';
import { seedDemo } from '#server/demo/seed.ts';
import { deskOf } from '#server/intakes/list.ts';
import { reviewOf } from '#server/reviews/overview.ts';
import { listColleagues } from '#server/staff/list.ts';
import { closeHouse } from '#server/house.ts';
import { start } from '#server/start.ts';
import { visitsOf } from '#server/visits/read.ts';
import { atTheDoor } from '#server/work.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { proofSize } from '../support/proof.ts';
import { testSettings } from '../support/settings.ts';

const asDemo = {
	APP_MODE: 'demo',
	PUBLIC_BASE_URL: '',
	TWILIO_ACCOUNT_SID: '',
	TWILIO_AUTH_TOKEN: ''
};
const shareOfYear = proofSize({ small: 0.02, full: 1 });
const startedAt = new Date('2026-11-24T10:40:00+01:00');
let house: TestHouse;

beforeAll(async () => {
	house = await freshHouse(asDemo);
	await house.moveClockTo(startedAt);
	await seed(house);
}, 300_000);
afterAll(() => house.close());

test('every list of the desk has something to show', async () => {
	const desk = must(await deskOf(await person('Amina Haddou'), { show: 'all' }));
	const { lines, today, overdue, deskTasks, cases } = desk;
	expect(
		Math.min(lines.length, today.length, deskTasks.length, cases!.lines.length)
	).toBeGreaterThan(0);
	const levels = new Set(lines.map(({ level }) => level));
	expect(levels).toEqual(new Set(['T1', 'T2', 'T3', 'not-read']));
	expect(lines.filter(({ level, glow }) => level === 'not-read' && glow !== 'calm')).toHaveLength(
		1
	);
	expect(overdue).toEqual([]);
	for (const show of ['waiting', 'mine'] as const) {
		expect(must(await deskOf(await person('Amina Haddou'), { show })).lines).not.toEqual([]);
	}
	const late = must(await deskOf(await person('Mehmet Aydın'), { show: 'overdue' }));
	expect(late.overdue.length).toBeGreaterThan(1);
	expect(must(await deskOf(await person('Fleur de Wit'), { show: 'overdue' })).lines).not.toEqual(
		[]
	);
});

test('a supervisor, the administrator and the practice page have something to look at', async () => {
	const review = must(await reviewOf(await person('Annelies Brouwer')));
	const { loads, longest, looks, flagged, deskTasks, texts } = review;
	const { dangers, glass } = review;
	for (const list of [loads, longest, looks, flagged, deskTasks, texts, dangers, glass])
		expect(list).not.toHaveLength(0);
	const { colleagues } = must(await listColleagues(await person('Bram Kuiper')));
	expect(colleagues.filter(({ activatedAt }) => activatedAt === null)).toHaveLength(1);
	expect(colleagues.filter(({ disabledAt }) => disabledAt !== null)).toHaveLength(1);
	const bubbles = (await lookAtPhones())!.phones.flatMap((phone) => phone.bubbles);
	const statuses = new Set(bubbles.map(({ status }) => status));
	for (const status of ['planned', 'delivered', 'undelivered', 'held_unsafe', 'received']) {
		expect(statuses).toContain(status);
	}
});

test('somebody visits today, and of one who did it is written how it went', async () => {
	const seen = await visitsOf(await person('Fleur de Wit'));
	expect(must(seen).lines).toMatchObject([
		{ state: 'planned', isMine: true, second: expect.stringMatching(/^Mehmet/) }
	]);
	const [past] =
		await house.superuser`SELECT f.status, v.in_at, v.out_at, v.rung FROM visit v JOIN follow_up f ON f.id = v.id
		WHERE v.out_at IS NOT NULL ORDER BY v.out_at DESC LIMIT 1`;
	expect(past).toMatchObject({ status: 'completed', rung: 'none' });
	expect(past!['in_at']).not.toBeNull();
});

test('no page about help that runs is empty, and no danger stays open for weeks', async () => {
	const [told] = await house.superuser`SELECT
		(SELECT count(*) FROM help_plan WHERE agreed_at IS NOT NULL)::int AS plans,
		(SELECT count(*) FROM trajectory_review)::int AS reviews,
		(SELECT count(DISTINCT kind) FROM measure)::int AS measures,
		(SELECT count(*) FROM legal_frame)::int AS frames,
		(SELECT count(*) FROM lesson)::int AS lessons,
		(SELECT count(*) FROM roster_week)::int AS roster,
		(SELECT count(*) FROM hand_over WHERE read_at IS NULL)::int AS unread,
		(SELECT count(*) FROM step_request WHERE decided_at IS NULL)::int AS asked`;
	expect(Math.min(...Object.values(told as Record<string, number>))).toBeGreaterThan(0);
	const [{ n }] = (await house.superuser`SELECT count(*)::int AS n FROM danger d
		JOIN part p ON p.id = d.part_id, clock WHERE d.ended_at IS NULL AND p.closed_at IS NULL
		AND d.raised_at < now() + ahead - interval '14 days'`) as unknown as [{ n: number }];
	expect(n).toBe(0);
});

test('every story can be told by three people, and no two tell it alike', () => {
	for (const life of [...families, ...leavers, ...professionals, ...worries, ...short]) {
		const heard = [0, 1, 2].map((turn) => {
			const { say } = toldBy(life, turn);
			const { told, ends, answer = '' } = life;
			const rest =
				'notes' in life ? [...life.notes, life.next, life.talk, ...(life.back ?? [])] : [];
			if ('plan' in life) rest.push(...Object.values(life.plan ?? {}).flat());
			return [told, answer, ends, ...rest].map(say).join(' ');
		});
		expect(new Set(heard).size).toBe(heard.length);
		for (const text of heard) expect(text).not.toMatch(/[[\]{}|]|\d{5}|undefined/);
	}
});

test('all numbers are ones that reach nobody', async () => {
	const phones = (await lookAtPhones())!.phones.filter(({ number }) => number !== '');
	expect(phones.length).toBeGreaterThan(8);
	const sent = await atTheDoor((work) => outbox(work, 500));
	for (const { to } of sent) expect(to).toMatch(/^(\+1500555\d{4}|\+447700900\d{3})$/);
});

test('the trail is whole and the clock is right again', async () => {
	const worker = openDatabase(house.urls.worker, 'trail', 1);
	expect(await checkTrail(worker, await sealTrail(worker))).toEqual([]);
	await worker.sql.end();
	const [clock] = await house.superuser`SELECT now() + ahead AS at FROM clock`;
	const minutes = ((clock!['at'] as Date).getTime() - startedAt.getTime()) / 60_000;
	expect(minutes).toBeGreaterThan(0);
	expect(minutes).toBeLessThan(3);
	const [late] =
		await house.superuser`SELECT count(*)::int AS n FROM event, clock WHERE at > now() + ahead`;
	expect(late!['n']).toBe(0);
});

test('no table holds what was told in the clear', async () => {
	// short runs of digits also come by chance among hashes
	const told = ['Samira', 'Merel', 'Haddou', 'amina@', '7700900102', 'bouwmarkt', 'Suikerfeest'];
	await house.superuser`CREATE TABLE canary AS SELECT 'Samira'::bytea AS sealed`;
	expect(await tablesWith(['Samira'])).toEqual(['public.canary']);
	await house.superuser`DROP TABLE canary`;
	expect(await tablesWith(told)).toEqual([]);
});

test('filling it again changes nothing', async () => {
	const count = () => house.superuser`SELECT count(*)::int AS n FROM event`;
	const before = await count();
	await seed(house);
	expect(await count()).toEqual(before);
});

test('in the middle of a Saturday night it can be told as well', async () => {
	await house.close();
	house = await freshHouse(asDemo);
	await house.moveClockTo(new Date('2026-12-26T03:10:00+01:00'));
	await seed(house, 0.01);
	const desk = must(await deskOf(await person('Amina Haddou'), { show: 'all' }));
	expect(desk.today.length).toBeGreaterThan(0);
	expect(
		desk.lines.filter(({ level, glow }) => level === 'not-read' && glow !== 'calm')
	).toHaveLength(1);
}, 180_000);

async function seed({ urls }: TestHouse, share = shareOfYear): Promise<void> {
	const env = {
		...testSettings,
		...asDemo,
		DATABASE_URL: urls.app,
		WORKER_DATABASE_URL: urls.worker
	};
	// the house it was opened with would stand beside it until its database is gone
	await closeHouse();
	await seedDemo(env, share);
	await start('web', env);
}

async function person(name: string): Promise<Actor> {
	const found = (await demoPeople()).find((one) => one.name === name)!;
	return { id: found.id, role: found.role satisfies Role };
}

async function tablesWith(texts: string[]): Promise<string[]> {
	const forms = texts.flatMap((text) => {
		const bytes = Buffer.from(text);
		return [text, bytes.toString('hex'), bytes.toString('base64').replace(/=+$/, '')];
	});
	const tables = await house.superuser<{ name: string }[]>`
		SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'door')`;
	const found = [];
	for (const { name } of tables) {
		const rows = await house.superuser.unsafe(`SELECT t::text AS line FROM ${name} t`);
		const text = rows.map((row) => String(row['line'])).join('\n');
		if (forms.some((form) => text.includes(form))) found.push(name);
	}
	return found;
}

function must<T extends object>(outcome: T): Exclude<T, { problem: unknown }> {
	if ('problem' in outcome) throw new Error(String(outcome.problem));
	return outcome as Exclude<T, { problem: unknown }>;
}
