import { addDays, addMinutes } from 'date-fns';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { riskQuestions, type RiskAnswers, type VisitAct } from '#domain/visit.ts';
import { atLocal } from '#domain/time.ts';
import { changeFollowUpOf } from '#server/follow-ups/change.ts';
import { scheduleFollowUp } from '#server/follow-ups/schedule.ts';
import { openHouse, type House } from '#server/house.ts';
import { deskOf } from '#server/intakes/list.ts';
import { openChannel } from '#server/notifications/channel.ts';
import { round } from '#server/notifications/round.ts';
import { start } from '#server/start.ts';
import { actOnVisit } from '#server/visits/act.ts';
import { agreeToVisit } from '#server/visits/agree.ts';
import { answerVisitCall } from '#server/visits/call.ts';
import { decideAboutVisit } from '#server/visits/decide.ts';
import { planVisit, type PlanRequest } from '#server/visits/plan.ts';
import { readVisit, visitsOf, visitsToSupervise } from '#server/visits/read.ts';
import { together } from '#server/work.ts';
import { sendAnother } from '#server/visits/send.ts';
import { showAddress } from '#server/visits/show-address.ts';
import { startFakeTwilio, type FakeTwilio } from '../fakes/twilio/fake.ts';
import { acting } from '../support/acting.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { makeFamily, type Family } from '../support/family.ts';
import { employ, type Colleague } from '../support/people.ts';
import { testSettings } from '../support/settings.ts';
import { eventsOf } from './case-story.ts';

let web: TestHouse;
let worker: House;
let fake: FakeTwilio;
let noor: Colleague;
let joost: Colleague;
let annelies: Colleague;
let family: Family;
let visit: string;
let day = atLocal('2026-12-01', '14:00');

const allNo = Object.fromEntries(riskQuestions.map((name) => [name, 'no'])) as RiskAnswers;
const address = 'Dorpsstraat 12, Ede';

beforeAll(async () => {
	web = await freshHouse();
	fake = await startFakeTwilio({
		accountSid: testSettings.TWILIO_ACCOUNT_SID,
		authToken: testSettings.TWILIO_AUTH_TOKEN,
		callbackBase: { public: testSettings.PUBLIC_BASE_URL, local: 'http://127.0.0.1:9' }
	});
	worker = await start('worker', {
		...testSettings,
		WORKER_DATABASE_URL: web.urls.worker,
		TWILIO_API_BASE: fake.base
	});
	openHouse(web);
});
afterAll(async () => {
	await fake.stop();
	openHouse(web);
	await worker.database.sql.end();
	await web.close();
});
beforeEach(async () => {
	openHouse(web);
	await web.superuser`UPDATE staff SET disabled_at = now() WHERE disabled_at IS NULL`;
	await web.superuser`UPDATE notification SET status = 'cancelled', reason_code = 'seen'`;
	await web.superuser`UPDATE visit SET out_at = now(), next_at = NULL WHERE out_at IS NULL`;
	day = addDays(day, 7);
	await web.moveClockTo(addMinutes(day, -240));
	noor = await employ(web, 'Noor', 'counsellor');
	joost = await employ(web, 'Joost', 'counsellor');
	annelies = await employ(web, 'Annelies', 'supervisor');
	family = await makeFamily(web, { counsellorId: noor.id });
	visit = await appointment();
});

async function appointment(method = 'home'): Promise<string> {
	const { partId, personId } = family;
	const request = { kind: 'appointment', startsAt: day, minutes: 60, method, personId } as const;
	const made = await scheduleFollowUp(noor, partId, { ...request, words: '', despitePlan: true });
	if ('problem' in made) throw new Error(made.problem);
	await web.superuser`UPDATE notification SET status = 'cancelled' WHERE follow_up_id = ${made.followUpId}`;
	return made.followUpId;
}

function plan(change: Partial<PlanRequest> = {}) {
	const request = {
		address,
		goes: noor.id,
		answers: allNo,
		words: '',
		travel: 'fiets',
		version: 0
	};
	return planVisit(noor, { partId: family.partId, followUpId: visit }, { ...request, ...change });
}

