import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Answers, Door } from '#domain/intake-form.ts';
import { languages } from '#domain/language.ts';
import { unwrap } from '#server/keys/ring.ts';
import { publicPage } from '#server/access/public-page.ts';
import { readPostedPage } from '#server/intakes/form.ts';
import { receives, receivesAgain } from '../support/arrivals.ts';
import { openIntake } from '#server/intakes/sealed-intake.ts';
import { sendForm } from '#server/intakes/send.ts';
import { takeStep } from '#server/intakes/step.ts';
import { pageOf, sentPage } from '#server/intakes/write-page.ts';
import { openWriting, sealWriting, startWriting } from '#server/intakes/writing.ts';
import { whoReadsNow } from '#server/intakes/promise.ts';
import { enterRoom } from '#server/rooms/enter.ts';
import { climbOnce } from '../support/called.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ } from '../support/people.ts';

const calm = {
	callerInDanger: 'no',
	imminentViolence: 'no',
	imminentDeparture: 'no',
	weaponAccess: 'no',
	suicideRisk: 'no',
	childInDanger: 'no'
} satisfies Answers;
// a Tuesday, outside and inside the opening hours 09:00-17:00 Europe/Amsterdam
const night = new Date('2027-03-02T21:00:00Z');
const morning = new Date('2027-03-02T09:00:00Z');

let house: TestHouse;
beforeAll(async () => {
	house = await freshHouse();
	await employ(house, 'Annelies', 'supervisor');
});
afterAll(() => house.close());
beforeEach(() => house.moveClockTo(morning));
afterEach(() => house.superuser`UPDATE staff SET on_duty_since = NULL`);

const form = (answers: Answers, more: { formId?: string; door?: Door } = {}) => ({
	formId: randomUUID(),
	door: 'relative' as Door,
	language: 'nl' as const,
	...more,
	answers: { story: 'Mijn zoon praat niet meer met ons.', ...answers }
});
const intakes = () => house.superuser`SELECT * FROM intake ORDER BY received_at DESC, id`;
const last = async () =>
	(
		await house.superuser`SELECT i.*, a.sealed, k.kek_id, k.wrapped FROM intake i
	JOIN intake_answers a ON a.intake_id = i.id JOIN data_key k ON k.id = i.key_id ORDER BY i.received_at DESC LIMIT 1`
	)[0]!;
const alertsOf = async (intakeId: string) => {
	await climbOnce(house);
	return house.superuser`SELECT n.purpose, n.planned_at, s.role FROM notification n JOIN staff s ON s.id = n.staff_id
		WHERE n.intake_id = ${intakeId} ORDER BY n.planned_at`;
};
const tick = (minutes: number) => house.moveClockTo(new Date(morning.getTime() + minutes * 60_000));

