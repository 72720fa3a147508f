import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Answers } from '#domain/intake-form.ts';
import { unknownPerson } from '#domain/person.ts';
import { indexOf, newDataKey, unwrap } from '#server/keys/ring.ts';
import { leaveBehind } from '#server/access/spent.ts';
import { receives } from '../support/arrivals.ts';
import { sealMessage } from '#server/intakes/sealed-intake.ts';
import { sealContactPoint, sealPerson } from '#server/people/sealed-person.ts';
import { openPlan, sealPlan, type KeptPlan } from '#server/safe-contact/sealed-plan.ts';
import { enterRoom } from '#server/rooms/enter.ts';
import { readRoomForm } from '#server/rooms/form.ts';
import { keepPage, visitRoom, type InTheRoom, type Visit } from '#server/rooms/visit.ts';
import { climbOnce } from '../support/called.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';

const calm = {
	callerInDanger: 'no',
	imminentViolence: 'no',
	imminentDeparture: 'no',
	weaponAccess: 'no',
	suicideRisk: 'no',
	childInDanger: 'no'
} satisfies Answers;
const morning = new Date('2027-03-02T09:00:00Z');
const story = 'Het verhaal over de zolder en de koffer';

let house: TestHouse;
let joost: Colleague;
let hours = 0;
beforeAll(async () => {
	house = await freshHouse();
	joost = await employ(house, 'Joost', 'counsellor', { onDuty: true });
});
afterAll(() => house.close());
beforeEach(() => house.moveClockTo(new Date(morning.getTime() + hours++ * 3 * 3_600_000)));

async function writtenIntake(answers: Answers = calm) {
	const receipt = await receives({
		formId: randomUUID(),
		door: 'relative',
		language: 'nl',
		answers: { story, word: 'Appel', ...answers }
	});
	const [row] =
		await house.superuser`SELECT i.*, r.id AS room_id, k.kek_id, k.wrapped FROM intake i JOIN room r ON r.intake_id = i.id
		JOIN data_key k ON k.id = i.key_id ORDER BY i.received_at DESC LIMIT 1`;
	return { ...receipt, id: row!['id'] as string, row: row! };
}
type Written = Awaited<ReturnType<typeof writtenIntake>>;

// another neighbourhood each time, so that only the tests about pace meet the limits
let neighbours = 0;
const elsewhere = () => `10.200.${neighbours++}.1`;
const post = (
	fields: Record<string, string>,
	now = new Date(),
	address = elsewhere()
): Promise<Visit> => {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.append(name, value);
	return visitRoom(readRoomForm(form), address, now);
};
const enter = async ({ code, word }: { code: string; word: string }) =>
	inRoom(await post({ code, word, move: 'enter' }));
const state = async (id: string) =>
	(await house.superuser`SELECT * FROM intake WHERE id = ${id}`)[0]!;
const events = async (id: string) =>
	(await house.superuser`SELECT kind FROM event WHERE chain_id = ${id} ORDER BY seq`).map(
		(row) => row['kind']
	);

function inRoom(visit: Visit): InTheRoom {
	if (visit.at !== 'room') throw new Error(`expected the room, came to ${visit.at}`);
	return visit;
}

async function answerHer({ row }: Written, text: string) {
	const key = unwrap(house.keys, {
		id: row['key_id'],
		kekId: row['kek_id'],
		wrapped: row['wrapped']
	});
	const id = randomUUID();
	await house.superuser`INSERT INTO intake_message (id, intake_id, key_id, author, staff_id, sealed, written_at)
		VALUES (${id}, ${row['id']}, ${row['key_id']}, 'staff', ${joost.id}, ${sealMessage(key, id, text)}, now() + (SELECT ahead FROM clock))`;
	await house.superuser`UPDATE intake SET status = 'answered', read_at = now(), taken_by = ${joost.id}, taken_at = now() WHERE id = ${row['id']}`;
}

const offered: KeptPlan = {
	channelOrder: ['sms', 'voice'],
	smsAllowed: true,
	callAllowed: true,
	emailAllowed: false,
	phoneMonitoredRisk: 'none',
	phoneIsShared: 'no',
	sharedPhoneConfirmed: false,
	safeWindows: [{ weekday: 2, from: '09:00', to: '12:00' }],
	unsafeWindows: [],
	unsafeDates: [],
	validUntil: '2020-01-01',
	maxAttemptsPerDay: 1,
	language: 'nl',
	smsContentLevel: 'neutral_only',
	contactNot: 'niets inspreken'
};

