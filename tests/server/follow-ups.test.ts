import { addDays, addHours, addMinutes } from 'date-fns';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readCase, type CasePage } from '#server/cases/read.ts';
import { changeFollowUpOf, type ChangeRequest } from '#server/follow-ups/change.ts';
import { readNewFollowUp } from '#server/follow-ups/form.ts';
import { readFollowUpPage } from '#server/follow-ups/read.ts';
import { scheduleFollowUp, type ScheduleRequest } from '#server/follow-ups/schedule.ts';
import { deskTasks, overdue, today } from '#server/follow-ups/store.ts';
import type { KeptPlan } from '#server/safe-contact/sealed-plan.ts';
import { together } from '#server/work.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { makeFamily } from '../support/family.ts';
import { employ, type Colleague } from '../support/people.ts';
import { eventsOf, openedCase } from './case-story.ts';

let house: TestHouse;
let joost: Colleague;
let amina: Colleague;
let opened: Awaited<ReturnType<typeof openedCase>>;
let day = 1;
beforeAll(async () => {
	house = await freshHouse();
	joost = await employ(house, 'Joost', 'counsellor');
	amina = await employ(house, 'Amina', 'counsellor');
});
beforeEach(async () => {
	opened = await openedCase(house, joost);
	day += 3;
});
afterAll(() => house.close());

/** A moment on a day of this test's own. */
const at = (hours: number) => addHours(addDays(new Date('2030-03-04T08:00:00Z'), day), hours);
const appointment = (startsAt: Date, change: Partial<ScheduleRequest> = {}): ScheduleRequest => ({
	...{ kind: 'appointment', startsAt, method: 'phone', words: 'Kennismaken' },
	...{ despitePlan: true, ...change }
});

async function planned(request: ScheduleRequest): Promise<string> {
	const outcome = await scheduleFollowUp(joost, opened.partId, request);
	if ('problem' in outcome) throw new Error(outcome.problem);
	return outcome.followUpId;
}
async function page(): Promise<CasePage> {
	const read = await readCase(joost, opened.partId);
	if ('problem' in read) throw new Error(read.problem);
	return read;
}
const change = (
	followUpId: string,
	request: Partial<ChangeRequest> & Pick<ChangeRequest, 'move'>
) =>
	changeFollowUpOf(
		joost,
		{ partId: opened.partId, followUpId },
		{ reason: 'Zij vroeg het', version: 1, despitePlan: true, ...request }
	);
const texts =
	() => house.superuser`SELECT purpose, status, follow_up_version AS version, planned_at FROM notification
	WHERE part_id = ${opened.partId} ORDER BY follow_up_version, purpose`;

const hourOfMonday = (hour: number) =>
	new Date(`2029-04-02T${String(hour).padStart(2, '0')}:00:00Z`);