describe('sending', () => {
	test('keeps one sealed intake with its level, deadlines and event', async () => {
		await tick(1);
		const receipt = await receives(form({ ...calm, phone: '06 12345678', word: 'Appel' }));
		expect(receipt.code).toMatch(/^\d{16}$/);
		expect(receipt.word).toBe('Appel');
		const row = await last();
		expect(row).toMatchObject({
			channel: 'form',
			status: 'new',
			level: 'T3',
			acute_unclear: false,
			read_at: null
		});
		expect(row['reference']).toMatch(/^[A-Z0-9]{4}$/);
		const key = unwrap(house.keys, {
			id: row['key_id'],
			kekId: row['kek_id'],
			wrapped: row['wrapped']
		});
		const told = openIntake(key, row['id'], row['sealed']);
		expect(told).toMatchObject({
			door: 'relative',
			language: 'nl',
			answers: { phone: '06 12345678' }
		});
		expect(told.answers).not.toHaveProperty('word');
		expect(row['sealed'].toString('latin1')).not.toContain('zoon');
		const events =
			await house.superuser`SELECT kind, actor_role FROM event WHERE chain_id = ${row['id']}`;
		expect(events).toEqual([{ kind: 'intake.received', actor_role: 'seeker' }]);
		expect(await alertsOf(row['id'])).toEqual([]);
	});

	test('neither the code nor the word is kept anywhere', async () => {
		const { code, word } = await receives(form({ ...calm, word: 'kastanjeboom' }));
		for (const {
			tablename
		} of await house.superuser`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`) {
			const rows = await house.superuser.unsafe(`SELECT t::text AS row FROM ${tablename} t`);
			const text = rows.map((row) => String(row['row'])).join();
			for (const secret of [
				code,
				word,
				Buffer.from(code).toString('hex'),
				Buffer.from(word).toString('hex')
			]) {
				expect(text, tablename).not.toContain(secret);
			}
		}
	});

	test('the same form sent twice, even at once, is one intake with the same code and word', async () => {
		await tick(2);
		const twice = form(calm);
		const before = (await intakes()).length;
		const receipts = await Promise.all([receives(twice), receives(twice), receives(twice)]);
		const again = await receives(twice);
		for (const receipt of receipts)
			expect(receipt).toMatchObject({ code: again.code, word: again.word });
		expect((await intakes()).length).toBe(before + 1);
		const { id } = await last();
		const messages = await house.superuser`SELECT FROM intake_message WHERE intake_id = ${id}`;
		expect(messages.length).toBe(0);
		const keys = await house.superuser`SELECT FROM data_key WHERE intake_id IS NOT NULL
			AND NOT EXISTS (SELECT FROM intake i WHERE i.key_id = data_key.id)`;
		expect(keys.length).toBe(0);
	});

	test('the same form with other answers loses nothing: it waits anew, with a message and the new word', async () => {
		await tick(3);
		const first = form({ ...calm, word: 'appel' });
		const one = await receives(first);
		const { id } = await last();
		await house.superuser`UPDATE intake SET status = 'answered', read_at = now() WHERE id = ${id}`;
		await tick(13);
		const changed = {
			...first,
			answers: {
				...first.answers,
				story: 'Hij is sinds gisteren weg.',
				callerInDanger: 'yes',
				word: 'peer'
			}
		};
		const two = await receives(changed);
		await receives(changed);
		expect(two).toMatchObject({ code: one.code, word: 'peer' });
		const [row] = await house.superuser`SELECT * FROM intake WHERE id = ${id}`;
		expect(row).toMatchObject({ status: 'new', read_at: null, level: 'T0' });
		const waited = row!['waiting_since'] as Date;
		expect(waited.getTime()).toBeGreaterThan((row!['received_at'] as Date).getTime() + 9 * 60_000);
		const messages =
			await house.superuser`SELECT author FROM intake_message WHERE intake_id = ${id}`;
		expect(messages).toEqual([{ author: 'seeker' }]);
		expect((await alertsOf(id)).map((alert) => alert['purpose'])).toEqual(['alert-urgent']);
		expect(await enterRoom({ code: one.code, word: 'peer' }, '203.0.113.9')).toHaveProperty(
			'roomId'
		);
		expect(await enterRoom({ code: one.code, word: 'appel' }, '203.0.113.9')).toEqual({
			problem: 'pair-unknown'
		});
	});

	test('some time after sending the same form shows no code and changes no word, and still loses nothing', async () => {
		await tick(3.5);
		const first = form({ ...calm, word: 'appel' });
		const { code } = await receives(first);
		const { id } = await last();
		await tick(19.5);
		const answers = { ...first.answers, story: 'Iemand anders?', word: 'gestolen' };
		expect(await receivesAgain(first)).toBe('sent-before');
		expect(await receivesAgain({ ...first, answers })).toBe('sent-before');
		const messages = await house.superuser`SELECT FROM intake_message WHERE intake_id = ${id}`;
		expect(messages.length).toBe(1);
		expect(await enterRoom({ code, word: 'gestolen' }, '203.0.113.9')).toEqual({
			problem: 'pair-unknown'
		});
		expect(await enterRoom({ code, word: 'appel' }, '203.0.113.9')).toHaveProperty('roomId');
	});

	test('a form whose room was closed begins anew under another code', async () => {
		await tick(4);
		const first = form(calm);
		const one = await receives(first);
		await house.superuser`UPDATE room SET closed_at = now(), closed_by = 'seeker' WHERE intake_id = ${(await last())['id']}`;
		await tick(5);
		const two = await receives(first);
		expect(two.code).not.toBe(one.code);
		expect(await enterRoom({ code: two.code, word: two.word }, '203.0.113.9')).toHaveProperty(
			'roomId'
		);
	});

	test('an empty word gets four digits that open the room', async () => {
		const receipt = await receives(form({ ...calm, word: ' \u0301 ' }));
		expect(receipt.word).toMatch(/^\d{4}$/);
		expect(await enterRoom(receipt, '203.0.113.9')).toHaveProperty('roomId');
	});

	test('answers that this door or an empty phone does not ask are left out', async () => {
		await tick(6);
		await receives(
			form(
				{ ...calm, mayText: 'yes', relation: 'child', safeMoments: ['1-morning'] },
				{ door: 'self' }
			)
		);
		const row = await last();
		const key = unwrap(house.keys, {
			id: row['key_id'],
			kekId: row['kek_id'],
			wrapped: row['wrapped']
		});
		expect(Object.keys(openIntake(key, row['id'], row['sealed']).answers).sort()).toEqual(
			['story', ...Object.keys(calm)].sort()
		);
	});
});

