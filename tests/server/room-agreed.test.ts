import { addDays, addHours } from 'date-fns';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { planEnd } from '#domain/safe-contact-term.ts';
import { atLocal } from '#domain/time.ts';
import { withdrawConsent } from '#server/consents/withdraw.ts';
import { scheduleFollowUp, type ScheduleRequest } from '#server/follow-ups/schedule.ts';
import { showRoom } from '#server/rooms/show.ts';
import { readPlan } from '#server/safe-contact/form.ts';
import { keepPlan } from '#server/safe-contact/keep.ts';
import { atTheDoor } from '#server/work.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { openedCase } from './case-story.ts';

let monday = atLocal('2027-06-07', '10:00');
let house: TestHouse;
let joost: Colleague;
let partId: string;
let roomId: string;
let herself: string;
let concern: string;
beforeAll(async () => {
	house = await freshHouse();
	joost = await employ(house, 'Joost', 'counsellor');
});
afterAll(() => house.close());
beforeEach(async () => {
	monday = addDays(monday, 7);
	await house.moveClockTo(monday);
	const opened = await openedCase(house, joost);
	({ partId } = opened);
	roomId = await roomOf(opened.intakeId);
	const persons =
		await house.superuser`SELECT h.id, EXISTS (SELECT FROM safe_contact_plan p WHERE p.person_id = h.id) AS asks
		FROM person h WHERE part_id = ${partId} ORDER BY asks`;
	[concern, herself] = persons.map(({ id }) => String(id)) as [string, string];
});

async function roomOf(intakeId: string): Promise<string> {
	const [row] = await house.superuser`SELECT id FROM room WHERE intake_id = ${intakeId}`;
	return String(row!['id']);
}

async function keeps(plan: Record<string, string> = {}): Promise<void> {
	const form = new FormData();
	const calm = { sms: 'yes', call: 'yes', shared: 'no', monitored: 'none', language: 'nl' };
	for (const [name, value] of Object.entries({ ...calm, step: 'talk', ...plan }))
		form.set(name, value);
	form.append('moment', '2-morning');
	expect(await keepPlan(joost, partId, readPlan(form)!.request)).toHaveProperty('planId');
}

async function books(change: Partial<ScheduleRequest> = {}): Promise<void> {
	const request: ScheduleRequest = {
		...{
			kind: 'appointment',
			method: 'phone',
			words: 'Over Vogel',
			personId: herself,
			despitePlan: true
		},
		startsAt: addDays(monday, 1)
	};
	const outcome = await scheduleFollowUp(joost, partId, { ...request, ...change });
	expect(outcome).toHaveProperty('followUpId');
}

async function room() {
	const shown = await showRoom(roomId);
	if (!shown) throw new Error('no such room');
	return shown;
}

describe('the next appointment in her room', () => {
	test('is the first to come with her, booked or held; nothing about what it is for', async () => {
		expect((await room()).appointment).toBeUndefined();
		await books({ startsAt: addDays(monday, 3), held: true, method: 'office' });
		expect((await room()).appointment).toEqual({
			...{ startsAt: addDays(monday, 3), isAgreed: false, method: 'office' }
		});
		await books();
		expect((await room()).appointment).toEqual({
			...{ startsAt: addDays(monday, 1), isAgreed: true, method: 'phone' }
		});
		expect(JSON.stringify(await room())).not.toContain('Vogel');
		await house.moveClockTo(addHours(addDays(monday, 1), 1));
		expect((await room()).appointment).toMatchObject({ method: 'office' });
	});

	test('is no task, nothing cancelled, and nothing with anybody else', async () => {
		await books({ kind: 'task' });
		await books({ startsAt: addHours(monday, 20), personId: concern });
		await books({ startsAt: addHours(monday, 30), personId: undefined });
		await books({ startsAt: addHours(monday, 40) });
		await house.superuser`UPDATE follow_up SET status = 'cancelled' WHERE part_id = ${partId} AND starts_at = ${addHours(monday, 40)}`;
		expect((await room()).appointment).toBeUndefined();
	});
});

describe('what was agreed, in her room', () => {
	test('she reads a plan gone through in a talk: ways, moments, two digits, until when', async () => {
		expect((await room()).agreed).toBeUndefined();
		await keeps({ call: 'no' });
		expect((await room()).agreed).toEqual({
			...{ mayText: true, mayCall: false, lastTwoDigits: '78' },
			windows: [{ weekday: 2, from: '09:00', to: '12:00' }],
			validUntil: atLocal(planEnd(monday), '00:00')
		});
		expect(JSON.stringify(await room())).not.toContain('345678');
	});

	test('with neither texts nor calls no moment and no number is named', async () => {
		await keeps({ sms: 'no', call: 'no' });
		expect((await room()).agreed).toMatchObject({ mayText: false, mayCall: false, windows: [] });
	});

	test('what she took back since is no longer said: a consent, and STOP', async () => {
		await keeps();
		expect((await room()).agreed).toMatchObject({ mayText: true, mayCall: true });
		await withdrawConsent(joost, partId, { personId: herself, purpose: 'voice_call' });
		expect((await room()).agreed).toMatchObject({ mayText: true, mayCall: false });
		const [point] =
			await house.superuser`SELECT value_index FROM contact_point WHERE part_id = ${partId}`;
		await house.superuser`SELECT door.opt_out(${point!['value_index']})`;
		expect((await room()).agreed).toMatchObject({ mayText: false });
		await house.superuser`DELETE FROM opt_out`;
	});

	test('a newer version that nobody confirmed, or a day too late: nothing holds', async () => {
		await keeps();
		await house.moveClockTo(addDays(monday, 90));
		expect((await room()).agreed).toBeDefined();
		await house.moveClockTo(addDays(monday, 91));
		expect((await room()).agreed).toBeUndefined();
		await house.moveClockTo(monday);
		await keeps({ step: 'draft' });
		expect((await room()).agreed).toBeUndefined();
	});
});

test('only her own open room answers', async () => {
	await keeps();
	await books();
	const other = await openedCase(house, joost);
	const theirs = await showRoom(await roomOf(other.intakeId));
	expect([theirs?.agreed, theirs?.appointment]).toEqual([undefined, undefined]);
	await house.superuser`UPDATE room SET closed_at = now() WHERE id = ${roomId}`;
	for (const door of ['room_agreed', 'room_consents', 'room_appointments']) {
		const rows = await atTheDoor(({ db }) =>
			db.execute(sql`SELECT * FROM ${sql.raw(`door.${door}`)}(${roomId}::uuid)`)
		);
		expect([...rows], door).toEqual([]);
	}
});
