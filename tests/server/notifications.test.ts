import { blankDetail } from '#domain/safe-contact-detail.ts';
import { randomUUID } from 'node:crypto';
import { addDays, addHours, addMinutes } from 'date-fns';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { atLocal } from '#domain/time.ts';
import { readCase } from '#server/cases/read.ts';
import { house as houseNow, openHouse, type House } from '#server/house.ts';
import { openChannel, type Channel } from '#server/notifications/channel.ts';
import { deliver } from '#server/notifications/deliver.ts';
import { cancelReminders, planReminders, type Remindable } from '#server/notifications/plan.ts';
import { codeOf } from '#server/notifications/ready.ts';
import { round } from '#server/notifications/round.ts';
import { claim } from '#server/notifications/store.ts';
import { allowNumber } from '#server/safe-contact/allow-number.ts';
import { start } from '#server/start.ts';
import { atTheDoor, together } from '#server/work.ts';
import { startFakeTwilio, type FakeTwilio } from '../fakes/twilio/fake.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { addPlan, makeAppointment, makeFamily, type FamilyWish } from '../support/family.ts';
import { employ, type Colleague } from '../support/people.ts';
import { testSettings } from '../support/settings.ts';
import { startWebhookApp, type WebhookApp } from '../support/webhook-app.ts';

// A Tuesday, 09:00 in Amsterdam; each test has its own week.
const tuesday = atLocal('2026-12-01', '09:00');
let web: TestHouse;
let worker: House;
let app: WebhookApp;
let fake: FakeTwilio;
let joost: Colleague;
let channel: Channel;
let day = tuesday;

beforeAll(async () => {
	web = await freshHouse();
	app = await startWebhookApp(testSettings.PUBLIC_BASE_URL, () => houseNow() !== worker);
	fake = await startFakeTwilio({
		accountSid: testSettings.TWILIO_ACCOUNT_SID,
		authToken: testSettings.TWILIO_AUTH_TOKEN,
		callbackBase: { public: testSettings.PUBLIC_BASE_URL, local: app.base }
	});
	worker = await start('worker', {
		...testSettings,
		WORKER_DATABASE_URL: web.urls.worker,
		TWILIO_API_BASE: fake.base,
		TWILIO_SENDER_NAME: 'Anna'
	});
});
afterAll(async () => {
	expect(fake.violations).toEqual([]);
	await fake.stop();
	await app.stop();
	openHouse(web);
	await worker.database.sql.end();
	await web.close();
});
beforeEach(async () => {
	openHouse(web);
	day = addDays(day, 7);
	await web.moveClockTo(day);
	joost = await employ(web, 'Joost', 'counsellor');
	channel = openChannel();
});
afterEach(async () => {
	await fake.quiet();
	await web.superuser`UPDATE notification SET status = 'cancelled', leased_until = NULL WHERE status IN ('planned', 'uncertain')`;
	await web.superuser`UPDATE intake SET closed_at = now()`;
});

async function workFor(rounds = 1) {
	openHouse(worker);
	for (let n = 0; n < rounds; n++) await round(channel);
	openHouse(web);
	await fake.quiet();
}

async function appointment(wish: Partial<FamilyWish> = {}, startsAt = addHours(day, 20)) {
	const family = await makeFamily(web, { counsellorId: joost.id, ...wish });
	const planned = await makeAppointment(web, family, { counsellorId: joost.id, startsAt });
	await plan(planned);
	return { family, planned };
}

function plan(planned: Remindable) {
	return together(joost, (work) => planReminders(work, planned));
}

async function reminder(of: Remindable, purpose = 'remind-family') {
	const [row] =
		await web.superuser`SELECT * FROM notification WHERE follow_up_id = ${of.id} AND purpose = ${purpose}`;
	return row!;
}

async function taskAbout(row: { id?: string }) {
	const tasks =
		await web.superuser`SELECT reason_code, counsellor_id, status FROM follow_up WHERE id = ${row.id!}`;
	return tasks[0];
}

function textsTo(phone: string) {
	return fake.messages.filter(({ to, direction }) => to === phone && direction === 'outbound-api');
}

function requestsTo(phone: string) {
	return fake.requests.filter(({ method, params }) => method === 'POST' && params.To === phone);
}