describe('alerts', () => {
	const send = async (answers: Answers, at: Date) => {
		await house.moveClockTo(at);
		await receives(form(answers));
		const [row] =
			await house.superuser`SELECT id, level, acute_unclear, read_by, deadline_at FROM intake ORDER BY received_at DESC LIMIT 1`;
		return { ...row!, alerts: await alertsOf(row!['id']) };
	};

	test('danger goes to each counsellor on duty at once, day and night', async () => {
		const joost = await employ(house, 'Joost', 'counsellor', { onDuty: true });
		const amina = await employ(house, 'Amina', 'counsellor', { onDuty: true });
		const { alerts } = await send({ ...calm, callerInDanger: 'yes' }, night);
		expect(alerts.map((alert) => [alert['purpose'], alert['role']])).toEqual([
			['alert-urgent', 'counsellor'],
			['alert-urgent', 'counsellor']
		]);
		expect(alerts[0]!['planned_at'].getTime() - night.getTime()).toBeLessThan(5000);
		await house.superuser`UPDATE staff SET disabled_at = now() WHERE id IN (${joost.id}, ${amina.id})`;
	});

	test('with nobody on duty danger goes to every supervisor', async () => {
		const { alerts } = await send(
			{ ...calm, imminentDeparture: 'yes' },
			new Date(night.getTime() + 60_000)
		);
		expect(alerts.map((alert) => [alert['purpose'], alert['role']])).toEqual([
			['alert-urgent', 'supervisor']
		]);
	});

	test('an open acute question is read within 60 minutes of opening time; at night the text waits for the opening', async () => {
		const asleep = await send(
			{ ...calm, weaponAccess: 'unknown' },
			new Date(night.getTime() + 120_000)
		);
		expect(asleep).toMatchObject({
			level: 'T3',
			acute_unclear: true,
			read_by: new Date('2027-03-03T09:00:00Z')
		});
		expect(asleep.alerts.map((alert) => alert['planned_at'])).toEqual([
			new Date('2027-03-03T08:00:00Z')
		]);
		const joost = await employ(house, 'Joris', 'counsellor', { onDuty: true });
		const awake = await send({}, new Date(night.getTime() + 180_000));
		expect(awake.alerts.map((alert) => [alert['purpose'], alert['role']])).toEqual([
			['alert-unread', 'counsellor']
		]);
		expect(awake.alerts[0]!['planned_at'].getTime()).toBeLessThan(night.getTime() + 200_000);
		await house.superuser`UPDATE staff SET disabled_at = now() WHERE id = ${joost.id}`;
	});

	test('a calm message sends nothing', async () => {
		expect((await send(calm, new Date(night.getTime() + 240_000))).alerts).toEqual([]);
	});
});

describe('what is promised', () => {
	test('a person reads it by a moment within the opening hours, earlier when someone is on duty, whatever it weighs', async () => {
		await house.moveClockTo(morning);
		const nobody = (await receives(form(calm))).promise!;
		expect(nobody.someoneReadsNow).toBe(false);
		expect(nobody.readBy).toEqual(new Date('2027-03-03T10:00:00Z'));
		const joost = await employ(house, 'Jip', 'counsellor', { onDuty: true });
		const someone = (await receives(form(calm))).promise!;
		const danger = (await receives(form({ ...calm, callerInDanger: 'yes' }))).promise!;
		expect(someone.someoneReadsNow).toBe(true);
		expect(
			Math.abs(someone.readBy.getTime() - Date.parse('2027-03-02T11:30:00Z'))
		).toBeLessThanOrEqual(30 * 60_000);
		expect(danger).toEqual(someone);
		expect((await whoReadsNow()).someoneReadsNow).toBe(true);
		await house.superuser`UPDATE staff SET disabled_at = now() WHERE id = ${joost.id}`;
	});

	test('what the desk owes is never later than what she was told', async () => {
		await house.moveClockTo(morning);
		const promised = (await receives(form(calm))).promise!;
		const row = await last();
		expect(row['deadline_at'].getTime()).toBeLessThanOrEqual(promised.comeBackAt.getTime());
		expect(row['read_by'].getTime()).toBeLessThanOrEqual(promised.readBy.getTime());
	});
});