async function takenOn({ id }: Written, { spoken = true } = {}) {
	const [caseId, partId, personId, planId, phoneId] = Array.from({ length: 5 }, () =>
		randomUUID()
	) as [string, string, string, string, string];
	const { key, row } = newDataKey(house.keys, randomUUID());
	const caseKey = newDataKey(house.keys, randomUUID()).row;
	const { superuser } = house;
	await superuser`INSERT INTO data_key (id, kek_id, wrapped, case_id) VALUES (${caseKey.id}, ${caseKey.kekId}, ${caseKey.wrapped}, ${caseId})`;
	await superuser`INSERT INTO data_key (id, kek_id, wrapped, part_id) VALUES (${row.id}, ${row.kekId}, ${row.wrapped}, ${partId})`;
	await superuser`INSERT INTO case_file (id, key_id, opened_at) VALUES (${caseId}, ${caseKey.id}, now())`;
	await superuser`INSERT INTO part (id, case_id, key_id, opened_at, code, status) VALUES (${partId}, ${caseId}, ${row.id}, now(), ${`NL-2027-${String(hours).padStart(5, '0')}`}, 'active')`;
	await superuser`INSERT INTO membership (part_id, staff_id, role, since) VALUES (${partId}, ${joost.id}, 'first', now())`;
	const herself = { ...unknownPerson, roles: ['asker' as const] };
	await superuser`INSERT INTO person (id, part_id, key_id, sealed, created_at)
		VALUES (${personId}, ${partId}, ${row.id}, ${sealPerson(key, personId, herself)}, now())`;
	await superuser`INSERT INTO contact_point (id, person_id, part_id, key_id, kind, sealed, value_index, created_at, spoken_at)
		VALUES (${phoneId}, ${personId}, ${partId}, ${row.id}, 'phone', ${sealContactPoint(key, phoneId, '+447700900123')}, ${indexOf(house.keys, 'phone', '+447700900123')}, now(), ${spoken ? new Date() : null})`;
	await superuser`INSERT INTO safe_contact_plan (id, person_id, part_id, key_id, version, sealed, created_at, offered_at)
		VALUES (${planId}, ${personId}, ${partId}, ${row.id}, 1, ${sealPlan(key, planId, offered)}, now(), now())`;
	await superuser`UPDATE intake SET part_id = ${partId}, status = 'closed', closed_at = now(), read_at = now() WHERE id = ${id}`;
	const plan = async () => {
		const [kept] = await superuser`SELECT * FROM safe_contact_plan WHERE id = ${planId}`;
		return { row: kept!, plan: openPlan(key, planId, kept!['sealed']) };
	};
	const consents = () =>
		superuser`SELECT purpose, given_how, valid_until, withdrawn_at FROM consent WHERE person_id = ${personId} ORDER BY purpose`;
	return { partId, personId, planId, plan, consents };
}