/** So many minutes after two o'clock, the planned start, with a worker at work. */
async function at(minutes: number): Promise<void> {
	await web.moveClockTo(addMinutes(day, minutes));
	openHouse(worker);
	for (let n = 0; n < 3; n++) await round(openChannel());
	openHouse(web);
	await web.superuser`UPDATE notification SET status = 'delivered' WHERE status IN ('accepted', 'queued', 'sending', 'sent')`;
}

async function press(act: VisitAct, by: Colleague = noor) {
	const page = await readVisit(by, visit);
	if ('problem' in page) throw new Error(page.problem);
	return actOnVisit(by, visit, { act, backBy: page.backBy.toISOString() });
}

async function goesIn(): Promise<void> {
	await at(0);
	expect(await press('in')).toEqual({ done: true });
}

/** What was promised to whom, with its minute after the planned end; a text and a call each. */
async function rung(purpose: string, by: Colleague): Promise<[number, string][]> {
	const rows = await web.superuser<{ at: Date; channel: string }[]>`
		SELECT planned_at AS at, channel FROM notification WHERE purpose = ${purpose} AND staff_id = ${by.id} ORDER BY planned_at, channel`;
	return rows.map(({ at, channel }) => [(at.getTime() - day.getTime()) / 60_000 - 60, channel]);
}

/** What a supervisor has to see to. */
const overview = async (by: Colleague) => ({ visits: await together(by, visitsToSupervise) });

const texts = ({ phone }: Colleague) =>
	fake.messages.filter(({ to }) => to === phone).map(({ body }) => body);

async function openTasks(): Promise<string[]> {
	const rows = await web.superuser<{ code: string }[]>`SELECT reason_code AS code FROM follow_up
		WHERE part_id = ${family.partId} AND reason_code LIKE 'visit-%' AND status = 'open'`;
	return rows.map(({ code }) => code);
}

