import { addDays, addHours } from 'date-fns';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { atLocal, dateOf, localDay } from '#domain/time.ts';
import { changeFollowUpOf } from '#server/follow-ups/change.ts';
import { readFollowUpPage } from '#server/follow-ups/read.ts';
import { scheduleFollowUp } from '#server/follow-ups/schedule.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { eventsOf, openedCase } from './case-story.ts';
import { keeps, planPage, standing } from './plan-story.ts';

let house: TestHouse;
let joost: Colleague;
let today = localDay(new Date());
beforeAll(async () => {
	house = await freshHouse();
	joost = await employ(house, 'Joost', 'counsellor');
});
afterAll(() => house.close());
beforeEach(async () => {
	today += 100;
	await house.moveClockTo(atLocal(dateOf(today), '10:00'));
});

async function agreed(): Promise<string> {
	const { partId } = await openedCase(house, joost);
	await keeps(joost, partId);
	return partId;
}

describe('confirmed at each talk', () => {
	async function meets(partId: string, method = 'phone') {
		const { personId } = await standing(joost, partId);
		const startsAt = addHours(atLocal(dateOf(today), '10:00'), 1);
		const request = { kind: 'appointment', method, words: '', personId, startsAt } as const;
		const made = await scheduleFollowUp(joost, partId, { ...request, despitePlan: true });
		if (!('followUpId' in made)) throw new Error(made.problem);
		await house.moveClockTo(addHours(startsAt, 2));
		const page = await readFollowUpPage(joost, partId, made.followUpId);
		if ('problem' in page) throw new Error(page.problem);
		return { followUpId: made.followUpId, planSeen: page.planSeen, version: 1 };
	}
	const complete = { move: 'complete', reason: 'Ging goed.' } as const;

	test('SC-22 one tick gives it 90 days more, as a version with who and when', async () => {
		const partId = await agreed();
		today += 80;
		await house.moveClockTo(atLocal(dateOf(today), '10:00'));
		expect((await standing(joost, partId)).plan).toMatchObject({
			daysLeft: 10,
			isRunningOut: true
		});
		const { followUpId, ...seen } = await meets(partId);
		expect(await changeFollowUpOf(joost, { partId, followUpId }, { ...complete, ...seen })).toEqual(
			{
				changed: true
			}
		);
		const page = await planPage(joost, partId);
		expect(page.standing?.plan).toMatchObject({ version: 3, daysLeft: 90, isRunningOut: false });
		expect(page.versions.map(({ how, confirmedBy }) => [how, confirmedBy])).toEqual([
			['talk', 'Joost'],
			['talk', 'Joost'],
			[null, '']
		]);
		expect(page.standing?.sms.allowed).toBe(false);
		expect(
			(await eventsOf(house, partId)).filter((kind) => kind === 'plan.confirmed')
		).toHaveLength(2);
	});

	test('without the tick the plan stays as it was; a plan that changed meanwhile is not confirmed', async () => {
		const partId = await agreed();
		const { followUpId, planSeen, version } = await meets(partId);
		await keeps(joost, partId, { step: 'draft' });
		const stale = { ...complete, planSeen, version };
		expect(await changeFollowUpOf(joost, { partId, followUpId }, stale)).toEqual({
			problem: 'plan-changed-meanwhile'
		});
		const plain = { ...complete, version };
		expect(await changeFollowUpOf(joost, { partId, followUpId }, plain)).toEqual({ changed: true });
		expect((await standing(joost, partId)).plan).toMatchObject({ version: 3, confirmedAt: null });
	});

	test.each(['room', 'elsewhere'])('%s shows not who she is: nothing to tick', async (method) => {
		const partId = await agreed();
		expect((await meets(partId, method)).planSeen).toBeUndefined();
	});

	test('SC-22 red from 13 days on, not with 14', async () => {
		const partId = await agreed();
		const { plan } = await standing(joost, partId);
		const last = atLocal(plan!.validUntil, '10:00');
		for (const [days, isRunningOut] of [
			[14, false],
			[13, true],
			[-1, true]
		] as const) {
			await house.moveClockTo(addDays(last, -days));
			expect((await standing(joost, partId)).plan).toMatchObject({ daysLeft: days, isRunningOut });
		}
		today += 100;
	});
});