describe('the page that carries everything', () => {
	const now = new Date('2027-03-02T10:00:00Z');
	const posted = (fields: Record<string, string | string[]>) => {
		const data = new FormData();
		for (const [name, value] of Object.entries(fields))
			[value].flat().forEach((one) => data.append(name, one));
		return readPostedPage(data);
	};
	const walk = (steps: Record<string, string | string[]>[], at = now) => {
		let step = takeStep(posted({ door: 'relative' }), at);
		for (const fields of steps) {
			const sealed = sealWriting(step.writing, at);
			step = takeStep(posted({ door: 'relative', page: step.at, sealed, ...fields }), at);
		}
		return step;
	};
	const toCheck: Record<string, string>[] = [
		{ safeToTalk: 'yes' },
		{ ...calm },
		{ story: 'Hij is veranderd.' },
		{},
		{},
		{ phone: '' }
	];

	test('leads through every question to the check page, and back', () => {
		const step = walk(toCheck);
		expect(step.at).toBe('check');
		expect(walk([...toCheck, { move: 'back' }]).at).toBe('phone');
		expect(walk([...toCheck.slice(0, 5), { phone: '0612345678' }]).at).toBe('contact');
	});

	test('who rather leaves no number goes on without it, whatever stood there; a story cannot be left out', () => {
		const asked = toCheck.slice(0, 5);
		for (const phone of ['0612345678', 'geen nummer']) {
			const step = walk([...asked, { phone, move: 'skip' }]);
			expect(step.at).toBe('check');
			expect(step.writing.answers.phone).toBeUndefined();
		}
		const story = walk([...toCheck.slice(0, 2), { story: 'Hij is veranderd.', move: 'skip' }]);
		expect(story.writing.answers.story).toBe('Hij is veranderd.');
	});

	test('nothing is kept before it is sent', async () => {
		const count = async () => {
			const tables =
				await house.superuser`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`;
			const counts = tables.map(
				async ({ tablename }) =>
					(await house.superuser.unsafe(`SELECT count(*)::int AS n FROM ${tablename}`))[0]!['n']
			);
			return Promise.all(counts);
		};
		const before = await count();
		expect(pageOf(walk(toCheck), now).at).toBe('check');
		expect(await count()).toEqual(before);
	});

	test('a change goes straight back to the check page, except that a phone number asks more', () => {
		expect(walk([...toCheck, { move: 'change:age' }, { ageBand: '16-17' }]).at).toBe('check');
		const phone = walk([...toCheck, { move: 'change:phone' }, { phone: '0612345678' }, {}, {}]);
		expect(phone.at).toBe('check');
		expect(phone.writing.answers.phone).toBe('0612345678');
	});

	test('the language switch and back keep what was just typed', () => {
		const typed = walk([{ safeToTalk: 'yes' }, calm, { story: 'Half af', move: 'language' }]);
		expect([typed.at, typed.writing.answers.story]).toEqual(['story', 'Half af']);
		expect(
			walk([{ safeToTalk: 'yes' }, calm, { story: 'Half af', move: 'back' }]).writing.answers.story
		).toBe('Half af');
	});

	test('a missing story is refused with words, and the page stays', () => {
		const step = walk([{ safeToTalk: 'yes' }, calm, { story: '  ' }]);
		expect([step.at, step.problems]).toEqual(['story', { story: 'story-missing' }]);
	});

	test('whoever cannot read safely may stop or go on', () => {
		expect(walk([{ safeToTalk: 'no' }]).at).toBe('not-safe');
		expect(walk([{ safeToTalk: 'no' }, {}]).at).toBe('acute');
	});

	test('danger is answered at once on the next page, with the line for suicide when that is not known', () => {
		const yes = walk([{ safeToTalk: 'yes' }, { ...calm, childInDanger: 'yes' }]);
		expect(pageOf(yes, now).danger).toEqual(['112', 'veilig-thuis']);
		const unknown = walk([{ safeToTalk: 'yes' }, { ...calm, suicideRisk: 'unknown' }]);
		expect(pageOf(unknown, now).danger).toEqual(['113']);
		expect(pageOf(walk([{ safeToTalk: 'yes' }, calm]), now).danger).toEqual([]);
	});

	test('after 60 minutes she sees her answers once more before they are sent, and loses none', () => {
		const check = walk(toCheck);
		const sealed = sealWriting(check.writing, now);
		const send = (minutes: number) =>
			takeStep(
				posted({ door: 'relative', page: 'check', move: 'send', sealed }),
				new Date(now.getTime() + minutes * 60_000)
			);
		expect(send(60)).toMatchObject({ sends: true });
		expect(send(61)).toMatchObject({ sends: false, at: 'check', notice: 'look-once-more' });
		const later = send(60 * 23);
		expect(later.writing.answers.story).toBe('Hij is veranderd.');
		expect(later.writing.formId).toBe(check.writing.formId);
	});

	test('what lay in a browser for a day opens nothing of what was told', () => {
		const sealed = sealWriting(walk(toCheck).writing, now);
		const tomorrow = new Date(now.getTime() + 25 * 3600_000);
		const page = posted({ door: 'relative', page: 'check', move: 'language', sealed });
		const again = takeStep(page, tomorrow);
		expect(again).toMatchObject({ notice: 'started-again', sends: false });
		expect(again.writing.answers).toEqual({});
	});

	test('a broken or foreign seal starts again and keeps what this page held', () => {
		const sealed = sealWriting(walk(toCheck).writing, now);
		const broken = [sealed.slice(0, -4), `${sealed.slice(0, 40)}AAAA${sealed.slice(44)}`, 'x', ''];
		for (const seal of broken) {
			const step = takeStep(
				posted({ door: 'relative', page: 'story', sealed: seal, story: 'Net getypt' }),
				now
			);
			expect([step.at, step.notice, step.writing.answers]).toEqual([
				'safe',
				'started-again',
				{ story: 'Net getypt' }
			]);
		}
	});

	test('odd input is no harm: prototype names, lone surrogates, NUL, unknown codes and pages', async () => {
		const odd = {
			story: 'a\u0000b\ud800c',
			callerInDanger: 'constructor',
			ageBand: '__proto__',
			page: '__proto__',
			sealed: sealWriting(startWriting(now, 'relative'), now),
			door: 'relative',
			__proto__: 'x'
		};
		expect(takeStep(posted(odd), now).at).toBeDefined();
		const step = walk([
			{ safeToTalk: '__proto__' },
			{ suicideRisk: 'constructor' },
			{ story: odd.story }
		]);
		expect(step.writing.answers).toEqual({ story: 'ab\ufffdc' });
		await receives(form({ story: 'a\ud800\u0000' }));
	});

	test('answers in the page are not readable, and open nowhere else', () => {
		const sealed = sealWriting(
			{ ...startWriting(now, 'relative'), answers: { story: 'geheim' } },
			now
		);
		expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('geheim');
		expect(openWriting(sealed, new Date())?.answers).toEqual({ story: 'geheim' });
	});

	test('the sent page tells what to do tonight by what she told, never the level', () => {
		const writing = walk([{ safeToTalk: 'yes' }, { ...calm, callerInDanger: 'yes' }]).writing;
		const shown = sentPage(writing, { code: '1'.repeat(16), word: 'x', promise: undefined }, now);
		expect(shown.tonight).toEqual({
			todo: ['unsafe-todo', 'relative-two'],
			betterNot: 'unsafe-not'
		});
		expect(JSON.stringify({ ...shown, sealed: '' })).not.toMatch(/T[0-4]\b/);
	});
});