describe('the ladder, by the clock', () => {
	beforeEach(() => plan());

	test('never acknowledged: called at +15, the supervisors at +30, the task about the police at +45', async () => {
		await goesIn();
		await at(74);
		expect(await rung('visit-call', noor)).toEqual([]);
		await at(75);
		expect(await rung('visit-call', noor)).toEqual([
			[15, 'sms'],
			[15, 'voice']
		]);
		expect(texts(noor).at(-1)).toMatch(/^Graag even een teken \(code ....\)\.$/);
		expect(await rung('visit-supervisor', annelies)).toEqual([]);
		await at(90);
		expect(await rung('visit-supervisor', annelies)).toEqual([
			[30, 'sms'],
			[30, 'voice']
		]);
		expect(texts(annelies)).toEqual([expect.stringMatching(/^Oproep/)]);
		await at(104);
		expect(await openTasks()).toEqual([]);
		await at(105);
		expect(await openTasks()).toEqual(['visit-police']);
		await at(400);
		expect(await openTasks()).toEqual(['visit-police']);
		expect(await rung('visit-call', noor)).toHaveLength(2);
		const told = (await eventsOf(web, family.partId)).filter((kind) => kind.startsWith('visit.'));
		expect(told).toEqual([
			'visit.planned',
			'visit.in',
			'visit.called',
			'visit.supervisors-told',
			'visit.police-asked'
		]);
	});

	test.each([
		[74, 0, 0, []],
		[76, 2, 0, []],
		[91, 2, 2, []],
		[106, 2, 3, ['visit-police']]
	])('acknowledged at minute %i: nothing after it', async (minute, calls, told, tasks) => {
		await goesIn();
		for (const passed of [75, 90, 105]) if (passed < minute) await at(passed);
		await at(minute);
		expect(await press('out')).toEqual({ done: true });
		await at(300);
		expect(await rung('visit-call', noor)).toHaveLength(calls);
		expect(await rung('visit-supervisor', annelies)).toHaveLength(told);
		expect(await openTasks()).toEqual(tasks);
	});

	test.each([60, 76, 91, 106])(
		'half an hour more at minute %i: everything half an hour later',
		async (minute) => {
			await goesIn();
			await at(minute);
			const before = (await rung('visit-call', noor)).length;
			expect(await press('more')).toEqual({ done: true });
			const [row] = await web.superuser<
				{ back: Date; next: Date }[]
			>`SELECT back_by AS back, next_at AS next FROM visit WHERE id = ${visit}`;
			// the clock of a test runs on for the moment it takes to press
			const back = row!.back.getTime();
			expect((back - day.getTime()) / 60_000 - minute).toBeCloseTo(30, 0);
			expect(row!.next.getTime() - back).toBe(15 * 60_000);
			await at(minute + 44);
			expect(await rung('visit-call', noor)).toHaveLength(before);
			await at(minute + 46);
			expect(await rung('visit-call', noor)).toHaveLength(before + 2);
		}
	);

	test('pressed twice on a slow line, half an hour is half an hour', async () => {
		await goesIn();
		const page = await readVisit(noor, visit);
		if ('problem' in page) throw new Error(page.problem);
		const twice = { act: 'more', backBy: page.backBy.toISOString() } as const;
		await actOnVisit(noor, visit, twice);
		await actOnVisit(noor, visit, twice);
		const again = await readVisit(noor, visit);
		expect(again).toMatchObject({ backBy: addMinutes(day, 90) });
	});

	test('a text that waits when she checks out does not leave', async () => {
		await goesIn();
		fake.next('429');
		await at(75);
		await press('out');
		const before = texts(noor).length;
		await at(120);
		expect(texts(noor)).toHaveLength(before);
	});

	test('provider down: each step at its minute all the same, and the texts follow when it is back', async () => {
		await goesIn();
		for (const { phone } of [noor, annelies]) fake.script(phone, '429');
		for (const minute of [75, 90, 105]) await at(minute);
		expect(await rung('visit-call', noor)).toHaveLength(2);
		expect(await openTasks()).toEqual(['visit-police']);
		expect(texts(annelies)).toEqual([]);
		for (const { phone } of [noor, annelies]) fake.script(phone, 'ok');
		await at(130);
		expect(texts(annelies).length).toBeGreaterThan(0);
	});

	test('a worker that was away climbs all that is due, with the minutes that were promised', async () => {
		await goesIn();
		await at(200);
		expect((await rung('visit-call', noor))[0]).toEqual([15, 'sms']);
		expect((await rung('visit-supervisor', annelies)).map(([minute]) => minute)).toEqual([
			30, 30, 45
		]);
		expect(await openTasks()).toEqual(['visit-police']);
	});

	test('who did not check in is told of to the second person, and to nobody else', async () => {
		await plan({ second: { id: joost.id, how: 'near' }, version: 1 });
		await at(14);
		expect(texts(joost)).toEqual([]);
		await at(15);
		expect(texts(joost)).toEqual([expect.stringMatching(/^Er staat een taak klaar/)]);
		const desk = await deskOf(joost, { show: 'all' });
		expect(desk).toMatchObject({ visits: [{ id: visit, isMissedIn: true, isSecond: true }] });
		await at(300);
		expect([texts(joost), texts(annelies)].map(({ length }) => length)).toEqual([1, 0]);
	});

	test('who goes alone and did not check in is told of to the supervisors', async () => {
		const piet = await employ(web, 'Piet', 'counsellor');
		await at(14);
		expect(texts(annelies)).toEqual([]);
		await at(15);
		expect(texts(annelies)).toEqual([expect.stringMatching(/^Er staat een taak klaar/)]);
		expect(texts(piet)).toEqual([]);
		expect(await overview(annelies)).toMatchObject({ visits: { late: [{ id: visit }] } });
		expect(await showAddress(annelies, visit)).toEqual({ problem: 'not-found' });
		await at(300);
		expect(texts(annelies)).toHaveLength(1);
	});

	test('a second person without a telephone hears nothing: so the supervisors do', async () => {
		await plan({ second: { id: joost.id, how: 'near' }, version: 1 });
		await web.superuser`UPDATE staff SET phone = NULL WHERE id = ${joost.id}`;
		await at(15);
		expect(texts(annelies)).toHaveLength(1);
	});

	test('the second person who waits is told at +15, one who is there is asked too', async () => {
		await plan({ second: { id: joost.id, how: 'near' }, version: 1 });
		await goesIn();
		await at(75);
		expect(await rung('visit-buddy', joost)).toEqual([[15, 'sms']]);
		expect(await rung('visit-call', joost)).toEqual([]);
	});

	test('help rings the supervisors in that minute, with a task of danger', async () => {
		await goesIn();
		await at(20);
		expect(await press('help')).toEqual({ done: true });
		await at(21);
		expect(texts(annelies).at(-1)).toMatch(/^Oproep/);
		expect(await openTasks()).toEqual(['visit-help']);
		expect(await press('more')).toEqual({ problem: 'help-asked' });
	});

	test('help on the way, and then checked in before the texts left: the supervisors are rung all the same', async () => {
		await at(-10);
		expect(await press('help')).toEqual({ done: true });
		expect(await press('in')).toEqual({ done: true });
		await at(-9);
		expect(texts(annelies).at(-1)).toMatch(/^Oproep/);
		// on paper it could be put off, and planned with somebody else: nobody would look for her
		const place = { partId: family.partId, followUpId: visit };
		const moving = { move: 'move', reason: 'later', despitePlan: true, version: 1 } as const;
		await web.superuser`UPDATE visit SET in_at = NULL WHERE id = ${visit}`;
		const to = { startsAt: addMinutes(day, 60) };
		expect(await changeFollowUpOf(noor, place, { ...moving, to })).toEqual({
			problem: 'visit-goes-on'
		});
		const [{ version } = { version: 0 }] = await web.superuser<{ version: number }[]>`
			SELECT version FROM visit WHERE id = ${visit}`;
		expect(await plan({ words: 'anders', version })).toMatchObject({ problem: expect.anything() });
	});

	test('a visit that cannot be rung for stops no other', async () => {
		const other = await makeFamily(web, { counsellorId: joost.id });
		const made = await scheduleFollowUp(joost, other.partId, {
			...{ kind: 'appointment', startsAt: addMinutes(day, -5), minutes: 60, method: 'home' },
			...{ personId: other.personId, words: '', despitePlan: true }
		});
		if ('problem' in made) throw new Error(made.problem);
		const place = { partId: other.partId, followUpId: made.followUpId };
		const who = { address, goes: joost.id, answers: allNo, words: '', travel: '', version: 0 };
		expect(await planVisit(joost, place, who)).toEqual({ planned: true });
		await web.superuser.unsafe(`CREATE FUNCTION breaks() RETURNS trigger LANGUAGE plpgsql AS $$
			BEGIN RAISE division_by_zero; END $$;
			CREATE TRIGGER breaks BEFORE UPDATE OF rung ON visit FOR EACH ROW WHEN (NEW.id = '${made.followUpId}') EXECUTE FUNCTION breaks()`);
		try {
			await web.superuser`UPDATE visit SET in_at = ${day}, next_at = ${day} WHERE id = ${made.followUpId}`;
			await goesIn();
			await at(75);
			expect(await rung('visit-call', noor)).toHaveLength(2);
			expect(texts(noor).at(-1)).toBeDefined();
		} finally {
			await web.superuser.unsafe('DROP FUNCTION breaks CASCADE');
		}
	});

	test('what was not kept is never said to be done: not on her page, not on the telephone, not to a supervisor', async () => {
		await goesIn();
		await at(75);
		const [ring] = await web.superuser<{ n: string; a: string }[]>`
			SELECT n.id AS n, a.id AS a FROM notification n JOIN notification_attempt a ON a.notification_id = n.id
			WHERE n.follow_up_id = ${visit} AND n.channel = 'voice'`;
		await at(200);
		const [kept] = await web.superuser<
			{ as: string }[]
		>`SELECT pg_get_functiondef('door.act_visit'::regproc) AS as`;
		await web.superuser.unsafe(kept!.as.replace('BEGIN', 'BEGIN RETURN false;'));
		try {
			expect(await press('help')).toEqual({ problem: 'visit-not-kept' });
			const call = { notificationId: ring!.n, attemptId: ring!.a };
			expect(await answerVisitCall(call, 'help')).toBe(false);
			const safe = { decision: 'safe', words: 'Zij belde mij: zij is weer buiten.' } as const;
			expect(await decideAboutVisit(annelies, visit, safe)).toEqual({ problem: 'visit-not-kept' });
			expect(await openTasks()).toEqual(['visit-police']);
		} finally {
			await web.superuser.unsafe(kept!.as);
		}
		expect(await press('help')).toEqual({ done: true });
	});

	test('a key that is told twice, or pressed by both who are there, gives half an hour', async () => {
		await plan({ second: { id: joost.id, how: 'along' }, version: 1 });
		await goesIn();
		await at(75);
		const rings = await web.superuser<{ n: string; a: string }[]>`
			SELECT n.id AS n, a.id AS a FROM notification n JOIN notification_attempt a ON a.notification_id = n.id
			WHERE n.follow_up_id = ${visit} AND n.channel = 'voice'`;
		expect(rings).toHaveLength(2);
		for (const { n, a } of [...rings, ...rings])
			expect(await answerVisitCall({ notificationId: n, attemptId: a }, 'more')).toBe(true);
		const [row] = await web.superuser<
			{ by: Date }[]
		>`SELECT back_by AS by FROM visit WHERE id = ${visit}`;
		expect(row!.by.getTime()).toBeLessThan(addMinutes(day, 106).getTime());
		const [first] = rings;
		const help = { notificationId: first!.n, attemptId: first!.a };
		expect(await answerVisitCall(help, 'help')).toBe(true);
		expect(await openTasks()).toEqual(['visit-help']);
	});
});