describe('code and word', () => {
	test('the right pair opens the room in any script and grouping, case and spaces', async () => {
		const { code, row } = await writtenIntake();
		const arabic = code.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)));
		for (const typed of [code, code.replace(/(.{4})/g, '$1 '), arabic]) {
			expect(await enterRoom({ code: typed, word: ' aPPEL ' }, '203.0.113.5')).toEqual({
				roomId: row['room_id']
			});
		}
	});

	test('wrong word, unknown code, no code and a closed room get one same answer', async () => {
		const one = await writtenIntake();
		const closed = await writtenIntake();
		await house.superuser`UPDATE room SET closed_at = now() WHERE intake_id = ${closed.id}`;
		const pairs = [
			{ code: one.code, word: 'peer' },
			{ code: '1234123412341234', word: 'Appel' },
			{ code: 'appel', word: 'Appel' },
			{ code: closed.code, word: closed.word },
			{ code: '__proto__', word: 'a\u0000' }
		];
		const answers = [];
		for (const pair of pairs) {
			const visit = await post({ ...pair, move: 'enter' }, new Date(), '203.0.113.60');
			// each page has a way in and a way out of its own
			answers.push({ ...visit, code: '', word: '', entry: '', leave: '' });
		}
		expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
		expect(answers[0]).toMatchObject({ at: 'enter', problem: 'pair-unknown' });
		expect(await events(one.id)).toEqual(['intake.received', 'room.opening-refused']);
	});

	test('what was not typed is asked for, one at a time, whether the code exists or not', async () => {
		const { id, code } = await writtenIntake();
		const asked = async (pair: { code: string; word: string }) => {
			const visit = await post({ ...pair, move: 'enter' }, new Date(), '203.0.113.61');
			return { ...visit, code: '', word: '', entry: '', leave: '' };
		};
		expect(await asked({ code: '', word: '' })).toMatchObject({ problem: 'code-missing' });
		expect(await asked({ code: ' ', word: 'Appel' })).toMatchObject({ problem: 'code-missing' });
		const wordless = await asked({ code, word: ' ' });
		expect(wordless).toMatchObject({ at: 'enter', problem: 'own-word-missing' });
		expect(await asked({ code: '1234123412341234', word: '' })).toEqual(wordless);
		expect(await events(id)).toEqual(['intake.received']);
	});

	test('it takes as long whether the code exists or not', async () => {
		const { code } = await writtenIntake();
		const pace = async (typed: string, address: string) => {
			const times = [];
			for (let i = 0; i < 8; i++) {
				const start = performance.now();
				await enterRoom({ code: typed, word: 'peer' }, address);
				times.push(performance.now() - start);
			}
			return times.sort((one, other) => one - other)[4]!;
		};
		const [known, unknown] = [
			await pace(code, '192.0.2.1'),
			await pace('9999888877776666', '192.0.3.1')
		];
		expect(Math.min(known, unknown)).toBeGreaterThan(395);
		expect(Math.abs(known - unknown)).toBeLessThan(15);
	});

	test('the 21st try from one neighbourhood waits, and so does the 11th for one code from there', async () => {
		const tries = await Promise.all(
			Array.from({ length: 21 }, (_, i) =>
				enterRoom({ code: String(i).padStart(16, '4'), word: 'x' }, `198.51.100.${i}`)
			)
		);
		expect(
			tries.filter((entry) => 'problem' in entry && entry.problem === 'slow-down').length
		).toBe(1);
		const { code, word } = await writtenIntake();
		const known = await Promise.all(
			Array.from({ length: 11 }, () => enterRoom({ code, word: 'x' }, '10.1.0.1'))
		);
		expect(
			known.filter((entry) => 'problem' in entry && entry.problem === 'slow-down').length
		).toBe(1);
		expect(await enterRoom({ code, word }, '10.1.0.1')).toMatchObject({ problem: 'slow-down' });
	});

	test('who found her code and guesses from one place does not keep her out of it elsewhere', async () => {
		const { code, word } = await writtenIntake();
		await Promise.all(
			Array.from({ length: 120 }, () => enterRoom({ code, word: 'x' }, '10.2.0.1'))
		);
		expect(await enterRoom({ code, word }, '10.99.0.1')).toHaveProperty('roomId');
	});

	test('the 61st try for one code waits, from wherever it comes, and not for long', async () => {
		const { code, word } = await writtenIntake();
		const known = await Promise.all(
			Array.from({ length: 61 }, (_, i) => enterRoom({ code, word: 'x' }, `10.${100 + i}.0.1`))
		);
		expect(
			known.filter((entry) => 'problem' in entry && entry.problem === 'slow-down').length
		).toBe(1);
		const entry = await enterRoom({ code, word }, '10.99.0.1');
		expect(entry).toMatchObject({ problem: 'slow-down' });
		expect('seconds' in entry && entry.seconds).toBeLessThanOrEqual(300);
	});
});