async function later(minutes: number) {
	const [row] = await web.superuser<{ now: Date }[]>`SELECT door.time() AS now`;
	await web.moveClockTo(addMinutes(row!.now, minutes));
}

describe('planning', () => {
	test('promises one text each, once a version, and takes it back when the appointment changes', async () => {
		const startsAt = addHours(day, 48);
		const { planned } = await appointment({}, startsAt);
		await plan(planned);
		const rows =
			await web.superuser`SELECT purpose, planned_at, status FROM notification WHERE follow_up_id = ${planned.id} ORDER BY purpose`;
		expect(rows).toEqual([
			{ purpose: 'remind-counsellor', planned_at: addMinutes(startsAt, -60), status: 'planned' },
			{ purpose: 'remind-family', planned_at: addHours(startsAt, -24), status: 'planned' }
		]);
		await together(joost, (work) => cancelReminders(work, planned.id));
		await plan({ ...planned, version: 2 });
		const all =
			await web.superuser`SELECT status, count(*)::int AS n FROM notification WHERE follow_up_id = ${planned.id} GROUP BY 1 ORDER BY 1`;
		expect(all).toEqual([
			{ status: 'cancelled', n: 2 },
			{ status: 'planned', n: 2 }
		]);
		const events =
			await web.superuser`SELECT kind, count(*)::int AS n FROM event WHERE chain_id = ${planned.partId} GROUP BY 1 ORDER BY 1`;
		expect(events).toEqual([
			{ kind: 'notification.cancelled', n: 2 },
			{ kind: 'notification.planned', n: 4 }
		]);
	});

	test('promises her nothing, and nobody a task, when her confirmed plan has no texts', async () => {
		const { planned } = await appointment({ plan: { smsAllowed: false } });
		await workFor(2);
		const rows =
			await web.superuser`SELECT purpose FROM notification WHERE follow_up_id = ${planned.id}`;
		expect(rows).toEqual([{ purpose: 'remind-counsellor' }]);
		const tasks =
			await web.superuser`SELECT FROM follow_up WHERE part_id = ${planned.partId} AND kind = 'task'`;
		expect(tasks).toHaveLength(0);
	});

	test('promises nothing for a task, and no family text without a person', async () => {
		const { planned } = await appointment();
		await plan({ ...planned, id: planned.id, version: 7, personId: undefined });
		await plan({ ...planned, version: 8, kind: 'task', status: 'open' });
		const rows =
			await web.superuser`SELECT purpose FROM notification WHERE follow_up_id = ${planned.id} AND follow_up_version > 1`;
		expect(rows).toEqual([{ purpose: 'remind-counsellor' }]);
	});
});

const theirNumber = '+3197010281234';