describe('who goes, and who agrees', () => {
	test('a high risk goes in pairs, and a supervisor agrees to what she read', async () => {
		const answers = { ...allNo, weapons: 'yes' } as const;
		expect(await plan({ answers })).toEqual({ problem: 'second-along-needed' });
		const second = { id: joost.id, how: 'along' } as const;
		expect(await plan({ answers, second })).toEqual({ planned: true });
		const waiting = await visitsOf(annelies);
		expect(waiting).toMatchObject({ toAgree: [{ id: visit, waitsForYes: true }] });
		expect(await agreeToVisit(joost, visit, 1)).toEqual({ problem: 'not-found' });
		expect(await agreeToVisit(annelies, visit, 1)).toEqual({ agreed: true });
		expect(await readVisit(noor, visit)).toMatchObject({
			waitsForYes: false,
			agreedBy: 'Annelies'
		});
		await plan({ answers, second, words: 'Er is een hond bij gekomen.', version: 2 });
		expect(await readVisit(noor, visit)).toMatchObject({ waitsForYes: true });
	});

	test('who declared a conflict, or is no counsellor, is no second person; why not is not told', async () => {
		const bram = await employ(web, 'Bram', 'administrator');
		const [row] = await web.superuser`SELECT case_id, key_id FROM part WHERE id = ${family.partId}`;
		await web.superuser`INSERT INTO conflict (id, part_id, case_id, staff_id, key_id, sealed, declared_at)
			VALUES (gen_random_uuid(), ${family.partId}, ${row!['case_id']}, ${joost.id}, ${row!['key_id']}, '\\x01', now())`;
		for (const id of [joost.id, bram.id, 'nobody'])
			expect(await plan({ second: { id, how: 'near' } })).toEqual({
				problem: 'second-not-possible'
			});
	});

	test('an appointment on the telephone has no visit', async () => {
		visit = await appointment('phone').catch(() => visit);
		await web.superuser`UPDATE follow_up SET method = 'phone' WHERE id = ${visit}`;
		expect(await plan()).toEqual({ problem: 'not-found' });
	});

	test('moved, it goes along; while somebody is there it is neither moved nor called off', async () => {
		await plan();
		const place = { partId: family.partId, followUpId: visit };
		const to = { startsAt: addMinutes(day, 60) };
		const moving = { move: 'move', reason: 'later', despitePlan: true } as const;
		expect(await changeFollowUpOf(noor, place, { ...moving, to, version: 1 })).toEqual({
			changed: true
		});
		await at(74);
		await at(15);
		expect(await visitsOf(noor)).toMatchObject({
			lines: [{ isMissedIn: false, backBy: addMinutes(day, 120) }]
		});
		await at(60);
		await press('in');
		const cancel = { move: 'cancel', reason: 'toch niet', version: 2 } as const;
		expect(await changeFollowUpOf(noor, place, cancel)).toEqual({ problem: 'visit-goes-on' });
		await at(136);
		expect(await rung('visit-call', noor)).toHaveLength(2);
	});

	test('it goes along too when a colleague of the case moves it, who does not go herself', async () => {
		await web.superuser`INSERT INTO membership (part_id, staff_id, role, since)
			VALUES (${family.partId}, ${joost.id}, 'second', door.time())`;
		await plan();
		const place = { partId: family.partId, followUpId: visit };
		const moving = { move: 'move', reason: 'later', despitePlan: true, version: 1 } as const;
		const to = { startsAt: addMinutes(day, -60) };
		expect(await changeFollowUpOf(joost, place, { ...moving, to })).toEqual({ changed: true });
		expect(await visitsOf(noor)).toMatchObject({ lines: [{ backBy: day }] });
		await at(-60);
		await press('in');
		const cancel = { move: 'cancel', reason: 'toch niet', version: 2 } as const;
		expect(await changeFollowUpOf(joost, place, cancel)).toEqual({ problem: 'visit-goes-on' });
		// to say something for her is not for whoever only works on the case
		expect(await actOnVisit(joost, visit, { act: 'out', backBy: '' })).toEqual({
			problem: 'not-found'
		});
		await at(16);
		expect(await rung('visit-call', noor)).toHaveLength(2);
	});

	test('called off beforehand, nothing follows', async () => {
		await plan();
		const place = { partId: family.partId, followUpId: visit };
		await changeFollowUpOf(noor, place, { move: 'cancel', reason: 'ziek', version: 1 });
		await at(300);
		expect((await eventsOf(web, family.partId)).filter((kind) => kind === 'visit.not-in')).toEqual(
			[]
		);
		expect(await visitsOf(annelies)).toMatchObject({ lines: [] });
	});
});

