import { addDays, addMinutes } from 'date-fns';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { atLocal } from '#domain/time.ts';
import { allClear, arrives } from '../support/arrivals.ts';
import type { TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { workingHouse, type Working } from '../support/working.ts';

let web: TestHouse;
let fake: Working['fake'];
let works: Working['works'];
let close: Working['close'];
let amina: Colleague;
let annelies: Colleague;
let day = atLocal('2026-12-01', '10:00');

beforeAll(async () => {
	({ web, fake, works, close } = await workingHouse());
});
afterAll(() => close());
beforeEach(async () => {
	await web.superuser`UPDATE staff SET disabled_at = now(), on_duty_since = NULL WHERE disabled_at IS NULL`;
	await web.superuser`UPDATE intake SET closed_at = now() WHERE closed_at IS NULL`;
	await web.superuser`UPDATE page SET ended_at = now(), ended_how = 'closed' WHERE ended_at IS NULL`;
	await web.superuser`UPDATE notification SET status = 'cancelled', reason_code = 'seen'`;
	day = addDays(day, 7);
	await web.moveClockTo(day);
	amina = await employ(web, 'Amina', 'counsellor', { onDuty: true });
	annelies = await employ(web, 'Annelies', 'supervisor');
});

const unclear = { ...allClear, weaponAccess: 'unknown' } as const;

/** So many minutes after ten o'clock, with a worker at work. */
async function at(minutes: number) {
	await web.moveClockTo(addMinutes(day, minutes));
	await works(4);
	await proveArrival();
}

/** No report comes in here: what was taken arrived, unless its telephone is said to be silent. */
async function proveArrival() {
	await web.superuser`UPDATE notification SET status = 'delivered' WHERE status IN ('accepted', 'queued', 'sending', 'sent')
		AND staff_id <> ${silent ?? annelies.id}`;
}
let silent: string | undefined;

const bodies = ({ phone }: Colleague) =>
	fake.messages.filter(({ to }) => to === phone).map(({ body }) => body);
const arrive = async (times: number) => {
	const ids: string[] = [];
	for (let n = 0; n < times; n++) ids.push(await arrives(unclear));
	return ids;
};
const read = (id: string) =>
	web.superuser`UPDATE intake SET read_at = door.time() WHERE id = ${id}`;

test('what comes within a quarter of an hour is told of in one text that says how many wait', async () => {
	await arrive(1);
	await at(0);
	expect(bodies(amina)).toEqual([expect.stringMatching(/nog niemand zag \(code ....\)\.$/)]);
	await arrive(3);
	await at(5);
	await arrive(2);
	await at(14);
	expect(bodies(amina)).toHaveLength(1);
	await at(16);
	expect(bodies(amina).slice(1)).toEqual(['Er wachten 5 taken die nog niemand zag.']);
	await at(28);
	expect(bodies(amina)).toHaveLength(2);
});

test('danger is told of at once, also between', async () => {
	await arrive(1);
	await at(0);
	await arrive(2);
	await at(3);
	await arrives({ ...allClear, callerInDanger: 'yes' });
	await at(4);
	await arrives({ ...allClear, callerInDanger: 'yes' });
	await at(5);
	expect(bodies(amina).slice(1)).toEqual([
		expect.stringMatching(/^Oproep/),
		expect.stringMatching(/^Oproep/)
	]);
});

test('what was read meanwhile is not counted; one that is left has its code', async () => {
	await arrive(1);
	await at(0);
	const [one, other] = await arrive(2);
	await at(1);
	await read(one!);
	await at(16);
	const [row] = await web.superuser`SELECT reference FROM intake WHERE id = ${other!}`;
	expect(bodies(amina).slice(1)).toEqual([
		`Er wacht een taak die nog niemand zag (code ${row!['reference']}).`
	]);
});

test('refused at the provider, all that it told of goes on to somebody else', async () => {
	await arrive(1);
	await at(0);
	const ids = await arrive(4);
	await read(ids[3]!);
	fake.script(amina.phone, { reply: '21211' });
	await at(16);
	const rows = await web.superuser`SELECT DISTINCT intake_id FROM notification
		WHERE staff_id = ${annelies.id} AND intake_id = ANY (${ids})`;
	expect(rows.map((row) => row['intake_id']).toSorted()).toEqual(ids.slice(0, 3).toSorted());
	expect(bodies(annelies)).toHaveLength(1);
	await at(33);
	expect(bodies(annelies).at(-1)).toMatch(/^Er wachten \d taken/);
});

test('without a sign of arrival it goes out again while any of those waits', async () => {
	await arrive(1);
	await at(0);
	const ids = await arrive(3);
	await at(1);
	silent = amina.id;
	await at(16);
	silent = undefined;
	const [carrier] = await web.superuser`SELECT intake_id FROM notification
		WHERE intake_id = ANY (${ids}) AND gathered_in IS NULL`;
	await web.superuser`UPDATE notification SET status = 'sent' WHERE intake_id = ${carrier!['intake_id']}`;
	await read(String(carrier!['intake_id']));
	await at(20);
	// had the connection broken on a busy machine, it goes out now, and otherwise not once more
	await at(24);
	expect(bodies(amina).slice(1)).toEqual([
		'Er wachten 3 taken die nog niemand zag.',
		'Er wachten 2 taken die nog niemand zag.'
	]);
});

test('unread at half its hour and at the end of it, whoever came on duty since hears of it, once', async () => {
	const [id, soon] = await arrive(2);
	await at(0);
	await read(soon!);
	await at(28);
	const joost = await employ(web, 'Joost', 'counsellor', { onDuty: true });
	await web.superuser`UPDATE staff SET on_duty_since = NULL WHERE id = ${amina.id}`;
	expect(bodies(joost)).toEqual([]);
	await at(31);
	expect(bodies(joost)).toHaveLength(1);
	await at(58);
	const late = await employ(web, 'Sanne', 'counsellor', { onDuty: true });
	await at(62);
	await at(90);
	expect(bodies(joost)).toHaveLength(1);
	expect(bodies(late)).toHaveLength(1);
	const [row] = await web.superuser`SELECT reference FROM intake WHERE id = ${id!}`;
	for (const body of [...bodies(joost), ...bodies(late)]) expect(body).toContain(row!['reference']);
});