describe('in the room', () => {
	test('she reads our answer, never her own story, and what happens next', async () => {
		const written = await writtenIntake();
		const before = await enter(written);
		expect(before.room).toMatchObject({ messages: [], waiting: { isRead: false }, hasCase: false });
		expect(before.room!.waiting!.comeBackAt).toEqual(written.promise!.comeBackAt);
		await answerHer(written, 'Wat goed dat u schreef.');
		const after = await enter(written);
		expect(after.room!.messages.map(({ fromUs, text }) => [fromUs, text])).toEqual([
			[true, 'Wat goed dat u schreef.']
		]);
		expect(after.room!.waiting).toBeUndefined();
		expect(JSON.stringify([before, after])).not.toContain('zolder');
		expect(JSON.stringify(after)).not.toMatch(/"T[0-4]"/);
		const [seen] =
			await house.superuser`SELECT seen_at FROM intake_message WHERE intake_id = ${written.id}`;
		expect(seen!['seen_at']).not.toBeNull();
	});

	test('closed without an answer she still hears whether a person read it, and is not told to wait', async () => {
		const written = await writtenIntake();
		await house.superuser`UPDATE intake SET status = 'closed', read_at = now(), closed_at = now() WHERE id = ${written.id}`;
		expect((await enter(written)).room!.waiting).toEqual({ isRead: true, comeBackAt: undefined });
	});

	test('a form sent again shows as a message to us, not in her room', async () => {
		const form = {
			formId: randomUUID(),
			door: 'relative' as const,
			language: 'nl' as const,
			answers: { ...calm, story, word: 'Appel' }
		};
		await receives(form);
		const receipt = await receives({
			...form,
			answers: { ...form.answers, story: `${story}, en meer` }
		});
		expect((await enter(receipt)).room!.messages).toEqual([]);
	});

	test('writing back reopens it with a new deadline and a new promise; sent twice it is one message', async () => {
		const written = await writtenIntake();
		await answerHer(written, 'Dag.');
		await house.superuser`UPDATE intake SET status = 'closed', closed_at = now() WHERE id = ${written.id}`;
		const { token } = await enter(written);
		const fields = { token, move: 'send', reply: 'Hij is\r\nterug.', danger: 'no' };
		const sent = inRoom(await post(fields));
		const again = inRoom(await post(fields));
		expect(sent).toMatchObject({ notice: 'sent', reply: '' });
		expect(sent.promise!.comeBackAt.getTime()).toBeGreaterThan(sent.promise!.readBy.getTime());
		expect(again.room!.messages.map(({ fromUs, text }) => [fromUs, text])).toEqual([
			[true, 'Dag.'],
			[false, 'Hij is\nterug.']
		]);
		const row = await state(written.id);
		expect(row).toMatchObject({ status: 'assigned', closed_at: null, read_at: null, level: 'T3' });
		expect(row['waiting_since'].getTime()).toBeGreaterThanOrEqual(row['received_at'].getTime());
		expect(row['deadline_at'].getTime()).toBeLessThanOrEqual(sent.promise!.comeBackAt.getTime());
		expect((await events(written.id)).filter((kind) => kind === 'intake.written-back').length).toBe(
			1
		);
	});

	test('other words from the same page are another message', async () => {
		const written = await writtenIntake();
		const { token } = await enter(written);
		await post({ token, move: 'send', reply: 'Eerst', danger: 'no' });
		const second = inRoom(
			await post({ token, move: 'send', reply: 'Eerst en meer', danger: 'no' })
		);
		expect(second.room!.messages.map(({ text }) => text)).toEqual(['Eerst', 'Eerst en meer']);
	});

	test('danger now raises the level and alerts; not knowing asks for reading within the hour', async () => {
		const written = await writtenIntake();
		await answerHer(written, 'Dag.');
		const { token } = await enter(written);
		await post({ token, move: 'send', reply: 'Help', danger: 'yes' });
		const row = await state(written.id);
		expect(row).toMatchObject({ level: 'T0', acute_unclear: false });
		expect(row['deadline_at'].getTime() - row['waiting_since'].getTime()).toBe(15 * 60_000);
		await climbOnce(house);
		const alerts =
			await house.superuser`SELECT purpose FROM notification WHERE intake_id = ${written.id}`;
		expect(alerts.map((alert) => alert['purpose'])).toEqual(['alert-urgent']);
		expect(await events(written.id)).toContain('intake.level-raised');
		const other = await writtenIntake();
		await answerHer(other, 'Dag.');
		const page = await enter(other);
		await post({ token: page.token, move: 'send', reply: 'Ik weet het niet', danger: 'unknown' });
		expect(await state(other.id)).toMatchObject({
			level: 'T3',
			acute_unclear: true,
			read_at: null
		});
	});

	test('a yes to danger without a word is enough', async () => {
		const written = await writtenIntake();
		const { token } = await enter(written);
		const sent = inRoom(await post({ token, move: 'send', reply: '', danger: 'yes' }));
		expect(sent).toMatchObject({ notice: 'sent', inDanger: true });
		expect(sent.room!.messages.map(({ text }) => text)).toEqual(['Is er nu gevaar? Ja.']);
		expect(await state(written.id)).toMatchObject({ level: 'T0' });
	});

	test('an empty or too long reply is refused and kept', async () => {
		const { token } = await enter(await writtenIntake());
		expect(inRoom(await post({ token, move: 'send', reply: '  ' })).problems).toEqual({
			reply: 'reply-missing'
		});
		const long = inRoom(await post({ token, move: 'send', reply: 'x'.repeat(8001) }));
		expect([long.problems, long.reply.length]).toEqual([{ reply: 'too-long' }, 8001]);
		expect(inRoom(await post({ token, move: 'language', reply: 'half af' })).reply).toBe('half af');
	});

	test('what the browser kept of entering opens it once, and what it kept of a visit nothing after she left', async () => {
		const { code, word } = await writtenIntake();
		const door = await post({ move: 'language' });
		if (door.at !== 'enter') throw new Error('not at the door');
		const pair = { code, word, move: 'enter', entry: door.entry };
		const room = inRoom(await post(pair));
		expect(await post(pair)).toMatchObject({ at: 'room' });
		const empty = { at: 'enter', code: '', word: '', draft: '' };
		await house.moveClockTo(new Date(morning.getTime() + hours++ * 3 * 3_600_000));
		expect(await post(pair)).toMatchObject(empty);

		expect(await post({ token: room.token, move: 'stay' })).toMatchObject({ at: 'room' });
		await leaveBehind(room.token);
		expect(await post({ token: room.token, move: 'stay' })).toMatchObject({ at: 'room' });
		await leaveBehind(room.leave);
		expect(await post({ token: room.token, move: 'send', reply: 'nog' })).toMatchObject(empty);
		expect(await post({ code, word, move: 'enter' })).toMatchObject({ at: 'room' });
	});

	test('after 15 minutes it asks for code and word again, and what she was writing waits out of sight', async () => {
		const written = await writtenIntake();
		const { token } = await enter(written);
		const later = new Date(Date.now() + 15.1 * 60_000);
		const shut = await post({ token, move: 'send', reply: 'Bijna klaar' }, later);
		expect(shut).toMatchObject({ at: 'enter', expired: true });
		expect(JSON.stringify(shut)).not.toContain('Bijna klaar');
		const draft = shut.at === 'enter' ? shut.draft : '';
		const back = inRoom(
			await post({ code: written.code, word: written.word, draft, move: 'enter' })
		);
		expect(back.reply).toBe('Bijna klaar');
	});

	test('a forged or changed token opens nothing', async () => {
		const { token } = await enter(await writtenIntake());
		for (const forged of [
			`${token.slice(0, -6)}AAAAAA`,
			'x',
			'',
			Buffer.from(JSON.stringify({ roomId: randomUUID() })).toString('base64url')
		]) {
			expect(await post({ token: forged, move: 'close-sure' })).toMatchObject({ at: 'enter' });
		}
	});

	test('when the room cannot be reached, what she wrote stays in the page', async () => {
		const { token } = await enter(await writtenIntake());
		const form = new FormData();
		form.append('token', token);
		form.append('reply', 'Niet kwijt');
		expect(keepPage(readRoomForm(form), new Date())).toMatchObject({
			at: 'room',
			room: undefined,
			reply: 'Niet kwijt',
			notice: 'failed'
		});
	});
});