describe('a reminder to a family', () => {
	test('SC-27 goes out once, tells only day and hour in her language, and shows as delivered', async () => {
		const startsAt = atLocal('2026-12-25', '14:30');
		await web.moveClockTo(addHours(startsAt, -20));
		const { family, planned } = await appointment({ plan: { language: 'tr' } }, startsAt);
		await workFor(3);
		expect(textsTo(family.phone).map(({ body }) => body)).toEqual(['Hatırlatma: Cuma 14:30.']);
		expect(await reminder(planned)).toMatchObject({ status: 'delivered' });
		expect(await taskAbout(await reminder(planned))).toBeUndefined();
	});

	test('SC-02 waits for her window, is valid until it ends, and goes out in it', async () => {
		const safeWindows = [{ weekday: 2 as const, from: '11:00', to: '11:30' }];
		const { family, planned } = await appointment({
			plan: { safeWindows, smsContentLevel: 'neutral_only' }
		});
		await workFor(2);
		expect(textsTo(family.phone)).toHaveLength(0);
		expect(await reminder(planned)).toMatchObject({
			status: 'planned',
			reason_code: 'outside-window',
			planned_at: addHours(day, 2)
		});
		await web.moveClockTo(addMinutes(day, 125));
		await workFor(2);
		expect(textsTo(family.phone)).toMatchObject([{ body: 'Bel even terug als het uitkomt.' }]);
		expect(textsTo(family.phone)[0]!.validityPeriod).toBeLessThanOrEqual(25 * 60);
		expect(textsTo(family.phone)[0]!.validityPeriod).toBeGreaterThan(24 * 60);
	});

	test.each([
		[{}, 'Anna'],
		[{ senderStyle: 'plain_number' as const }, theirNumber],
		[{ smsReplyAllowed: true }, theirNumber]
	])(
		'SC-06 %j: under a name only when her plan has it so and she need not answer',
		async (said, from) => {
			const { family } = await appointment({ plan: { detail: { ...blankDetail, ...said } } });
			await workFor(2);
			expect(textsTo(family.phone)).toMatchObject([{ from }]);
		}
	);

	const cases: [string, Partial<FamilyWish>][] = [
		['no-plan', { plan: null }],
		['unconfirmed', { confirmedAt: null }],
		['consent', { consentAt: null }],
		['monitored', { plan: { phoneMonitoredRisk: 'likely' } }],
		['shared-phone', { plan: { phoneIsShared: 'unknown' } }],
		['expired-plan', { plan: { validUntil: '2026-11-30' } }],
		['outside-window', { plan: { safeWindows: [{ weekday: 6, from: '10:00', to: '11:00' }] } }]
	];
	test.each(cases)(
		'SC-01 refused as %s becomes a task that says why, and nothing is sent',
		async (reason, wish) => {
			const { family, planned } = await appointment(wish);
			await workFor(2);
			const row = await reminder(planned);
			expect(row).toMatchObject({ status: 'held_unsafe', reason_code: reason });
			expect(await taskAbout(row)).toEqual({
				reason_code: `reminder-held:${reason}`,
				counsellor_id: joost.id,
				status: 'open'
			});
			expect(requestsTo(family.phone)).toHaveLength(0);
		}
	);

	test('does not go to a number that came after her plan was confirmed', async () => {
		const { family, planned } = await appointment();
		await web.superuser`UPDATE contact_point SET created_at = now() WHERE person_id = ${family.personId}`;
		await workFor();
		expect(await reminder(planned)).toMatchObject({
			status: 'held_unsafe',
			reason_code: 'unconfirmed'
		});
	});

	test('does not go while nobody holds her case: she would come for nobody, and the supervisors read it', async () => {
		const { family, planned } = await appointment();
		await web.superuser`UPDATE membership SET ended_at = now() WHERE part_id = ${planned.partId}`;
		await workFor(2);
		expect(requestsTo(family.phone)).toHaveLength(0);
		const row = await reminder(planned);
		expect(row).toMatchObject({ status: 'held_unsafe', reason_code: 'nobody-holds' });
		expect(await taskAbout(row)).toEqual({
			reason_code: 'nobody-holds',
			counsellor_id: null,
			status: 'open'
		});
	});

	test('does not go to a number on which nobody has spoken with her', async () => {
		const { family, planned } = await appointment();
		await web.superuser`UPDATE contact_point SET spoken_at = NULL WHERE person_id = ${family.personId}`;
		await workFor();
		expect(await reminder(planned)).toMatchObject({
			status: 'held_unsafe',
			reason_code: 'unconfirmed'
		});
		expect(requestsTo(family.phone)).toHaveLength(0);
	});

	test('a plan that came to be without texts after all is held too', async () => {
		const { family, planned } = await appointment();
		await addPlan(web, { personId: family.personId, confirmedAt: day, smsAllowed: false });
		await workFor();
		expect(await reminder(planned)).toMatchObject({ status: 'held_unsafe' });
		expect(requestsTo(family.phone)).toHaveLength(0);
	});

	test('a newer plan that is not confirmed yet holds everything', async () => {
		const { family, planned } = await appointment();
		await addPlan(web, { personId: family.personId, confirmedAt: null });
		await workFor();
		expect(await reminder(planned)).toMatchObject({
			status: 'held_unsafe',
			reason_code: 'unconfirmed'
		});
		expect(requestsTo(family.phone)).toHaveLength(0);
	});

	test('counts what went out today: the second of a day waits for tomorrow', async () => {
		const { family, planned } = await appointment({ plan: { maxAttemptsPerDay: 1 } });
		const second = await makeAppointment(web, family, {
			counsellorId: joost.id,
			startsAt: addHours(day, 22)
		});
		await workFor();
		await plan(second);
		await workFor();
		expect(textsTo(family.phone)).toHaveLength(1);
		expect(
			[await reminder(planned), await reminder(second)].map(({ status, reason_code }) => [
				status,
				reason_code
			])
		).toEqual([
			['delivered', null],
			['planned', 'attempts']
		]);
	});

	test('counts by number too: two persons on one number get no more texts than one', async () => {
		const shared = { phone: '+447700900990', plan: { maxAttemptsPerDay: 1 as const } };
		const [one, other] = [await appointment(shared), await appointment(shared, addHours(day, 21))];
		await web.superuser`UPDATE contact_point SET shared_ok_at = door.time(), shared_ok_by = ${joost.id}
			WHERE person_id IN (${one.family.personId}, ${other.family.personId})`;
		await workFor();
		await workFor();
		expect(textsTo(shared.phone)).toHaveLength(1);
		const rows = [await reminder(one.planned), await reminder(other.planned)];
		expect(rows.map(({ status, reason_code }) => `${status} ${reason_code}`).sort()).toEqual([
			'delivered null',
			'planned attempts'
		]);
	});

	test('SC-21 a number of two people, behind whatever walls, waits for a supervisor', async () => {
		const amina = await employ(web, 'Amina', 'counsellor');
		const annelies = await employ(web, 'Annelies', 'supervisor');
		const { family, planned } = await appointment();
		await makeFamily(web, { counsellorId: amina.id, phone: family.phone });
		await workFor(2);
		const row = await reminder(planned);
		expect(row).toMatchObject({ status: 'held_unsafe', reason_code: 'shared-phone' });
		expect(await taskAbout(row)).toEqual({
			reason_code: 'number-to-check',
			counsellor_id: null,
			status: 'open'
		});
		expect(requestsTo(family.phone)).toHaveLength(0);
		const reasonFor = async (who: Colleague) => {
			const page = await readCase(who, family.partId);
			const texts = 'followUps' in page ? page.followUps.flatMap((one) => one.reminders) : [];
			return texts.find(({ purpose }) => purpose === 'remind-family')?.reasonCode;
		};
		expect(await reasonFor(joost)).toBe('supervisor-first');
		expect(await reasonFor(annelies)).toBe('shared-phone');
	});

	test('SC-21 a second person that comes to a number holds what is queued, a supervisor lets it go', async () => {
		const annelies = await employ(web, 'Annelies', 'supervisor');
		const { family, planned } = await appointment({}, addHours(day, 26));
		await makeFamily(web, { counsellorId: joost.id, phone: family.phone });
		const page = await readCase(annelies, family.partId);
		const seen = 'problem' in page ? '' : page.standing!.mark;
		const shared = { what: 'shared', reason: 'Zij delen hem.', seen } as const;
		expect(await allowNumber(annelies, family.partId, shared)).toEqual({ allowed: true });
		await later(180);
		await workFor(2);
		expect(await reminder(planned)).toMatchObject({ status: 'delivered' });
	});

	test('SC-14 after the duress word nothing goes to her phone until somebody has seen to it', async () => {
		const { family, planned } = await appointment();
		const [task] =
			await web.superuser`INSERT INTO follow_up (id, kind, part_id, person_id, counsellor_id, status, starts_at, ends_at, reason_code, created_at)
			VALUES (${randomUUID()}, 'task', ${family.partId}, ${family.personId}, ${joost.id}, 'open', door.time(), door.time() + interval '15 minutes',
				'duress-spoken', door.time()) RETURNING id`;
		await workFor(2);
		expect(await reminder(planned)).toMatchObject({
			status: 'held_unsafe',
			reason_code: 'not-now'
		});
		await web.superuser`UPDATE follow_up SET status = 'done' WHERE id = ${task!['id']}`;
		await web.superuser`UPDATE notification SET status = 'planned' WHERE person_id = ${family.personId}`;
		await workFor(2);
		expect(await reminder(planned)).toMatchObject({ status: 'delivered' });
	});

	test('a number that a text never found gets no other before she is asked again, in a talk', async () => {
		const { family, planned } = await appointment();
		const { personId } = family;
		await web.superuser`UPDATE notification SET status = 'undelivered', error_code = '30005', changed_at = door.time()
			WHERE follow_up_id = ${planned.id} AND purpose = 'remind-family'`;
		const nextAt = async (hours: number) => {
			const startsAt = addHours(day, hours);
			const next = await makeAppointment(web, family, { counsellorId: joost.id, startsAt });
			await plan(next);
			await workFor(2);
			return reminder(next);
		};
		const held = { status: 'held_unsafe', reason_code: 'number-failed' };
		expect(await nextAt(21)).toMatchObject(held);
		await addPlan(web, { personId, confirmedAt: addMinutes(day, 5), confirmedHow: 'room' });
		await later(10);
		expect(await nextAt(22)).toMatchObject(held);
		expect(requestsTo(family.phone)).toHaveLength(0);

		await addPlan(web, { personId, confirmedAt: addMinutes(day, 5), confirmedHow: 'talk' });
		await addPlan(web, { personId, confirmedAt: addMinutes(day, 6), confirmedHow: 'room' });
		expect(await nextAt(23)).toMatchObject({ status: 'delivered' });
	});

	test('a number that comes in its place is tried', async () => {
		const { family, planned } = await appointment();
		const { personId } = family;
		await web.superuser`UPDATE notification SET status = 'undelivered', error_code = '30005', changed_at = door.time()
			WHERE follow_up_id = ${planned.id} AND purpose = 'remind-family'`;
		await later(10);
		await web.superuser`UPDATE contact_point SET created_at = door.time() WHERE person_id = ${personId}`;
		await addPlan(web, { personId, confirmedAt: addMinutes(day, 11), confirmedHow: 'room' });
		await later(5);
		const startsAt = addHours(day, 21);
		const next = await makeAppointment(web, family, { counsellorId: joost.id, startsAt });
		await plan(next);
		await workFor(2);
		expect(await reminder(next)).toMatchObject({ status: 'delivered' });
	});

	test('is not sent for an appointment that moved or ended meanwhile', async () => {
		const [moved, ended] = [await appointment(), await appointment({}, addHours(day, 21))];
		await web.superuser`UPDATE follow_up SET version = 2 WHERE id = ${moved.planned.id}`;
		await web.superuser`UPDATE follow_up SET status = 'cancelled' WHERE id = ${ended.planned.id}`;
		await workFor();
		for (const { planned, family } of [moved, ended]) {
			expect(await reminder(planned)).toMatchObject({ status: 'cancelled' });
			expect(requestsTo(family.phone)).toHaveLength(0);
		}
	});
});

