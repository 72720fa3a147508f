import { addDays } from 'date-fns';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answers } from '#domain/intake-answers.ts';
import { atLocal, dateOf, localDate, localDay } from '#domain/time.ts';
import { withdrawConsent } from '#server/consents/withdraw.ts';
import { scheduleFollowUp } from '#server/follow-ups/schedule.ts';
import { readPlan, type PlanRequest } from '#server/safe-contact/form.ts';
import { keepPlan } from '#server/safe-contact/keep.ts';
import { readPlanPage } from '#server/safe-contact/read.ts';
import type { Standing } from '#server/safe-contact/standing.ts';
import { together } from '#server/work.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { eventsOf, her, openedCase } from './case-story.ts';

let house: TestHouse;
let joost: Colleague;
let amina: Colleague;
beforeAll(async () => {
	house = await freshHouse();
	joost = await employ(house, 'Joost', 'counsellor');
	amina = await employ(house, 'Amina', 'counsellor');
});
afterAll(() => house.close());

const everyDay = [1, 2, 3, 4, 5, 6, 7].map((day) => ['moment', `${day}-morning`] as const);

function typed(...changes: (readonly [string, string])[]): PlanRequest {
	const form = new FormData();
	const plan = [
		...[
			['sms', 'yes'],
			['call', 'yes'],
			['shared', 'no'],
			['monitored', 'none'],
			['attempts', '1']
		],
		...[
			['language', 'nl'],
			['level', 'time_only'],
			['store', 'yes'],
			['step', 'talk']
		]
	];
	for (const [name, value] of [...plan, ...everyDay]) form.append(name!, value!);
	for (const [name, value] of changes) form.set(name, value);
	return readPlan(form)!.request;
}

async function standing(partId: string): Promise<Standing> {
	const page = await readPlanPage(joost, partId);
	if ('problem' in page || !page.standing) throw new Error('no standing');
	return page.standing;
}