describe('the plan a counsellor offered', () => {
	test('she sees the last two digits only, and her yes and no count each for themselves', async () => {
		const written = await writtenIntake();
		const taken = await takenOn(written);
		const page = await enter(written);
		expect(page.room!.plan).toMatchObject({
			lastTwoDigits: '23',
			asksText: true,
			asksCall: true,
			contactNot: 'niets inspreken'
		});
		expect(JSON.stringify(page)).not.toContain('7700900');
		const asked = inRoom(
			await post({ token: page.token, move: 'agree', plan: taken.planId, mayText: 'yes' })
		);
		expect(asked.problems).toEqual({ mayCall: 'plan-answer-missing' });
		const agreed = inRoom(
			await post({
				token: page.token,
				move: 'agree',
				plan: taken.planId,
				mayText: 'yes',
				mayCall: 'no',
				reply: 'blijft'
			})
		);
		expect(agreed).toMatchObject({ notice: 'agreed', reply: 'blijft' });
		const again = inRoom(
			await post({
				token: page.token,
				move: 'agree',
				plan: taken.planId,
				mayText: 'yes',
				mayCall: 'yes'
			})
		);
		expect(again.notice).toBe('plan-changed');
		const { row, plan } = await taken.plan();
		expect(row).toMatchObject({ confirmed_how: 'room', confirmed_by: null });
		expect(plan).toMatchObject({ smsAllowed: true, callAllowed: false, channelOrder: ['sms'] });
		expect(
			Date.parse(plan.validUntil) - Date.parse(row['confirmed_at'].toISOString().slice(0, 10))
		).toBe(90 * 86_400_000);
		const consents = await taken.consents();
		expect(
			consents.map((consent) => [consent['purpose'], consent['given_how'], consent['withdrawn_at']])
		).toEqual([['sms', 'room', null]]);
		expect(consents[0]!['valid_until'].getUTCFullYear()).toBe(
			row['confirmed_at'].getUTCFullYear() + 1
		);
		expect(await events(taken.partId)).toContain('plan.confirmed');
	});

	test('a no changes nothing', async () => {
		const written = await writtenIntake();
		const taken = await takenOn(written);
		const { token } = await enter(written);
		expect(inRoom(await post({ token, move: 'disagree' })).notice).toBe('disagreed');
		expect((await taken.plan()).row['confirmed_at']).toBeNull();
		expect(await taken.consents()).toEqual([]);
	});

	test('a yes to texts counts only for a number on which we have spoken with her', async () => {
		const written = await writtenIntake();
		const taken = await takenOn(written, { spoken: false });
		const { token } = await enter(written);
		const answer = { token, move: 'agree', plan: taken.planId };
		await post({ ...answer, mayText: 'yes', mayCall: 'no' });
		expect((await taken.plan()).row['confirmed_at']).toBeNull();
		await post({ ...answer, mayText: 'no', mayCall: 'no' });
		expect((await taken.plan()).row['confirmed_at']).not.toBeNull();
		expect(await taken.consents()).toEqual([]);
	});

	test('another room cannot confirm it', async () => {
		const taken = await takenOn(await writtenIntake());
		const { token } = await enter(await writtenIntake());
		await post({ token, move: 'agree', plan: taken.planId, mayText: 'yes', mayCall: 'yes' });
		expect((await taken.plan()).row['confirmed_at']).toBeNull();
	});
});

