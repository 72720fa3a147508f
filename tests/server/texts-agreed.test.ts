import { addDays, addHours } from 'date-fns';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { atLocal } from '#domain/time.ts';
import { readCase } from '#server/cases/read.ts';
import { withdrawConsent } from '#server/consents/withdraw.ts';
import { scheduleFollowUp } from '#server/follow-ups/schedule.ts';
import { readPlan } from '#server/safe-contact/form.ts';
import { keepPlan } from '#server/safe-contact/keep.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { openedCase } from './case-story.ts';

// a Monday; each test has a week of its own
let monday = atLocal('2027-03-01', '10:00');
let house: TestHouse;
let joost: Colleague;
let partId: string;
beforeAll(async () => {
	house = await freshHouse();
	joost = await employ(house, 'Joost', 'counsellor');
});
afterAll(() => house.close());
beforeEach(async () => {
	monday = addDays(monday, 7);
	await house.moveClockTo(monday);
	({ partId } = await openedCase(house, joost));
});

async function keeps(plan: Record<string, string> = {}, days = ['4-morning']): Promise<void> {
	const form = new FormData();
	const calm = { sms: 'yes', call: 'no', shared: 'no', monitored: 'none', language: 'nl' };
	for (const [name, value] of Object.entries({ ...calm, step: 'talk', ...plan }))
		form.set(name, value);
	for (const day of days) form.append('moment', day);
	expect(await keepPlan(joost, partId, readPlan(form)!.request)).toHaveProperty('planId');
}

async function page() {
	const read = await readCase(joost, partId);
	if ('problem' in read) throw new Error(read.problem);
	return read;
}

async function books(held = false): Promise<string> {
	const outcome = await scheduleFollowUp(joost, partId, {
		...{ kind: 'appointment', method: 'phone', words: '', held, despitePlan: true },
		personId: (await page()).people[0]!.id,
		startsAt: addDays(monday, 4)
	});
	if (!('followUpId' in outcome)) throw new Error(outcome.problem);
	return outcome.followUpId;
}

async function forHer() {
	const [one] = (await page()).followUps.filter(({ kind }) => kind === 'appointment');
	return one!.reminders.filter(({ purpose }) => purpose === 'remind-family');
}

const kept = () =>
	house.superuser`SELECT status, planned_at FROM notification WHERE part_id = ${partId} AND purpose = 'remind-family'`;

test('while the plan is not confirmed the line says that nothing will go, and why', async () => {
	await books();
	expect(await kept()).toMatchObject([{ status: 'planned' }]);
	expect(await forHer()).toMatchObject([{ status: 'planned', willNot: 'unconfirmed' }]);
	await keeps();
	expect(await forHer()).toMatchObject([{ status: 'planned', plannedAt: addDays(monday, 3) }]);
	expect((await forHer())[0]).not.toHaveProperty('willNot');
});

test('it says the moment at which it will really go, and when no moment is safe before', async () => {
	await keeps({}, ['4-evening']);
	await books();
	expect(await kept()).toMatchObject([{ planned_at: addDays(monday, 3) }]);
	expect(await forHer()).toMatchObject([{ plannedAt: addHours(addDays(monday, 3), 7) }]);
	await keeps({}, ['2-morning']);
	expect(await forHer()).toMatchObject([{ willNot: 'outside-window' }]);
});

test('without texts in her plan there is no reminder, and the page says so', async () => {
	await keeps({ sms: 'no' });
	await books();
	expect(await kept()).toEqual([]);
	expect(await forHer()).toMatchObject([{ status: 'not-agreed' }]);
	await house.superuser`UPDATE contact_point SET ended_at = now() WHERE part_id = ${partId}`;
	expect(await forHer()).toMatchObject([{ status: 'not-agreed' }]);
});

test('a plan that changes after booking takes the reminder back, and promises it again', async () => {
	await keeps();
	await books();
	await keeps({ sms: 'no' });
	expect(await kept()).toMatchObject([{ status: 'cancelled' }]);
	expect(await forHer()).toMatchObject([{ status: 'not-agreed' }]);
	await keeps();
	expect(await kept()).toEqual([{ status: 'planned', planned_at: addDays(monday, 3) }]);
	expect(await forHer()).toMatchObject([{ status: 'planned' }]);
	const events = await house.superuser`SELECT kind FROM event WHERE chain_id = ${partId}
		AND kind LIKE 'notification.%' AND subject_id IN (SELECT id FROM notification WHERE purpose = 'remind-family')`;
	expect(events.map(({ kind }) => String(kind)).toSorted()).toEqual([
		'notification.cancelled',
		'notification.planned',
		'notification.planned'
	]);
});

test('texts that she agrees to after booking are promised; of a reserved one she hears nothing', async () => {
	await keeps({ sms: 'no' });
	await books(true);
	await keeps();
	expect(await kept()).toEqual([]);
	await house.superuser`UPDATE follow_up SET status = 'booked' WHERE part_id = ${partId}`;
	await keeps({ sms: 'no' });
	await keeps({ step: 'draft' });
	expect(await forHer()).toMatchObject([{ status: 'planned', willNot: 'unconfirmed' }]);
	await house.superuser`UPDATE follow_up SET status = 'cancelled' WHERE part_id = ${partId}`;
	await keeps({ sms: 'no' });
	await keeps();
	expect(await kept()).toMatchObject([{ status: 'cancelled' }]);
});

test('a text that went out is neither taken back nor sent again', async () => {
	await keeps();
	await books();
	await house.superuser`UPDATE notification SET status = 'delivered' WHERE part_id = ${partId} AND purpose = 'remind-family'`;
	await keeps({ sms: 'no' });
	await keeps();
	expect(await kept()).toMatchObject([{ status: 'delivered' }]);
	expect(await forHer()).toMatchObject([{ status: 'delivered' }]);
});

test('a consent she withdrew: the line says it, and a new yes promises the reminder again', async () => {
	await keeps();
	await books();
	const personId = (await page()).people[0]!.id;
	await withdrawConsent(joost, partId, { personId, purpose: 'sms' });
	expect(await kept()).toMatchObject([{ status: 'cancelled' }]);
	await keeps();
	expect(await forHer()).toMatchObject([{ status: 'planned' }]);
});