describe('limits', () => {
	test('what looks like a machine waits in a slower lane, a person beside it does not', async () => {
		const now = new Date();
		const writing = {
			...startWriting(new Date(now.getTime() - 60_000), 'relative'),
			answers: { story: 'x' }
		};
		const send = (trapped: boolean) =>
			sendForm(
				{
					writing: { ...writing, formId: randomUUID() },
					language: 'nl',
					address: '198.51.100.7',
					trapped
				},
				now
			);
		const machine = [];
		for (let i = 0; i < 12; i++) machine.push(await send(true));
		expect(machine.filter((sent) => 'problem' in sent).length).toBe(2);
		expect(await send(false)).toHaveProperty('receipt');
	});

	test('no address is kept anywhere', async () => {
		await sendForm(
			{
				writing: { ...startWriting(new Date(0), 'relative'), answers: { story: 'x' } },
				language: 'nl',
				address: '198.51.100.77',
				trapped: false
			},
			new Date()
		);
		const rows = await house.superuser`SELECT encode(key, 'escape') AS key FROM throttle`;
		expect(rows.length).toBeGreaterThan(0);
		expect(rows.some((row) => String(row['key']).includes('198.51'))).toBe(false);
	});
});

test('in the demo every language is open, and only Dutch counts as read by a person', () => {
	const shown = publicPage('ar').languages;
	expect(shown.map(({ code, reviewed }) => [code, reviewed])).toEqual(
		languages.map((code) => [code, code === 'nl'])
	);
});