describe('an answer that never came', () => {
	test('is proved by the report, and nothing is sent again', async () => {
		const { family, planned } = await appointment();
		fake.script(family.phone, 'accept-then-drop');
		await workFor();
		expect(await reminder(planned)).toMatchObject({ status: 'delivered' });
		await later(60);
		await workFor(3);
		expect(requestsTo(family.phone)).toHaveLength(1);
	});

	test('is looked up after two minutes when no report comes', async () => {
		const { family, planned } = await appointment();
		fake.script(family.phone, { reply: 'accept-then-garbage', when: 'never' });
		await workFor(2);
		expect(await reminder(planned)).toMatchObject({ status: 'uncertain', provider_id: null });
		await later(3);
		await workFor();
		expect(await reminder(planned)).toMatchObject({
			status: 'delivered',
			provider_id: textsTo(family.phone)[0]!.sid
		});
		expect(requestsTo(family.phone)).toHaveLength(1);
	});

	test('becomes a task after fifteen, for family and counsellor alike, and is never sent again', async () => {
		const { family, planned } = await appointment({}, addMinutes(day, 62));
		for (const phone of [family.phone, joost.phone]) fake.script(phone, 'refuse-then-drop');
		await later(5);
		await workFor();
		for (const minutes of [3, 4, 9, 60]) {
			await later(minutes);
			await workFor();
		}
		for (const [purpose, task] of [
			['remind-family', 'reminder-uncertain'],
			['remind-counsellor', 'own-reminder-uncertain']
		]) {
			const row = await reminder(planned, purpose);
			expect(row).toMatchObject({ status: 'uncertain', reason_code: 'not-found-out' });
			expect(await taskAbout(row)).toMatchObject({ reason_code: task });
		}
		expect(requestsTo(family.phone)).toHaveLength(1);
		expect(requestsTo(joost.phone)).toHaveLength(1);
	});

	test('of a worker that died is uncertain, not planned; who comes late changes nothing', async () => {
		const { family, planned } = await appointment();
		openHouse(worker);
		const [held] = await atTheDoor((work) => claim(work, 1));
		await web.superuser`UPDATE notification SET leased_until = now() - interval '1 second' WHERE id = ${held!.id}`;
		await round(channel);
		await deliver(held!, channel);
		openHouse(web);
		await fake.quiet();
		expect(textsTo(family.phone)).toHaveLength(1);
		const dead = await appointment({}, addHours(day, 19));
		const row = await reminder(dead.planned);
		await web.superuser`UPDATE notification SET leased_until = now() - interval '1 second' WHERE id = ${row.id}`;
		await web.superuser`INSERT INTO notification_attempt (id, notification_id, number, started_at) VALUES (${randomUUID()}, ${row.id}, 1, now())`;
		await workFor(2);
		expect(await reminder(dead.planned)).toMatchObject({ status: 'uncertain' });
		expect(requestsTo(dead.family.phone)).toHaveLength(0);
		expect(await reminder(planned)).toMatchObject({ status: 'delivered' });
	});
});