describe('confirming', () => {
	test('in a talk: 90 days, a consent each for 12 months, and texts may go inside her windows', async () => {
		const { partId } = await openedCase(house, joost);
		await house.moveClockTo(atLocal(dateOf(localDay(new Date()) + 1), '10:00'));
		expect(await keepPlan(joost, partId, typed())).toHaveProperty('planId');
		const now = await standing(partId);
		expect(now.plan).toMatchObject({ version: 2, daysLeft: 90, byHerself: false });
		expect(now.plan?.confirmedAt).toBeInstanceOf(Date);
		expect(now.consents.map(({ purpose }) => purpose).sort()).toEqual([
			'sms',
			'store_contact_details',
			'voice_call'
		]);
		expect(localDate(now.consents[0]!.validUntil).slice(5)).toBe(
			localDate(now.consents[0]!.givenAt).slice(5)
		);
		expect([now.sms, now.voice]).toEqual([{ allowed: true }, { allowed: true }]);
		expect(await eventsOf(house, partId)).toEqual(
			expect.arrayContaining(['plan.confirmed', 'consent.given', 'consent.given', 'consent.given'])
		);

		await house.moveClockTo(atLocal(dateOf(localDay(new Date()) + 1), '12:00'));
		expect((await standing(partId)).sms).toMatchObject({ reason: 'outside-window' });
		await house.moveClockTo(addDays(atLocal(dateOf(localDay(new Date()) + 1), '10:00'), 91));
		expect(await standing(partId)).toMatchObject({
			plan: { daysLeft: -1 },
			sms: { reason: 'expired-plan' }
		});
		await house.moveClockTo(new Date());
	});

	test('a new version counts at once, the old one is kept, nothing goes until it is confirmed', async () => {
		const { partId } = await openedCase(house, joost);
		await keepPlan(joost, partId, typed());
		await keepPlan(joost, partId, typed(['step', 'draft']));
		expect(await standing(partId)).toMatchObject({
			plan: { version: 3, confirmedAt: null },
			sms: { reason: 'unconfirmed' }
		});
		const rows =
			await house.superuser`SELECT version, confirmed_at IS NOT NULL AS held FROM safe_contact_plan
			WHERE part_id = ${partId} ORDER BY version`;
		expect(rows.map((row) => row['held'])).toEqual([false, true, false]);
	});

	test('offered in the room it waits for her', async () => {
		const { partId } = await openedCase(house, joost);
		await keepPlan(joost, partId, typed(['step', 'room'], ['spoken', 'yes']));
		const now = await standing(partId);
		expect(now.plan?.offeredAt).toBeInstanceOf(Date);
		expect([now.sms, now.consents]).toEqual([{ allowed: false, reason: 'unconfirmed' }, []]);
	});

	test('a number nobody has spoken with her on is not offered for texts or calls in the room', async () => {
		const { partId } = await openedCase(house, joost);
		const inRoom = ['step', 'room'] as const;
		const refused = { problem: 'number-not-spoken-on' };
		expect(await keepPlan(joost, partId, typed(inRoom))).toEqual(refused);
		expect(await keepPlan(joost, partId, typed(inRoom, ['sms', 'no']))).toEqual(refused);
		const silent = typed(inRoom, ['sms', 'no'], ['call', 'no']);
		expect(await keepPlan(joost, partId, silent)).toHaveProperty('planId');
		expect(await standing(partId)).toMatchObject({ isSpokenOn: false });
		await keepPlan(joost, partId, typed(inRoom, ['spoken', 'yes']));
		expect(await standing(partId)).toMatchObject({ isSpokenOn: true });
		const another = typed(inRoom, ['phone', '+447700900124']);
		expect(await keepPlan(joost, partId, another)).toEqual(refused);
	});

	test('a talk in which she wants neither texts nor calls says nothing about the number', async () => {
		const { partId } = await openedCase(house, joost);
		await keepPlan(joost, partId, typed(['sms', 'no'], ['call', 'no']));
		expect(await standing(partId)).toMatchObject({ isSpokenOn: false });
		expect(await keepPlan(joost, partId, typed(['step', 'room']))).toEqual({
			problem: 'number-not-spoken-on'
		});
	});

	test('a page that shows an older plan or number changes nothing', async () => {
		const { partId } = await openedCase(house, joost);
		const { mark } = await standing(partId);
		const draft = typed(['step', 'draft'], ['phone', '+447700900125']);
		expect(await keepPlan(joost, partId, { ...draft, seen: mark })).toHaveProperty('planId');
		expect(await keepPlan(joost, partId, typed(['seen', mark]))).toEqual({
			problem: 'plan-changed-meanwhile'
		});
		expect(await standing(partId)).toMatchObject({ isSpokenOn: false, sms: { allowed: false } });
	});

	test('two at once both stay, with a number of their own', async () => {
		const { partId } = await openedCase(house, joost);
		const both = await Promise.all([
			keepPlan(joost, partId, typed()),
			keepPlan(joost, partId, typed())
		]);
		expect(both.every((outcome) => 'planId' in outcome)).toBe(true);
		expect((await standing(partId)).plan?.version).toBe(3);
	});

	test.each([
		['020 1234567', 'phone-not-textable'],
		['0900 1234567', 'phone-premium'],
		['geen nummer', 'phone-unreadable']
	])('texts to %s: %s', async (phone, problem) => {
		const { partId } = await openedCase(house, joost);
		expect(await keepPlan(joost, partId, typed(['phone', phone]))).toEqual({ problem });
		expect((await standing(partId)).plan?.version).toBe(1);
	});

	test('a new number puts the old one aside', async () => {
		const { partId } = await openedCase(house, joost);
		await keepPlan(joost, partId, typed(['phone', '+447700900123']));
		expect((await standing(partId)).phone).toBe('•••• 23');
		const [row] =
			await house.superuser`SELECT count(*)::int AS n FROM contact_point WHERE part_id = ${partId} AND ended_at IS NULL`;
		expect(row!['n']).toBe(1);
	});

	test('a foreign case is a missing one', async () => {
		const { partId } = await openedCase(house, joost);
		expect(await keepPlan(amina, partId, typed())).toEqual({ problem: 'not-found' });
		expect(await readPlanPage(amina, partId)).toEqual({ problem: 'not-found' });
	});
});

describe('withdrawing', () => {
	test('acts at once: what waits for her is taken back and a task says so', async () => {
		const { partId } = await openedCase(house, joost);
		await keepPlan(joost, partId, typed());
		const { personId } = await standing(partId);
		await scheduleFollowUp(joost, partId, {
			...{ kind: 'appointment', method: 'phone', words: '', personId, despitePlan: true },
			startsAt: addDays(new Date(), 3)
		});
		expect(await withdrawConsent(joost, partId, { personId, purpose: 'sms' })).toEqual({
			withdrawn: true
		});
		const texts =
			await house.superuser`SELECT purpose, status FROM notification WHERE part_id = ${partId} ORDER BY purpose`;
		expect(texts.map((row) => [row['purpose'], row['status']])).toEqual([
			['remind-counsellor', 'planned'],
			['remind-family', 'cancelled']
		]);
		expect((await standing(partId)).sms).toEqual({ allowed: false, reason: 'consent' });
		const [task] =
			await house.superuser`SELECT counsellor_id, status FROM follow_up WHERE part_id = ${partId} AND reason_code = 'consent-withdrawn'`;
		expect(task).toMatchObject({ counsellor_id: joost.id, status: 'open' });
		expect(await withdrawConsent(joost, partId, { personId, purpose: 'sms' })).toEqual({
			problem: 'no-consent'
		});
	});

	test('a plan gone through again with no ends the consent and takes texts back', async () => {
		const { partId } = await openedCase(house, joost);
		await keepPlan(joost, partId, typed());
		const { personId } = await standing(partId);
		await scheduleFollowUp(joost, partId, {
			...{ kind: 'appointment', method: 'phone', words: '', personId, despitePlan: true },
			startsAt: addDays(new Date(), 5)
		});
		await keepPlan(joost, partId, typed(['sms', 'no']));
		const [row] =
			await house.superuser`SELECT status FROM notification WHERE part_id = ${partId} AND purpose = 'remind-family'`;
		expect(row!['status']).toBe('cancelled');
		expect((await standing(partId)).consents.map(({ purpose }) => purpose)).not.toContain('sms');
	});

	test('of a person of another case: not found', async () => {
		const [mine, other] = [await openedCase(house, joost), await openedCase(house, joost)];
		const { personId } = await standing(other.partId);
		expect(await withdrawConsent(joost, mine.partId, { personId, purpose: 'sms' })).toEqual({
			problem: 'not-found'
		});
	});
});