describe('an appointment by telephone', () => {
	const safe = [{ weekday: 1 as const, from: '09:00', to: '12:00' }];
	const familyOf = async (plan: Partial<KeptPlan> | null) => {
		const family = await makeFamily(house, { counsellorId: joost.id, plan });
		await house.superuser`INSERT INTO consent (id, person_id, part_id, purpose, given_at, valid_until, given_how)
			VALUES (gen_random_uuid(), ${family.personId}, ${family.partId}, 'voice_call', now(), '2036-01-01', 'talk')`;
		return family;
	};
	const offeredOf = async (plan: Partial<KeptPlan> | null) => {
		const { partId } = await familyOf(plan);
		const read = await readFollowUpPage(joost, partId);
		if ('problem' in read) throw new Error(read.problem);
		return read.safeDays;
	};
	const shownOf = async (plan: Partial<KeptPlan> | null, hour: string) => {
		const family = await familyOf(plan);
		const startsAt = new Date(`2029-03-05T${hour}:00Z`);
		const request = appointment(startsAt, { personId: family.personId });
		await scheduleFollowUp(joost, family.partId, request);
		const read = await readCase(joost, family.partId);
		return !('problem' in read) && read.followUps[0]?.isAgainstPlan;
	};
	const calls = { channelOrder: ['voice' as const], callAllowed: true, safeWindows: safe };

	test('a new one offers the hours of her week in which its counsellor is free', async () => {
		await house.moveClockTo(new Date('2029-04-01T12:00:00Z'));
		const monday = { date: '2029-04-02', hours: [7, 8, 9].map(hourOfMonday) };
		expect((await offeredOf(calls))[0]).toEqual(monday);
		await planned(appointment(hourOfMonday(8)));
		const free = [7, 9].map(hourOfMonday);
		expect((await offeredOf(calls))[0]).toEqual({ ...monday, hours: free });
		expect(await offeredOf(null)).toEqual([]);
		await house.moveClockTo(new Date());
	});

	test('says when her plan has no calls, or not at that moment', async () => {
		expect(await shownOf(calls, '09:30')).toBe(false);
		expect(await shownOf(calls, '15:00')).toBe(true);
		expect(await shownOf({ ...calls, callAllowed: false }, '10:45')).toBe(true);
		expect(await shownOf(null, '13:00')).toBe(false);
	});

	test('outside her plan it is asked about first, also when it is moved there', async () => {
		const { partId, personId } = await familyOf(calls);
		const [calm, unsafe] = ['09:30', '16:15'].map((hour) => new Date(`2029-03-12T${hour}:00Z`));
		const wanted = (startsAt: Date, despitePlan: boolean, held = false) =>
			scheduleFollowUp(joost, partId, appointment(startsAt, { personId, despitePlan, held }));
		expect(await wanted(unsafe!, false)).toEqual({ problem: 'against-plan' });
		expect(await eventsOf(house, partId)).not.toContain('follow-up.scheduled');
		expect(await wanted(unsafe!, true)).toHaveProperty('followUpId');
		const kept = await wanted(calm!, false);
		if (!('followUpId' in kept)) throw new Error(kept.problem);
		const { followUpId } = kept;
		const to = { startsAt: new Date('2029-03-12T18:00:00Z') };
		const move = (despitePlan: boolean) =>
			changeFollowUpOf(
				joost,
				{ partId, followUpId },
				{ move: 'move', reason: 'Zij vroeg het', version: 1, to, despitePlan }
			);
		expect(await move(false)).toEqual({ problem: 'against-plan' });
		expect(await move(true)).toEqual({ changed: true });
		const held = await wanted(new Date('2029-03-13T18:00:00Z'), true, true);
		if (!('followUpId' in held)) throw new Error(held.problem);
		const book = { move: 'book', reason: '', version: 1 } as const;
		const place = { partId, followUpId: held.followUpId };
		expect(await changeFollowUpOf(joost, place, book)).toEqual({ problem: 'against-plan' });
		const read = await readCase(joost, partId);
		const told = 'problem' in read ? [] : read.timeline.entries;
		expect(
			told
				.filter((one) => one.isDespitePlan)
				.map(({ kind }) => kind)
				.toSorted()
		).toEqual(['follow-up.moved', 'follow-up.scheduled', 'follow-up.scheduled']);
	});
});

describe('planning', () => {
	test('an appointment promises a text to each, 1 and 24 hours before', async () => {
		const personId = (await page()).people[0]!.id;
		await planned(appointment(at(0), { personId }));
		expect(await texts()).toMatchObject([
			{ purpose: 'remind-counsellor', status: 'planned', planned_at: addHours(at(0), -1) },
			{ purpose: 'remind-family', status: 'planned', planned_at: addHours(at(0), -24) }
		]);
		expect((await page()).followUps).toMatchObject([
			{ status: 'booked', minutes: 60, words: 'Kennismaken', name: 'Samira', reminders: [{}, {}] }
		]);
	});

	test('of a reserved one she hears nothing before it is booked', async () => {
		const personId = (await page()).people[0]!.id;
		const id = await planned(appointment(at(0), { personId, held: true }));
		expect((await texts()).map((row) => row['purpose'])).toEqual(['remind-counsellor']);
		expect(await change(id, { move: 'book', reason: '' })).toEqual({ changed: true });
		expect((await texts()).map((row) => [row['purpose'], row['status'], row['version']])).toEqual([
			['remind-counsellor', 'cancelled', 1],
			['remind-counsellor', 'planned', 2],
			['remind-family', 'planned', 2]
		]);
	});

	test('a task blocks nothing and reminds nobody', async () => {
		await planned(appointment(at(0)));
		await planned(appointment(at(0), { kind: 'task' }));
		expect((await texts()).map((row) => row['purpose'])).toEqual(['remind-counsellor']);
	});

	test('somebody of another case is nobody here', async () => {
		const other = await openedCase(house, joost);
		const [row] = await house.superuser`SELECT id FROM person WHERE part_id = ${other.partId}`;
		const personId = row!['id'] as string;
		expect(await scheduleFollowUp(joost, opened.partId, appointment(at(0), { personId }))).toEqual({
			problem: 'not-found'
		});
	});
});