describe('a refusal', () => {
	test('429 is tried again later and counts as no attempt', async () => {
		const { family, planned } = await appointment({ plan: { maxAttemptsPerDay: 1 } });
		fake.script(family.phone, '429', '429', 'ok');
		for (const minutes of [1, 1, 1]) {
			await workFor();
			await later(minutes);
		}
		expect(await reminder(planned)).toMatchObject({ status: 'delivered', claims: 3 });
		expect(textsTo(family.phone)).toHaveLength(1);
	});

	test('401 pauses the channel and burns nothing', async () => {
		const first = await appointment();
		const others = [
			await appointment({}, addHours(day, 21)),
			await appointment({}, addHours(day, 22))
		];
		for (const { family } of [first, ...others]) fake.script(family.phone, '401');
		await workFor(3);
		expect(channel.isOpen()).toBe(false);
		const rows = await Promise.all([first, ...others].map(({ planned }) => reminder(planned)));
		expect(rows.map(({ status }) => status)).toEqual(['planned', 'planned', 'planned']);
		for (const { family } of others) fake.script(family.phone, 'ok');
		channel = openChannel();
		await later(1);
		await workFor(2);
		for (const { planned: of } of others)
			expect(await reminder(of)).toMatchObject({ status: 'delivered' });
	});

	test('21610 is an opt-out here too; other codes are a task', async () => {
		const [left, wrong] = [await appointment(), await appointment({}, addHours(day, 21))];
		fake.script(left.family.phone, '21610');
		fake.script(wrong.family.phone, '21211');
		await workFor(2);
		const rows = [await reminder(left.planned), await reminder(wrong.planned)];
		expect(rows).toMatchObject([
			{ status: 'failed', error_code: '21610', reason_code: 'opted-out' },
			{ status: 'failed', error_code: '21211' }
		]);
		expect(await taskAbout(rows[0]!)).toMatchObject({ reason_code: 'reminder-held:opted-out' });
		expect(await taskAbout(rows[1]!)).toMatchObject({ reason_code: 'reminder-failed' });
		const withdrawn =
			await web.superuser`SELECT withdrawn_how FROM consent WHERE person_id = ${left.family.personId}`;
		expect(withdrawn).toEqual([{ withdrawn_how: 'sms' }]);
		expect(requestsTo(left.family.phone)).toHaveLength(1);
	});
});