describe('who may know where', () => {
	let piet: Colleague;
	beforeEach(async () => {
		piet = await employ(web, 'Piet', 'counsellor');
		await plan({ second: { id: joost.id, how: 'near' } });
	});

	const sees = async (who: Colleague) => {
		const [page, where, rows] = [
			await readVisit(who, visit),
			await showAddress(who, visit),
			await acting(
				web.database.sql,
				who.id,
				(tx) => tx`SELECT FROM visit_address WHERE visit_id = ${visit}`
			)
		];
		return [
			'problem' in page ? 'no page' : 'page',
			'address' in where ? where.address : 'no',
			rows.length
		];
	};

	test('who works on the case, the second person, and no other', async () => {
		expect(await sees(noor)).toEqual(['page', address, 1]);
		expect(await sees(joost)).toEqual(['page', address, 1]);
		expect(await sees(piet)).toEqual(['no page', 'no', 0]);
		expect(await sees(annelies)).toEqual(['page', 'no', 0]);
	});

	test('the second person reads nothing else of the case, and no code of it', async () => {
		expect(await visitsOf(joost)).toMatchObject({ lines: [{ code: null }] });
		const keys = await acting(
			web.database.sql,
			joost.id,
			(tx) => tx`SELECT FROM data_key WHERE part_id = ${family.partId}`
		);
		expect(keys).toHaveLength(1);
		expect(await visitsOf(piet)).toMatchObject({ lines: [] });
	});

	test('not who left the case before she went: nothing of it is hers, and nothing she says makes it so', async () => {
		await leaves(noor);
		expect(await sees(noor)).toEqual(['no page', 'no', 0]);
		expect(await actOnVisit(noor, visit, { act: 'in', backBy: '' })).toEqual({
			problem: 'not-found'
		});
		const past = ['visit.in', 'visit.help'].map((kind) =>
			acting(
				web.database.sql,
				noor.id,
				(tx) =>
					tx`SELECT door.act_visit(${visit}, ${kind}, ${iso(day)}, ${iso(day)}, NULL, ${iso(day)}, 'none', NULL) AS done`
			)
		);
		expect(await Promise.all(past)).toEqual([[{ done: false }], [{ done: false }]]);
		expect(await visitsOf(noor)).toMatchObject({ lines: [] });
	});

	test('who is there when she leaves the case is watched over until she is out', async () => {
		await goesIn();
		await leaves(noor);
		expect(await sees(noor)).toEqual(['page', address, 1]);
		await at(75);
		expect(await rung('visit-call', noor)).toHaveLength(2);
		expect(await press('out')).toEqual({ done: true });
		expect(await sees(noor)).toEqual(['no page', 'no', 0]);
	});

	test('a supervisor once the ladder reached her, each time with an event, and no longer than needed', async () => {
		await goesIn();
		await at(89);
		expect(await sees(annelies)).toEqual(['page', 'no', 0]);
		await at(90);
		expect(await sees(annelies)).toEqual(['page', address, 1]);
		await showAddress(annelies, visit);
		const shown = (await eventsOf(web, family.partId)).filter(
			(kind) => kind === 'visit.address-shown'
		);
		expect(shown).toHaveLength(2);
		await press('out');
		expect(await sees(annelies)).toEqual(['page', 'no', 0]);
		expect(await sees(joost)).toEqual(['page', 'no', 0]);
	});

	test('a supervisor who knows these people privately sees nothing, and is not rung', async () => {
		const [row] = await web.superuser`SELECT case_id, key_id FROM part WHERE id = ${family.partId}`;
		await web.superuser`INSERT INTO conflict (id, part_id, case_id, staff_id, key_id, sealed, declared_at)
			VALUES (gen_random_uuid(), ${family.partId}, ${row!['case_id']}, ${annelies.id}, ${row!['key_id']}, '\\x01', now())`;
		await goesIn();
		await at(200);
		expect(await sees(annelies)).toEqual(['no page', 'no', 0]);
		expect(texts(annelies)).toEqual([]);
	});
});