describe('double booking', () => {
	test('is refused by the database, with free moments near it', async () => {
		await planned(appointment(at(2)));
		const again = await scheduleFollowUp(
			joost,
			opened.partId,
			appointment(addMinutes(at(2), 30), { held: true })
		);
		if (!('near' in again)) throw new Error('it was booked');
		expect(again.problem).toBe('overlaps');
		expect(again.near).toHaveLength(3);
		for (const free of again.near) {
			expect(
				free.getTime() >= at(3).getTime() || addHours(free, 1).getTime() <= at(2).getTime()
			).toBe(true);
		}
		await planned(appointment(again.near[0]!));
		expect((await texts()).length).toBe(2);
	});

	test('one may begin when the other ends, and a colleague is free', async () => {
		await planned(appointment(at(0)));
		await planned(appointment(at(1)));
		const hers = await openedCase(house, amina);
		expect(await scheduleFollowUp(amina, hers.partId, appointment(at(0)))).toHaveProperty(
			'followUpId'
		);
	});

	test('moving onto a taken moment leaves everything as it was', async () => {
		await planned(appointment(at(0)));
		const id = await planned(appointment(at(4)));
		const moved = await change(id, { move: 'move', to: { startsAt: addMinutes(at(0), 15) } });
		expect(moved).toMatchObject({ problem: 'overlaps' });
		expect((await page()).followUps.find((one) => one.id === id)).toMatchObject({
			startsAt: at(4),
			version: 1
		});
		expect((await texts()).every((row) => row['status'] === 'planned')).toBe(true);
	});
});

describe('changing', () => {
	test('moved: old texts taken back, new ones promised, the reason in the timeline', async () => {
		const id = await planned(appointment(at(0)));
		expect(await change(id, { move: 'move', to: { startsAt: at(5) } })).toEqual({ changed: true });
		expect((await texts()).map((row) => [row['status'], row['version']])).toEqual([
			['cancelled', 1],
			['planned', 2]
		]);
		const moved = (await page()).timeline.entries.find(({ kind }) => kind === 'follow-up.moved');
		expect(moved).toMatchObject({ reason: 'Zij vroeg het', by: 'Joost', moments: [at(0), at(5)] });
		const [row] =
			await house.superuser`SELECT detail FROM event WHERE kind = 'follow-up.moved' AND subject_id = ${id}`;
		expect((row!['detail'] as Buffer).toString('latin1')).not.toContain('vroeg');
	});

	test.each(['move', 'cancel'] as const)(
		'she already has a text with the old moment: %s leaves a task to tell her',
		async (move) => {
			const personId = (await page()).people[0]!.id;
			const id = await planned(appointment(at(0), { personId }));
			await house.superuser`UPDATE notification SET status = 'delivered' WHERE purpose = 'remind-family' AND follow_up_id = ${id}`;
			expect(await change(id, { move, to: { startsAt: at(5) } })).toEqual({ changed: true });
			const tasks = (await page()).followUps.filter(
				({ reasonCode }) => reasonCode === 'reminder-stale'
			);
			expect(tasks).toMatchObject([{ kind: 'task', status: 'open' }]);
			const scheduled = (await page()).timeline.entries.find(
				({ kind }) => kind === 'follow-up.scheduled'
			);
			expect(scheduled?.moments).toEqual([at(0)]);
		}
	);

	test('cancelled: the moment is free again and nothing goes out', async () => {
		const id = await planned(appointment(at(0)));
		expect(await change(id, { move: 'cancel', reason: ' ' })).toEqual({
			problem: 'reason-missing'
		});
		expect(await change(id, { move: 'cancel' })).toEqual({ changed: true });
		expect((await texts()).map((row) => row['status'])).toEqual(['cancelled']);
		await planned(appointment(at(0)));
		expect(await eventsOf(house, opened.partId)).toContain('follow-up.cancelled');
	});

	test('completed and missed only once it began', async () => {
		const id = await planned(appointment(at(0)));
		expect(await change(id, { move: 'miss' })).toEqual({ problem: 'not-begun-yet' });
		await house.moveClockTo(at(1));
		expect(await change(id, { move: 'miss' })).toEqual({ changed: true });
		expect(await change(id, { move: 'complete', version: 2 })).toEqual({
			problem: 'not-possible-now'
		});
		await house.moveClockTo(new Date());
	});

	test('a change made meanwhile is not overwritten', async () => {
		const id = await planned(appointment(at(0)));
		const both = await Promise.all([
			change(id, { move: 'cancel' }),
			change(id, { move: 'move', to: { startsAt: at(3) } })
		]);
		expect(both).toContainEqual({ changed: true });
		expect(both).toContainEqual({ problem: 'changed-meanwhile' });
	});

	test('a task is done with a word', async () => {
		const id = await planned(appointment(at(0), { kind: 'task' }));
		expect(await change(id, { move: 'complete' })).toEqual({ changed: true });
		expect((await eventsOf(house, opened.partId)).at(-1)).toBe('task.done');
	});

	test('of another: missing', async () => {
		const id = await planned(appointment(at(0)));
		const place = { partId: opened.partId, followUpId: id };
		const request = { move: 'cancel', reason: 'x', version: 1 } as const;
		expect(await changeFollowUpOf(amina, place, request)).toEqual({ problem: 'not-found' });
		expect(await changeFollowUpOf(joost, { ...place, followUpId: 'x' }, request)).toEqual({
			problem: 'not-found'
		});
	});
});