describe('staff', () => {
	test('SC-09 are reminded an hour before by a code alone, once', async () => {
		const { planned } = await appointment({ plan: null }, addHours(day, 2));
		await workFor();
		expect(textsTo(joost.phone)).toHaveLength(0);
		await later(61);
		await workFor(3);
		expect(textsTo(joost.phone).map(({ body }) => body)).toEqual([
			`Er staat een taak klaar (code ${codeOf(planned.id)}).`
		]);
	});

	test('are not reminded after it began', async () => {
		const { planned } = await appointment({ plan: null }, addHours(day, 2));
		await later(121);
		await workFor();
		expect(await reminder(planned, 'remind-counsellor')).toMatchObject({ status: 'expired' });
	});

	test('whose number sent STOP get none: what they were to hear stands as a task of their own', async () => {
		const { planned } = await appointment({ plan: null }, addHours(day, 2));
		const before = textsTo(joost.phone).length;
		fake.script(joost.phone, '21610');
		await later(61);
		await workFor(2);
		const next = await appointment({ plan: null }, addHours(day, 5));
		await later(180);
		await workFor(2);
		await web.superuser`DELETE FROM opt_out`;
		for (const missed of [planned, next.planned]) {
			const task = await taskAbout(await reminder(missed, 'remind-counsellor'));
			expect(task).toMatchObject({
				reason_code: 'own-reminder-held:opted-out',
				counsellor_id: joost.id
			});
		}
		expect(textsTo(joost.phone)).toHaveLength(before);
	});

	async function alert(purpose: string) {
		const [key, intake, id] = [randomUUID(), randomUUID(), randomUUID()];
		const [row] = await web.superuser<{ now: Date }[]>`SELECT door.time() AS now`;
		const now = row!.now;
		await web.superuser`INSERT INTO data_key (id, kek_id, wrapped, intake_id) VALUES (${key}, 't1', '\\x00', ${intake})`;
		await web.superuser`INSERT INTO intake (id, key_id, reference, channel, status, level, rule_version, acute_unclear, supervisor_look, received_at,
			waiting_since, deadline_at, read_by) VALUES (${intake}, ${key}, 'K7F3', 'form', 'new', 'T1', 1, false, false, ${now}, ${now}, ${now}, ${now})`;
		await web.superuser`INSERT INTO notification (id, unique_key, purpose, staff_id, intake_id, planned_at, first_planned_at, changed_at, created_at)
			VALUES (${id}, ${id}, ${purpose}, ${joost.id}, ${intake}, ${now}, ${now}, ${now}, ${now})`;
		return {
			intake,
			status: async () =>
				(await web.superuser`SELECT status FROM notification WHERE id = ${id}`)[0]!.status as string
		};
	}

	test('get an alert again without proof, three times at most', async () => {
		const { status } = await alert('alert-unread');
		fake.script(
			joost.phone,
			{ reply: 'ok', when: 'never' },
			{ reply: 'refuse-then-drop' },
			{ reply: 'ok', when: 'never' }
		);
		for (const minutes of [1, 2, 2, 2, 20]) {
			await workFor(2);
			await later(minutes);
		}
		expect(requestsTo(joost.phone)).toHaveLength(3);
		expect(requestsTo(joost.phone)[0]!.params.Body).toBe(
			'Er wacht een taak die nog niemand zag (code K7F3).'
		);
		expect(await status()).toBe('accepted');
	});

	test('get it once when it arrived, and not again when it was read', async () => {
		const [arrived] = [await alert('alert-unread')];
		for (const minutes of [3, 3]) {
			await workFor();
			await later(minutes);
		}
		expect(requestsTo(joost.phone)).toHaveLength(1);
		expect(await arrived.status()).toBe('delivered');
		const seen = await alert('alert-unread');
		await later(1);
		await web.superuser`UPDATE intake SET read_at = door.time() WHERE id = ${seen.intake}`;
		await workFor();
		expect(await seen.status()).toBe('cancelled');
	});
});

test('a row that always breaks leaves the others alone and ends with a person', async () => {
	const poisoned = await appointment();
	await web.superuser`UPDATE safe_contact_plan SET sealed = '\\x0102' WHERE person_id = ${poisoned.family.personId}`;
	const well = await appointment({}, addHours(day, 21));
	for (const minutes of [1, 1, 1, 2, 2]) {
		await workFor();
		await later(minutes);
	}
	const row = await reminder(poisoned.planned);
	expect(row).toMatchObject({ status: 'failed', reason_code: 'broken' });
	expect(await taskAbout(row)).toMatchObject({ reason_code: 'reminder-held:broken' });
	expect(await reminder(well.planned)).toMatchObject({ status: 'delivered' });
});
