import { addDays } from 'date-fns';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readCase } from '#server/cases/read.ts';
import { declareConflict } from '#server/conflicts/declare.ts';
import { watchSilence } from '#server/follow-ups/silence.store.ts';
import { openHouse, type House } from '#server/house.ts';
import { reviewOf } from '#server/reviews/overview.ts';
import { start } from '#server/start.ts';
import { atTheDoor } from '#server/work.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { makeAppointment, type Family } from '../support/family.ts';
import { employ, type Colleague } from '../support/people.ts';
import { testSettings } from '../support/settings.ts';
import { eventsOf, openedCase } from './case-story.ts';

let web: TestHouse;
let worker: House;
let amina: Colleague;
let annelies: Colleague;
let hers: Awaited<ReturnType<typeof openedCase>>;
beforeAll(async () => {
	web = await freshHouse();
	worker = await start('worker', { ...testSettings, WORKER_DATABASE_URL: web.urls.worker });
	openHouse(web);
	amina = await employ(web, 'Amina', 'counsellor');
	annelies = await employ(web, 'Annelies', 'supervisor');
});
afterAll(async () => {
	openHouse(web);
	await worker.database.sql.end();
	await web.close();
});
beforeEach(async () => {
	hers = await openedCase(web, amina);
	await confirmPlan();
});

async function confirmPlan(): Promise<void> {
	await web.superuser`UPDATE safe_contact_plan SET confirmed_at = door.time(), confirmed_how = 'talk' WHERE part_id = ${hers.partId}`;
}

async function daysGoBy(days: number): Promise<void> {
	await web.superuser`UPDATE clock SET ahead = ahead + ${days} * interval '1 day'`;
	openHouse(worker);
	await atTheDoor(watchSilence);
	openHouse(web);
}

async function tasks(): Promise<string[]> {
	const rows = await web.superuser`SELECT status FROM follow_up
		WHERE part_id = ${hers.partId} AND reason_code = 'silent' ORDER BY created_at`;
	return rows.map((row) => String(row['status']));
}

/** The cases a supervisor reads as silent, and with whom they are. */
async function silentFor(who: Colleague): Promise<Map<string, string>> {
	const review = await reviewOf(who);
	if ('problem' in review) throw new Error(review.problem);
	return new Map(review.silent.map(({ code, holder }) => [code, holder]));
}

test('as long as was agreed nothing happens; then there is a task, once, and a supervisor reads it', async () => {
	await daysGoBy(13);
	expect(await tasks()).toEqual([]);
	await daysGoBy(1);
	await daysGoBy(1);
	expect(await tasks()).toEqual(['open']);
	expect(await eventsOf(web, hers.partId)).toContain('task.opened');
	expect((await silentFor(annelies)).get(hers.code)).toBe('Amina');
	const page = await readCase(amina, hers.partId, {});
	if ('problem' in page) throw new Error(page.problem);
	expect(page.followUps.map(({ reasonCode }) => reasonCode)).toContain('silent');
});

test('what her plan says goes before what holds where nothing was agreed', async () => {
	await web.superuser`UPDATE safe_contact_plan SET silence_days = 3 WHERE part_id = ${hers.partId}`;
	await daysGoBy(2);
	expect(await tasks()).toEqual([]);
	await daysGoBy(1);
	expect(await tasks()).toEqual(['open']);
});

test.each([
	[
		'she wrote back',
		`INSERT INTO intake_message (id, intake_id, key_id, author, sealed, written_at)
		SELECT gen_random_uuid(), id, key_id, 'seeker', '\\x01', door.time() FROM intake WHERE part_id = $1`
	],
	[
		'she confirmed her plan',
		`UPDATE safe_contact_plan SET confirmed_at = door.time(), confirmed_how = 'room' WHERE part_id = $1`
	]
])('when %s the task goes away', async (_, happens) => {
	await daysGoBy(15);
	expect(await tasks()).toEqual(['open']);
	await web.superuser`UPDATE clock SET ahead = ahead + interval '1 hour'`;
	await web.superuser.unsafe(happens, [hers.partId]);
	await daysGoBy(0);
	expect(await tasks()).toEqual(['cancelled']);
	expect((await eventsOf(web, hers.partId)).at(-1)).toBe('task.cancelled');
	await daysGoBy(13);
	expect(await tasks()).toEqual(['cancelled']);
});

test('where nothing was agreed, or an appointment stands, nobody is called silent', async () => {
	await makeAppointment(web, await inCase(), {
		counsellorId: amina.id,
		startsAt: addDays(await now(), 20)
	});
	await daysGoBy(15);
	expect(await tasks()).toEqual([]);
	await daysGoBy(6);
	expect(await tasks()).toEqual(['open']);
	hers = await openedCase(web, amina);
	await daysGoBy(30);
	expect(await tasks()).toEqual([]);
});

async function inCase() {
	const [row] =
		await web.superuser`SELECT person_id FROM safe_contact_plan WHERE part_id = ${hers.partId}`;
	return { partId: hers.partId, personId: String(row!['person_id']) } as Family;
}

async function now(): Promise<Date> {
	const [row] = await web.superuser`SELECT door.time() AS now`;
	return row!['now'] as Date;
}

test('settled, it comes back after as long again; in a closed case never', async () => {
	await daysGoBy(15);
	await web.superuser`UPDATE follow_up SET status = 'done', settled_at = door.time() WHERE part_id = ${hers.partId} AND reason_code = 'silent'`;
	await daysGoBy(13);
	expect(await tasks()).toEqual(['done']);
	await daysGoBy(2);
	expect(await tasks()).toEqual(['done', 'open']);
	await web.superuser`UPDATE part SET status = 'closed', closed_at = door.time() WHERE id = ${hers.partId}`;
	await daysGoBy(0);
	expect(await tasks()).toEqual(['done', 'cancelled']);
	const other = await openedCase(web, amina);
	await web.superuser`UPDATE part SET status = 'closed', closed_at = door.time() WHERE id = ${other.partId}`;
	hers = other;
	await confirmPlan();
	await daysGoBy(30);
	expect(await tasks()).toEqual([]);
});

test('who shut the case to herself is told nothing of it', async () => {
	const lotte = await employ(web, 'Lotte', 'supervisor');
	await daysGoBy(15);
	expect((await silentFor(lotte)).has(hers.code)).toBe(true);
	await declareConflict(lotte, hers.partId, 'Zij is mijn nicht.');
	expect((await silentFor(lotte)).has(hers.code)).toBe(false);
});

test('two workers at one moment open one task', async () => {
	await web.superuser`UPDATE clock SET ahead = ahead + interval '20 days'`;
	openHouse(worker);
	await Promise.all([1, 2, 3, 4].map(() => atTheDoor(watchSilence)));
	openHouse(web);
	expect(await tasks()).toEqual(['open']);
});