describe('closing the room', () => {
	test('asks once more; then the code opens nothing and without a case nobody can read the story again', async () => {
		const written = await writtenIntake({ ...calm, weaponAccess: 'unknown' });
		const { token } = await enter(written);
		const asked = await post({ token, move: 'close', reply: 'nog iets' });
		expect(asked).toMatchObject({ at: 'closing', hasCase: false });
		expect(await state(written.id)).toMatchObject({ status: 'new' });
		const stay = inRoom(
			await post({
				token: asked.at === 'closing' ? asked.token : '',
				draft: asked.at === 'closing' ? asked.draft : '',
				move: 'stay'
			})
		);
		expect(stay.reply).toBe('nog iets');
		await post({ token, move: 'send', reply: 'weg ermee', danger: 'no' });
		expect(await post({ token, move: 'close-sure' })).toEqual({ at: 'closed' });
		expect(await post({ code: written.code, word: written.word, move: 'enter' })).toMatchObject({
			problem: 'pair-unknown'
		});
		expect(await post({ token, move: 'send', reply: 'hallo' })).toEqual({ at: 'closed' });
		const [key] =
			await house.superuser`SELECT wrapped, erased_at FROM data_key WHERE intake_id = ${written.id}`;
		expect(key).toMatchObject({ wrapped: null });
		const left =
			await house.superuser`SELECT FROM intake_answers WHERE intake_id = ${written.id} UNION ALL SELECT FROM intake_message WHERE intake_id = ${written.id}`;
		expect(left.length).toBe(0);
		const planned =
			await house.superuser`SELECT FROM notification WHERE intake_id = ${written.id} AND status = 'planned'`;
		expect(planned.length).toBe(0);
		expect((await events(written.id)).at(-1)).toBe('room.closed-by-seeker');
	});

	test('with a case the messages go and what the counsellor works with stays', async () => {
		const written = await writtenIntake();
		await answerHer(written, 'Dag.');
		await takenOn(written);
		const page = await enter(written);
		expect(page.room!.hasCase).toBe(true);
		await post({ token: page.token, move: 'close-sure' });
		const messages =
			await house.superuser`SELECT FROM intake_message WHERE intake_id = ${written.id}`;
		const answers =
			await house.superuser`SELECT FROM intake_answers WHERE intake_id = ${written.id}`;
		expect([messages.length, answers.length]).toEqual([0, 1]);
	});
});