describe('after STOP', () => {
	async function stopped(answers?: Answers) {
		const { partId } = await openedCase(house, joost, answers && { answers });
		await keepPlan(joost, partId, typed());
		const [point] =
			await house.superuser`SELECT value_index FROM contact_point WHERE part_id = ${partId} AND ended_at IS NULL`;
		await house.superuser`SELECT door.opt_out(${point!['value_index']})`;
		expect(await standing(partId)).toMatchObject({ isOptedOut: true });
		return { partId };
	}

	test('only her word in a talk lifts it, and then a text may go again', async () => {
		const { partId } = await stopped();
		await house.moveClockTo(atLocal(dateOf(localDay(new Date()) + 2), '10:00'));
		for (const request of [
			typed(),
			typed(['smsAgain', 'yes'], ['step', 'room'], ['spoken', 'yes']),
			typed(['smsAgain', 'yes'], ['step', 'draft']),
			typed(['smsAgain', 'yes'], ['sms', 'no'])
		]) {
			await keepPlan(joost, partId, request);
			expect((await standing(partId)).isOptedOut).toBe(true);
			expect((await standing(partId)).sms.allowed).toBe(false);
		}
		await keepPlan(joost, partId, typed(['smsAgain', 'yes']));
		expect(await standing(partId)).toMatchObject({ isOptedOut: false, sms: { allowed: true } });
		const events = (await eventsOf(house, partId)).filter((kind) => kind !== 'part.read');
		expect(events.at(-1)).toBe('consent.given');
	});

	test('STOP once more, also where it stood already, ends every yes said since', async () => {
		const [mine, other] = [await stopped(her), await stopped(her)];
		await keepPlan(joost, mine.partId, typed(['smsAgain', 'yes']));
		expect(await standing(other.partId)).toMatchObject({
			isOptedOut: false,
			sms: { reason: 'consent' }
		});
	});

	test('her word does not count for another number, nor for somebody of another case', async () => {
		const [mine, other] = [await stopped(), await stopped()];
		const stops = () => house.superuser`SELECT FROM opt_out`.then((rows) => rows.length);
		const before = await stops();
		await keepPlan(joost, mine.partId, typed(['smsAgain', 'yes'], ['phone', '06 87654321']));
		expect(await stops()).toBe(before);
		const { personId } = await standing(other.partId);
		for (const actor of [joost, amina]) {
			const [answer] = await together(actor, ({ db }) =>
				db.execute(sql`SELECT door.lift_opt_out(${personId}::uuid) AS lifted`)
			);
			expect(answer).toEqual({ lifted: false });
		}
		expect(await stops()).toBe(before);
	});
});

describe('the form', () => {
	const problemsOf = (...rows: [string, string][]) => {
		const form = new FormData();
		form.set('language', 'nl');
		for (const [name, value] of rows) form.set(name, value);
		return readPlan(form)?.problems;
	};
	test('exact times and days that cannot be read are said, not dropped', () => {
		expect(
			problemsOf(['safe-0-day', '2'], ['safe-0-from', '12:00'], ['safe-0-to', '10:00'])
		).toEqual({ 'safe-0-from': 'window-unreadable' });
		expect(
			problemsOf(['unsafe-3-day', '9'], ['unsafe-3-from', '09:00'], ['unsafe-3-to', '10:00'])
		).toEqual({ 'unsafe-0-from': 'window-unreadable' });
		expect(problemsOf(['dates-0-from', '2026-02-30'])).toEqual({
			'dates-0-from': 'dates-unreadable'
		});
		expect(
			problemsOf(
				['dates-0-from', '2026-12-24'],
				['safe-0-day', '1'],
				['safe-0-from', '09:00'],
				['safe-0-to', '24:00']
			)
		).toEqual({});
	});
	test('a made-up code is no plan at all', () => {
		expect(problemsOf(['monitored', 'a bit'])).toBeUndefined();
	});
});