const iso = (moment: Date) => moment.toISOString();
const leaves = ({ id }: Colleague) =>
	web.superuser`UPDATE membership SET ended_at = now() WHERE part_id = ${family.partId} AND staff_id = ${id}`;

describe('whoever would go left the case', () => {
	beforeEach(async () => {
		await plan();
		await web.superuser`INSERT INTO membership (part_id, staff_id, role, since)
			VALUES (${family.partId}, ${joost.id}, 'second', door.time())`;
	});

	test('the supervisors hear of it at once, however far ahead it is, and not the one who left', async () => {
		await leaves(noor);
		await at(-230);
		expect(texts(annelies)).toEqual([expect.stringMatching(/^Er staat een taak klaar/)]);
		expect(texts(noor)).toEqual([]);
		expect(await readVisit(annelies, visit)).toMatchObject({ state: 'left', maySend: true });
		expect(await overview(annelies)).toMatchObject({ visits: { late: [{ state: 'left' }] } });
		expect(await eventsOf(web, family.partId)).toContain('visit.nobody-goes');
		await at(-60);
		expect(texts(annelies)).toHaveLength(1);
	});

	const send = async (by: Colleague, goes: string) => {
		const [row] = await web.superuser<{ version: number }[]>`
			SELECT version FROM visit WHERE id = ${visit}`;
		return sendAnother(by, visit, { goes, version: row!.version });
	};

	test('a supervisor sends somebody of the case; she is expected, and asked about at her start', async () => {
		await leaves(noor);
		await at(-230);
		expect(await send(joost, joost.id)).toEqual({ problem: 'not-found' });
		expect(await send(annelies, '')).toEqual({ problem: 'choice-missing' });
		expect(await send(annelies, noor.id)).toEqual({ problem: 'changed-meanwhile' });
		expect(await send(annelies, annelies.id)).toEqual({ problem: 'changed-meanwhile' });
		const page = await readVisit(annelies, visit);
		expect('problem' in page ? [] : page.goers).toEqual([{ id: joost.id, name: 'Joost' }]);
		expect(await send(annelies, joost.id)).toEqual({ sent: true });
		expect(await readVisit(joost, visit)).toMatchObject({ state: 'planned', isMine: true });
		expect(await send(annelies, joost.id)).toEqual({ problem: 'not-found' });
		await at(14);
		expect(texts(annelies)).toHaveLength(1);
		await at(15);
		expect(texts(annelies)).toHaveLength(2);
		expect(await press('in', joost)).toEqual({ done: true });
	});

	test('a colleague of the case plans it anew, and it counts from its start again', async () => {
		await leaves(noor);
		await at(-230);
		const [row] = await web.superuser<{ version: number }[]>`
			SELECT version FROM visit WHERE id = ${visit}`;
		const place = { partId: family.partId, followUpId: visit };
		const anew = { address, goes: joost.id, answers: allNo, words: '', travel: '' };
		expect(await planVisit(joost, place, { ...anew, version: row!.version })).toEqual({
			planned: true
		});
		expect(await readVisit(joost, visit)).toMatchObject({ state: 'planned', rung: 'none' });
		await at(0);
		expect(await press('in', joost)).toEqual({ done: true });
	});

	test('who comes back goes again', async () => {
		await leaves(noor);
		await at(-230);
		await web.superuser`UPDATE membership SET ended_at = NULL WHERE part_id = ${family.partId} AND staff_id = ${noor.id}`;
		await at(-229);
		expect(await readVisit(noor, visit)).toMatchObject({ state: 'planned', rung: 'none' });
	});

	test('the second person who is there all the same checks in, and is asked about', async () => {
		await plan({ second: { id: annelies.id, how: 'along' }, version: 1 });
		await leaves(noor);
		await at(0);
		expect(await press('in', annelies)).toEqual({ done: true });
		await at(75);
		expect(await rung('visit-call', annelies)).toHaveLength(2);
	});
});

