import { randomUUID } from 'node:crypto';
import { subDays } from 'date-fns';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loggedWays } from '#domain/logged-contact.ts';
import { localDate, localTime } from '#domain/time.ts';
import { readCase } from '#server/cases/read.ts';
import { readCall } from '#server/intakes/call-form.ts';
import { logCall } from '#server/intakes/log-call.ts';
import { readIntake } from '#server/intakes/read.ts';
import { startCall } from '#server/intakes/start-call.ts';
import { allClear } from '../support/arrivals.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { eventsOf, openedCase } from './case-story.ts';

let house: TestHouse;
let amina: Colleague;
let joost: Colleague;
beforeAll(async () => {
	house = await freshHouse();
	amina = await employ(house, 'Amina', 'counsellor');
	joost = await employ(house, 'Joost', 'counsellor');
});
afterAll(() => house.close());

const threeDaysAgo = subDays(new Date(), 3);

function typed(more: Record<string, string> = {}) {
	const form = new FormData();
	const fields = {
		...{ formId: randomUUID(), door: 'relative', language: 'nl', story: 'Zij kwam langs.' },
		...{ calledOn: localDate(threeDaysAgo), calledAtHour: localTime(threeDaysAgo) },
		...allClear,
		...more
	};
	for (const [name, value] of Object.entries(fields)) form.set(name, String(value));
	return readCall(form);
}

async function logged(by: Colleague, more: Record<string, string> = {}) {
	const read = typed(more);
	if (!('call' in read)) throw new Error(JSON.stringify(read.problems));
	return logCall(by, read.call);
}

async function loggedAs(more: Record<string, string>): Promise<string> {
	const outcome = await logged(amina, more);
	if ('problem' in outcome) throw new Error(outcome.problem);
	return outcome.id;
}

test.each(loggedWays)(
	'%s: its own way and its own time, on the trail as logged by hand',
	async (way) => {
		const id = await loggedAs({ way });
		const read = await readIntake(amina, id);
		if ('problem' in read) throw new Error(read.problem);
		const { channel, inside } = read.intake;
		expect(channel).toBe(way);
		const calledAt = new Date(String(inside?.told?.calledAt));
		expect([localDate(calledAt), localTime(calledAt)]).toEqual([
			localDate(threeDaysAgo),
			localTime(threeDaysAgo)
		]);
		expect(
			(await eventsOf(house, id)).filter((kind) => kind === 'intake.call-logged')
		).toHaveLength(1);
	}
);

test('who sought whom, and who it was when not herself, are kept with what was told', async () => {
	const id = await loggedAs({ way: 'meeting', direction: 'we', spokenWith: 'haar zus' });
	const read = await readIntake(amina, id);
	expect(read).toMatchObject({
		intake: { inside: { told: { direction: 'we', spokenWith: 'haar zus' } } }
	});
	const [row] = await house.superuser`SELECT count(*)::int AS n FROM intake_answers
		WHERE position('haar zus'::bytea IN sealed) > 0`;
	expect(row!['n']).toBe(0);
});

test('straight onto a case of hers it stands there, done, and on its chain; sent twice it is one', async () => {
	const { partId } = await openedCase(house, amina);
	const formId = randomUUID();
	const id = await loggedAs({ way: 'email_letter', partId, formId, givesCode: 'on' });
	expect(await loggedAs({ way: 'email_letter', partId, formId, givesCode: 'on' })).toBe(id);
	const page = await readCase(amina, partId, {});
	if ('problem' in page) throw new Error(page.problem);
	expect(page.contacts).toContainEqual(
		expect.objectContaining({ id, channel: 'email_letter', status: 'closed', hasOpenRoom: false })
	);
	expect((await eventsOf(house, partId)).filter((kind) => kind === 'contact.linked')).toHaveLength(
		1
	);
});

test('danger told in a meeting about a case rings as danger in it', async () => {
	const { partId } = await openedCase(house, amina);
	await loggedAs({ way: 'meeting', partId, imminentViolence: 'yes' });
	const raised = await house.superuser`SELECT FROM danger WHERE part_id = ${partId}`;
	expect(raised).toHaveLength(1);
});

test('onto a case of a colleague nothing is logged, and nothing is left', async () => {
	const { partId } = await openedCase(house, joost);
	const before = await house.superuser`SELECT count(*)::int AS n FROM intake`;
	expect(await logged(amina, { partId })).toEqual({ problem: 'not-found' });
	expect(await house.superuser`SELECT count(*)::int AS n FROM intake`).toEqual(before);
	expect(await startCall(amina, partId)).toMatchObject({ empty: { partId: '' } });
});

test('onto a closed case it is refused', async () => {
	const { partId } = await openedCase(house, amina);
	await house.superuser`UPDATE part SET status = 'closed', closed_at = now() WHERE id = ${partId}`;
	expect(await logged(amina, { partId })).toEqual({ problem: 'case-closed' });
});

test.each([
	[{ phone: '0906 1234' }, 'phone'],
	[{ phone: '0900 123456' }, 'phone'],
	[{ phone: '06 123' }, 'phone'],
	[{ way: 'pigeon' }, 'way'],
	[{ direction: 'both' }, 'direction'],
	[{ spokenWith: 'x'.repeat(121) }, 'spokenWith']
])('%j is refused at its field, and what was typed stays', (more, field) => {
	const read = typed(more as Record<string, string>);
	expect('problems' in read && Object.keys(read.problems)).toEqual([field]);
	expect(read.typed.answers.story).toBe('Zij kwam langs.');
});