test('the desk: mine of today, mine overdue, nobody’s tasks', async () => {
	const kees = await employ(house, 'Kees', 'counsellor');
	const { partId } = await openedCase(house, kees);
	const book = (request: ScheduleRequest) => scheduleFollowUp(kees, partId, request);
	await house.moveClockTo(at(0));
	await book(appointment(at(1)));
	await book(appointment(at(24)));
	await book(appointment(at(0.2), { kind: 'task', words: 'Bel de school' }));
	await house.moveClockTo(at(0.5));
	const desk = await together(kees, async (work) => [
		await today(work),
		await overdue(work),
		await deskTasks(work)
	]);
	expect(desk.map((lines) => lines.map(({ kind, words }) => `${kind} ${words}`))).toEqual([
		['appointment Kennismaken'],
		['task Bel de school'],
		[]
	]);
	await house.moveClockTo(new Date());
});

test('one of her safe hours is a day and an hour; for a task, and with another moment, what was typed is', () => {
	const form = new FormData();
	const typed = { day: '2026-07-01', hour: '10:00', moment: '2026-07-02 09:00', method: 'phone' };
	for (const [name, value] of Object.entries(typed)) form.set(name, value);
	const chosen = { startsAt: new Date('2026-07-02T07:00:00Z') };
	const other = { startsAt: new Date('2026-07-01T08:00:00Z') };
	expect(readNewFollowUp(form)).toMatchObject({ request: chosen, typed: { day: '2026-07-02' } });
	form.set('kind', 'task');
	expect(readNewFollowUp(form)).toMatchObject({ request: other });
	form.set('kind', 'appointment');
	form.set('moment', '');
	expect(readNewFollowUp(form)).toMatchObject({ request: other });
});

test('what was typed is wall clock of Amsterdam, and comes back as it was', () => {
	const form = new FormData();
	for (const [name, value] of Object.entries({
		day: '2026-07-01',
		hour: '10:00',
		method: 'phone',
		minutes: ''
	}))
		form.set(name, value);
	expect(readNewFollowUp(form)).toMatchObject({
		request: { startsAt: new Date('2026-07-01T08:00:00Z'), minutes: 60, held: false }
	});
	form.set('day', '2026-13-01');
	expect(readNewFollowUp(form)).toMatchObject({
		problems: { day: 'day-unreadable' },
		typed: { day: '2026-13-01' }
	});
	form.set('hour', '');
	const both = { day: 'day-unreadable', hour: 'hour-unreadable' };
	expect(readNewFollowUp(form)).toMatchObject({ problems: both });
	form.set('day', '2026-07-01');
	expect(readNewFollowUp(form)).toMatchObject({ problems: { hour: 'hour-unreadable' } });
});