test('a supervisor who says that somebody is out says when, and nothing else', async () => {
	await plan();
	await goesIn();
	await at(90);
	const says = (more: { out: Date | null; in?: Date | null; rung?: string }) =>
		acting(
			web.database.sql,
			annelies.id,
			(
				tx
			) => tx`SELECT door.act_visit(v.id, 'visit.out', v.back_by, ${more.in === null ? null : tx`v.in_at`},
				${more.out && iso(more.out)}, v.help_at, ${more.rung ?? 'supervisor'}, NULL) AS done FROM visit v WHERE v.id = ${visit}`
		);
	expect(await says({ out: null })).toEqual([{ done: false }]);
	expect(await says({ out: day, in: null })).toEqual([{ done: false }]);
	expect(await says({ out: day, rung: 'none' })).toEqual([{ done: false }]);
	expect(await says({ out: day })).toEqual([{ done: true }]);
});

describe('the question of the police', () => {
	beforeEach(async () => {
		await plan();
		await goesIn();
		await at(105);
	});

	const decide = (by: Colleague, decision: 'safe' | 'police' | 'no-police', words: string) =>
		decideAboutVisit(by, visit, { decision, words });

	test('only a supervisor settles it, in words', async () => {
		expect(await decide(noor, 'safe', 'Ik ben er weer, alles is goed.')).toEqual({
			problem: 'not-found'
		});
		expect(await decide(annelies, 'police', 'ja')).toEqual({ problem: 'reason-too-short' });
		expect(await openTasks()).toEqual(['visit-police']);
		const words = 'Zij neemt niet op, de politie rijdt erheen.';
		expect(await decide(annelies, 'police', words)).toEqual({ decided: true });
		expect(await openTasks()).toEqual([]);
		expect(await readVisit(noor, visit)).toMatchObject({ isOut: true });
		expect(await decide(annelies, 'police', words)).toEqual({ problem: 'decided-before' });
	});

	test('it outlives her checking out: somebody looked at it, or it waits', async () => {
		await press('out');
		expect(await openTasks()).toEqual(['visit-police']);
		expect(await decide(annelies, 'no-police', 'Zij was haar telefoon vergeten.')).toEqual({
			decided: true
		});
		expect(await openTasks()).toEqual([]);
	});

	test('heard from by telephone, a supervisor says that she is safe, and it is over', async () => {
		expect(await decide(annelies, 'safe', 'Zij belde mij vanuit de auto.')).toEqual({
			decided: true
		});
		expect(await visitsOf(annelies)).toMatchObject({ lines: [] });
	});

	test('a counsellor of the case cannot settle it as a task', async () => {
		const [row] = await web.superuser<
			{ id: string }[]
		>`SELECT id FROM follow_up WHERE part_id = ${family.partId} AND reason_code = 'visit-police'`;
		const place = { partId: family.partId, followUpId: row!.id };
		const outcome = await changeFollowUpOf(noor, place, {
			move: 'complete',
			reason: 'klaar',
			version: 1
		});
		expect(outcome).toEqual({ problem: 'not-possible-now' });
	});
});
