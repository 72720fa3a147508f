import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Language } from '#domain/language.ts';
import { atLocal } from '#domain/time.ts';
import { askColleague } from '#server/calls/join.ts';
import { readCall } from '#server/calls/read.ts';
import { takeCall } from '#server/calls/take.ts';
import { turn } from '#server/calls/turn.ts';
import { house as opened, openHouse } from '#server/house.ts';
import { atTheDoor } from '#server/work.ts';
import type { Handset } from '#server/demo/exchange/handset.ts';
import { newCall, tellVoice } from '../support/calling.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { makeFamily } from '../support/family.ts';
import { employ, type Colleague } from '../support/people.ts';
import { telephoneLine, type TelephoneLine } from '../support/telephone-line.ts';

let house: TestHouse;
let line: TelephoneLine;
let joost: Colleague;
let fatma: Colleague;
let day = 0;

beforeAll(async () => {
	house = await freshHouse();
});
beforeEach(async () => {
	await house.superuser`UPDATE staff SET disabled_at = now(), on_duty_since = NULL WHERE disabled_at IS NULL`;
	await house.superuser`DELETE FROM call_order`;
	await house.superuser`UPDATE call_leg SET state = 'ended' WHERE state <> 'ended'`;
	await house.superuser`UPDATE call SET state = 'over', ended_as = 'untold' WHERE state <> 'over'`;
	// another Wednesday each time, at eleven
	await house.moveClockTo(atLocal(wednesday(day++), '11:00'));
	joost = await employ(house, 'Joost', 'counsellor', { onDuty: true });
	fatma = await employ(house, 'Fatma', 'counsellor', { onDuty: true });
	line = await telephoneLine(house);
});
afterEach(() => line.close());
afterAll(() => house.close());

function wednesday(week: number): string {
	return new Date(Date.UTC(2027, 0, 6 + 7 * week, 12)).toISOString().slice(0, 10);
}

let next = 100;
const somebody = () => `+447700900${next++}`;

async function rowOf({ callSid }: { callSid: string | undefined }) {
	const [row] =
		await house.superuser`SELECT c.*, i.status AS contact, i.taken_by FROM call c LEFT JOIN intake i ON i.id = c.intake_id
		WHERE c.provider_id = ${callSid!}`;
	return row!;
}
const tasksOf = (sid: string) =>
	house.superuser`SELECT f.reason_code FROM follow_up f JOIN intake i ON i.id = f.intake_id WHERE i.external_id = ${sid}`;

async function inQueue(from = somebody(), key = '1'): Promise<{ caller: Handset; sid: string }> {
	const caller = line.dialIn(from);
	const sid = caller.callSid!;
	// danger is said first, and cannot be skipped
	await line.waits(8);
	caller.press(key);
	await line.waits(3);
	return { caller, sid };
}
const phoneOf = ({ phone }: Colleague) => line.exchange.telephone(phone);

/** Time passes until a telephone hears this. */
async function untilHeard(handset: Handset, words: RegExp, most = 90): Promise<void> {
	for (let n = 0; n < most && !words.test(saidTo(handset).join(' ')); n++) await line.waits(1);
	expect(saidTo(handset).join(' ')).toMatch(words);
}
/** All that was said to a telephone, without waiting music and who it talks with. */
const saidTo = (handset: Handset) =>
	line.heard(handset).filter((words) => words.startsWith('said'));
const legsOf = (sid: string) =>
	house.superuser`SELECT l.state, l.reason, l.role, l.staff_id FROM call_leg l JOIN call c ON c.id = l.call_id
		WHERE c.provider_id = ${sid} ORDER BY l.created_at`;
const says = 'answers after 2 s and presses 1';

afterEach(() => {
	// what this line may never be asked, and every document the region knows
	expect(line.exchange.board.refusals).toEqual([]);
});

describe('what a caller hears', () => {
	test('danger first, in Dutch; after the key once more in the language that was chosen', async () => {
		const { caller, sid } = await inQueue(somebody(), '2');
		expect(saidTo(caller)[0]).toMatch(/bel 1 1 2/);
		await untilHeard(caller, /Sıra sizde/);
		const turkish = saidTo(caller).findIndex((words) => /1 1 2 numarasını/.test(words));
		const waits = saidTo(caller).findIndex((words) => /Sıra sizde/.test(words));
		expect(turkish).toBeGreaterThan(0);
		expect(waits).toBeGreaterThan(turkish);
		expect(await rowOf({ callSid: sid })).toMatchObject({ language: 'tr', state: 'queued' });
	});

	test('no key, twice: Dutch; a wrong key is asked once more', async () => {
		const silent = line.dialIn(somebody());
		const wrong = line.dialIn(somebody());
		const [one, other] = [silent.callSid!, wrong.callSid!];
		await line.waits(9);
		wrong.press('7');
		await line.waits(3);
		wrong.press('3');
		await line.waits(30);
		expect(await rowOf({ callSid: one })).toMatchObject({ language: 'nl', state: 'queued' });
		expect(await rowOf({ callSid: other })).toMatchObject({ language: 'ar', state: 'queued' });
	});

	test('a language that nobody has read yet is not offered, and its key is none', async () => {
		const before = opened();
		const offered = (openLanguages: Language[]) => {
			openHouse({ ...before, config: { ...before.config, openLanguages } });
			return tellVoice('inbound', newCall(somebody()));
		};
		const keys = await offered(['nl', 'tr']);
		expect(keys).toMatch(/toets 1.*Türkçe için 2/s);
		expect(keys).not.toMatch(/arb|en-GB/);
		const form = newCall(somebody());
		await tellVoice('inbound', form);
		// the key of Arabic
		expect(await tellVoice('language?attempt=0', { ...form, Digits: '3' })).toMatch(/toets 1/);
		expect(await offered(['nl'])).toMatch(/<Redirect[^>]*>[^<]*language\?attempt=1</);
		openHouse(before);
	});

	test('names nobody, and promises no time that nobody knows', async () => {
		const { caller } = await inQueue();
		await line.waits(60);
		expect(saidTo(caller).join(' ')).not.toMatch(/steunpunt|extremis|radicali|hulplijn|LSE/i);
		expect(saidTo(caller).join(' ')).toMatch(/Wij komen zo bij u/);
		expect(saidTo(caller).join(' ')).not.toMatch(/minu/);
	});
});

describe('waiting', () => {
	beforeEach(async () => {
		await house.superuser`UPDATE staff SET takes_calls = false`;
	});

	test('her place as it is, and the other way out every second time', async () => {
		const first = await inQueue();
		const second = await inQueue();
		await line.waits(40);
		expect(saidTo(first.caller).join(' ')).toMatch(/als eerste aan de beurt/);
		expect(saidTo(second.caller).join(' ')).toMatch(/wacht één persoon voor u/);
		expect(saidTo(second.caller).join(' ')).toMatch(/terugbellen\? Toets dan 1/);
	});

	test('key 1 leaves, and makes one task: asked for it', async () => {
		const { caller, sid } = await inQueue();
		caller.press('1');
		await line.waits(20);
		expect(saidTo(caller).at(-1)).toMatch(/belt u terug/);
		expect(caller.state).toBe('idle');
		expect(await rowOf({ callSid: sid })).toMatchObject({ ended_as: 'callback', contact: 'new' });
		expect(await tasksOf(sid)).toEqual([{ reason_code: 'callback-asked' }]);
	});

	test('without a number one is keyed in, read back and confirmed', async () => {
		const caller = line.dialIn(somebody(), { withheld: true });
		const sid = caller.callSid!;
		await line.waits(9);
		caller.press('1');
		await line.waits(3);
		caller.press('1');
		await line.waits(8);
		caller.press('12#');
		await line.waits(10);
		caller.press('0612345678#');
		await line.waits(8);
		expect(saidTo(caller).at(-1)).toMatch(/0 6 1 2 3 4 5 6 7 8/);
		caller.press('1');
		await line.waits(15);
		expect(saidTo(caller).join(' ')).toMatch(/herkennen wij niet/);
		expect(await rowOf({ callSid: sid })).toMatchObject({ ended_as: 'callback', has_number: true });
		expect(await tasksOf(sid)).toEqual([{ reason_code: 'callback-asked' }]);
	});

	test('a number that was not right is not kept: nobody is asked to call a stranger', async () => {
		const { caller, sid } = await keyedIn();
		caller.press('2');
		await line.waits(3);
		caller.hangUp();
		await line.waits(2);
		expect(await rowOf({ callSid: sid })).toMatchObject({
			...{ ended_as: 'callback', has_number: false, sealed: null, contact: 'new' }
		});
		expect(await tasksOf(sid)).toEqual([]);
	});

	test('one that nobody confirmed a person decides about', async () => {
		const { caller, sid } = await keyedIn();
		await line.waits(20);
		expect(saidTo(caller).at(-1)).toMatch(/U kunt later nog eens bellen/);
		expect(saidTo(caller).join(' ')).not.toMatch(/geen nummer van u/);
		expect(await tasksOf(sid)).toEqual([{ reason_code: 'decide-callback' }]);
	});

	async function keyedIn() {
		const caller = line.dialIn(somebody(), { withheld: true });
		await line.waits(9);
		caller.press('1');
		await line.waits(3);
		caller.press('1');
		await line.waits(8);
		// of one number there is one task
		caller.press('0612345699#');
		await line.waits(8);
		expect(saidTo(caller).at(-1)).toMatch(/Klopt dat/);
		return { caller, sid: caller.callSid! };
	}

	test.each([
		['while danger is said', 2, 'greeting'],
		['while she waits', 40, 'queued']
	])(
		'who hangs up %s is missed, and a person decides about calling back',
		async (_, seconds, stage) => {
			const caller = line.dialIn(somebody());
			const sid = caller.callSid!;
			await line.waits(seconds);
			caller.hangUp();
			await line.waits(3);
			expect(await rowOf({ callSid: sid })).toMatchObject({
				ended_as: 'abandoned',
				stage,
				contact: 'new'
			});
			expect(await tasksOf(sid)).toEqual([{ reason_code: 'decide-callback' }]);
		}
	);

	test('from a withheld number nobody is asked to decide anything, and it is a contact all the same', async () => {
		const caller = line.dialIn(somebody(), { withheld: true });
		const sid = caller.callSid!;
		await line.waits(20);
		caller.hangUp();
		await line.waits(3);
		expect(await rowOf({ callSid: sid })).toMatchObject({ ended_as: 'abandoned', contact: 'new' });
		expect(await tasksOf(sid)).toEqual([]);
	});

	test('one number that calls three times has one task, which says so when it asked', async () => {
		const from = somebody();
		const sids: string[] = [];
		for (const asks of [false, true, false]) {
			const { caller, sid } = await inQueue(from);
			sids.push(sid);
			if (asks) caller.press('1');
			else caller.hangUp();
			await line.waits(20);
		}
		const tasks = (await Promise.all(sids.map(tasksOf))).flat();
		expect(tasks).toEqual([{ reason_code: 'callback-asked' }]);
	});

	test('a place too many is offered to be called back at once', async () => {
		const all: Handset[] = [];
		for (let n = 0; n < 26; n++) all.push(line.dialIn(somebody()));
		await line.waits(9);
		for (const one of all) one.press('1');
		await line.waits(12);
		const turnedAway = all.filter((one) => /veel mensen/.test(saidTo(one).join(' ')));
		expect(turnedAway).toHaveLength(1);
		for (const one of all) if (one.state !== 'idle') one.hangUp();
		await line.waits(2);
	});
});

describe('a door that is closed', () => {
	const at = async (date: string, hour: string) => {
		await line.close();
		await house.moveClockTo(atLocal(date, hour));
		line = await telephoneLine(house);
	};

	test.each([
		['in the evening', '2028-03-14', '20:00', /woensdag 15 maart om 9\.00 uur/],
		['a minute before midnight', '2028-03-14', '23:59', /woensdag 15 maart om 9\.00 uur/],
		['on Easter Monday', '2028-04-17', '11:00', /dinsdag 18 april om 9\.00 uur/]
	])('%s says when it opens, and offers to call back', async (_, date, hour, when) => {
		await at(date, hour);
		const { caller, sid } = await inQueue();
		await line.waits(5);
		expect(saidTo(caller).join(' ')).toMatch(when);
		caller.press('1');
		await line.waits(15);
		expect(saidTo(caller).at(-1)).toMatch(/belt u terug/);
		expect(await rowOf({ callSid: sid })).toMatchObject({
			ended_as: 'callback',
			stage: 'promised'
		});
		expect(await tasksOf(sid)).toHaveLength(1);
	});

	test('whoever does not answer hears nothing that is not so: their number was shown', async () => {
		await at('2028-03-14', '20:00');
		const { caller, sid } = await inQueue();
		await line.waits(30);
		expect(saidTo(caller).at(-1)).toMatch(/U kunt later nog eens bellen\. Dag/);
		expect(saidTo(caller).join(' ')).not.toMatch(/geen nummer/);
		expect(await tasksOf(sid)).toEqual([{ reason_code: 'decide-callback' }]);
	});

	test('shut by hand it promises no hour', async () => {
		await house.superuser`UPDATE telephone_door SET shut_at = door.time()`;
		const { caller } = await inQueue();
		await house.superuser`UPDATE telephone_door SET shut_at = NULL`;
		expect(saidTo(caller).join(' ')).toMatch(/U kunt later nog eens bellen/);
		caller.hangUp();
		await line.waits(2);
	});

	test('that closes while somebody waits and nobody is there any more: they hear so, and may be called back', async () => {
		await at('2028-03-14', '16:59');
		await house.superuser`UPDATE staff SET takes_calls = false`;
		const { caller, sid } = await inQueue();
		await house.superuser`UPDATE staff SET on_duty_since = NULL`;
		await untilHeard(caller, /We zijn er weer woensdag 15 maart om 9\.00 uur.*terugbellen\? Toets/);
		caller.press('1');
		await line.waits(10);
		expect(await rowOf({ callSid: sid })).toMatchObject({ ended_as: 'callback' });
	});
});

describe('taking a call', () => {
	test('a telephone of ours rings, a key says that somebody is there, and they speak', async () => {
		phoneOf(joost).behaves(says);
		phoneOf(fatma).behaves(says);
		const { caller, sid } = await inQueue();
		await line.waits(10);
		const call = await rowOf({ callSid: sid });
		expect(call).toMatchObject({ state: 'connected', contact: 'live' });
		expect(call['taken_by']).toBe(call['holder_id']);
		expect(line.heard(caller).at(-1)).toMatch(/^talking with/);
		caller.hangUp();
		await line.waits(2);
		expect(await rowOf({ callSid: sid })).toMatchObject({ state: 'wrap_up' });
		expect(await tasksOf(sid)).toEqual([]);
	});

	test('a voicemail of ours takes nothing: they wait on, and the next telephone rings', async () => {
		const [first, second] = await theirOrder();
		phoneOf(first).behaves('voicemail without a key');
		phoneOf(second).behaves(says);
		const { sid } = await inQueue();
		await line.waits(60);
		expect(await rowOf({ callSid: sid })).toMatchObject({
			state: 'connected',
			holder_id: second.id
		});
		expect(line.heard(phoneOf(first)).join(' ')).not.toMatch(/talking/);
		expect(line.heard(phoneOf(second)).join(' ')).toMatch(/talking/);
	});

	test('of two who press at the same moment one speaks with them, the other hears so', async () => {
		const { caller, sid } = await inQueue();
		await line.waits(62);
		// after a minute both ring
		const phones = [phoneOf(joost), phoneOf(fatma)];
		for (const phone of phones) if (phone.state === 'ringing') phone.answer();
		await line.waits(1);
		for (const phone of phones) phone.press('1');
		await line.waits(4);
		const talking = phones.filter((phone) =>
			line.heard(phone).some((words) => /^talking/.test(words))
		);
		expect(talking).toHaveLength(1);
		const other = phones.find((phone) => !talking.includes(phone))!;
		expect(other.state).toBe('idle');
		expect((await legsOf(sid)).filter(({ state }) => state === 'bridged')).toHaveLength(1);
		caller.hangUp();
		await line.waits(2);
	});

	test('whoever called is gone when the key is pressed: our telephone hears so, and there is a task', async () => {
		const { caller, sid } = await inQueue();
		await line.waits(2);
		const phone = [phoneOf(joost), phoneOf(fatma)].find(({ state }) => state === 'ringing')!;
		phone.answer();
		await line.waits(2);
		line.reaches((part) => !/^(status|queue-left)/.test(part));
		caller.hangUp();
		phone.press('1');
		await line.waits(4);
		expect(await rowOf({ callSid: sid })).toMatchObject({ state: 'over', ended_as: 'abandoned' });
		expect(phone.state).toBe('idle');
		line.exchange.board.refusals.length = 0;
		expect(await tasksOf(sid)).toEqual([{ reason_code: 'decide-callback' }]);
	});

	test('who speaks the language is rung first', async () => {
		await house.superuser`UPDATE staff SET chat_languages = '{nl,tr}' WHERE id = ${fatma.id}`;
		const { sid } = await inQueue(somebody(), '2');
		await line.waits(2);
		expect((await legsOf(sid)).map((leg) => leg['staff_id'])).toEqual([fatma.id]);
	});

	test('whoever has a conflict with the case of a number is not rung, nor asked in', async () => {
		const [first, second] = await theirOrder();
		const other = await employ(house, 'Mila', 'counsellor');
		const { partId, phone } = await makeFamily(house, { counsellorId: other.id });
		await house.superuser`INSERT INTO conflict (id, part_id, case_id, staff_id, key_id, sealed, declared_at)
			SELECT ${randomUUID()}, p.id, p.case_id, ${first.id}, p.key_id, '\\x00', now() FROM part p WHERE p.id = ${partId}`;
		phoneOf(second).behaves(says);
		const { sid } = await inQueue(phone);
		const { id } = await rowOf({ callSid: sid });
		expect(await takeCall(first, id as string)).toEqual({ problem: 'not-found' });
		await line.waits(70);
		expect((await legsOf(sid)).map((leg) => leg['staff_id'])).toEqual([second.id]);
		const read = await readCall(second, id as string);
		const names = 'problem' in read ? [read.problem] : read.call.colleagues.map((one) => one.id);
		expect(names).toContain(other.id);
		expect(names).not.toContain(first.id);
		const ask = { to: first.id, role: 'joined', noteId: randomUUID(), note: '' } as const;
		expect(await askColleague(second, id as string, ask)).toEqual({ problem: 'not-found' });
	});

	test('nobody answers: every telephone is tried in turn, and they wait on', async () => {
		for (const one of [joost, fatma]) phoneOf(one).behaves('no answer');
		const { sid } = await inQueue();
		await line.waits(55);
		const tried = (await legsOf(sid)).map((leg) => leg['staff_id']);
		expect(new Set(tried.slice(0, 2)).size).toBe(2);
		expect(await rowOf({ callSid: sid })).toMatchObject({ state: 'queued' });
	});
});

describe('handing over, in the middle of it', () => {
	/** They speak, and the colleague who is not in it. */
	async function speaking() {
		const [first, second] = await theirOrder();
		phoneOf(first).behaves(says);
		const { caller, sid } = await inQueue();
		await line.waits(10);
		const { id, state } = await rowOf({ callSid: sid });
		expect(state).toBe('connected');
		return {
			caller,
			sid,
			call: id as string,
			first: phoneOf(first),
			other: second,
			second: phoneOf(second)
		};
	}
	const askIn = (call: string, { id: staffId }: Colleague, role: 'transfer' | 'joined') =>
		atTheDoor((work) =>
			turn(work, { call }, { kind: 'asks-in', leg: randomUUID(), staffId, role })
		);
	const participants = () =>
		line.exchange.board.conferences
			.at(-1)!
			.participants.filter(({ call }) => call.status === 'in-progress');

	test('on hold first; then all three; then without the first', async () => {
		const { caller, sid, call, first, other, second } = await speaking();
		await askIn(call, other, 'transfer');
		await line.waits(2);
		expect(second.state).toBe('ringing');
		expect(participants().find(({ label }) => label === 'theirs')).toMatchObject({ held: true });
		second.answer();
		await line.waits(2);
		second.press('1');
		await line.waits(3);
		expect(participants()).toHaveLength(3);
		expect(participants().some(({ held }) => held)).toBe(false);
		first.hangUp();
		await line.waits(2);
		expect(await rowOf({ callSid: sid })).toMatchObject({
			state: 'connected',
			holder_id: other.id,
			taken_by: other.id
		});
		caller.hangUp();
		await line.waits(2);
		expect(second.state).toBe('idle');
	});

	test('whoever is asked declines: back with the first, no longer on hold', async () => {
		const { sid, call, caller, first, other, second } = await speaking();
		await askIn(call, other, 'transfer');
		await line.waits(2);
		second.decline();
		await line.waits(3);
		expect(participants().some(({ held }) => held)).toBe(false);
		expect([first.state, caller.state]).toEqual(['talking', 'talking']);
		expect((await rowOf({ callSid: sid }))['state']).toBe('connected');
		caller.hangUp();
		await line.waits(2);
	});

	test('the first leaves while the colleague is rung, who does not come: they wait again, and somebody takes them', async () => {
		const { sid, call, caller, first, other, second } = await speaking();
		second.behaves('no answer');
		await askIn(call, other, 'transfer');
		await line.waits(2);
		first.hangUp();
		await untilHeard(caller, /viel weg/);
		expect((await rowOf({ callSid: sid }))['state']).toMatch(/heading|queued|joining/);
		await line.waits(30);
		expect((await rowOf({ callSid: sid }))['state']).toBe('connected');
		caller.hangUp();
		await line.waits(2);
	});

	test('whoever called leaves in the middle of it: every telephone of ours is free again', async () => {
		const { sid, call, caller, first, other, second } = await speaking();
		await askIn(call, other, 'transfer');
		await line.waits(2);
		caller.hangUp();
		await line.waits(3);
		expect([first.state, second.state]).toEqual(['idle', 'idle']);
		expect((await legsOf(sid)).every(({ state }) => state === 'ended')).toBe(true);
		expect((await rowOf({ callSid: sid }))['state']).toBe('wrap_up');
	});

	test('a supervisor who comes in speaks with both; the call goes on when she leaves', async () => {
		const { sid, call, caller, other, second } = await speaking();
		await askIn(call, other, 'joined');
		await line.waits(2);
		second.answer();
		await line.waits(2);
		second.press('1');
		await line.waits(3);
		expect(participants()).toHaveLength(3);
		second.hangUp();
		await line.waits(2);
		expect(await rowOf({ callSid: sid })).toMatchObject({ state: 'connected' });
		caller.hangUp();
		await line.waits(2);
	});
});

describe('what the network tells', () => {
	test('late, twice and in any order leaves one contact and the same end', async () => {
		phoneOf(joost).behaves(says);
		phoneOf(fatma).behaves(says);
		const { caller, sid } = await inQueue();
		await line.waits(10);
		caller.hangUp();
		await line.waits(3);
		const before = await rowOf({ callSid: sid });
		for (const { part, form } of line.asked.toReversed()) await line.tell(part, form);
		for (const { part, form } of line.asked.slice(0, 30))
			await Promise.all([line.tell(part, form), line.tell(part, form)]);
		const { heard_at: _, ...after } = await rowOf({ callSid: sid });
		expect(before).toMatchObject(after);
		expect(
			await house.superuser`SELECT count(*)::int AS n FROM intake WHERE external_id = ${sid}`
		).toEqual([{ n: 1 }]);
	});

	test.each([
		['and nothing of our telephones', /^(status|queue-left|leg-status|conference)/],
		// each time one of them stops it is news, of ours
		['and our telephones ring again and again', /^(status|queue-left)/]
	])('when the end of a call is never told %s, somebody asks, within minutes', async (_, lost) => {
		line.reaches((part) => !lost.test(part));
		const { caller, sid } = await inQueue();
		caller.hangUp();
		await line.waits(5);
		expect((await rowOf({ callSid: sid }))['state']).toBe('queued');
		await line.waits(300);
		expect(await rowOf({ callSid: sid })).toMatchObject({ state: 'over', ended_as: 'abandoned' });
		line.exchange.board.refusals.length = 0;
		expect(await tasksOf(sid)).toHaveLength(1);
		expect((await legsOf(sid)).every(({ state }) => state === 'ended')).toBe(true);
	});

	test('that they came into the room is never told: it is found out in seconds, and they speak', async () => {
		phoneOf(joost).behaves(says);
		phoneOf(fatma).behaves(says);
		const isTheirs = (sid: string | undefined) =>
			line.asked.some(({ part, form }) => part === 'inbound' && form['CallSid'] === sid);
		const isJoin = ({ StatusCallbackEvent: what, CallSid }: Record<string, string>) =>
			what === 'participant-join' && isTheirs(CallSid);
		line.reaches((part, form) => !(part.startsWith('conference') && isJoin(form)));
		const { caller, sid } = await inQueue();
		const states: string[] = [];
		for (let n = 0; n < 20; n++) {
			states.push(String((await rowOf({ callSid: sid }))['state']));
			await line.waits(1);
		}
		expect(states.filter((state) => state === 'joining').length).toBeGreaterThan(3);
		expect(await rowOf({ callSid: sid })).toMatchObject({ state: 'connected' });
		expect(line.heard(caller).at(-1)).toMatch(/^talking with/);
		caller.hangUp();
		await line.waits(3);
		// whoever spoke with them has still to tell of it
		expect(await rowOf({ callSid: sid })).toMatchObject({ state: 'wrap_up' });
		expect(await tasksOf(sid)).toEqual([]);
	});

	test.each(['conference', 'dial-done'])(
		'whoever spoke for a moment was not missed, also when their coming in is never told, nor by %s their leaving',
		async (lost) => {
			for (const one of [joost, fatma]) phoneOf(one).behaves(says);
			line.reaches((part, form) => {
				const isTheirs = part.startsWith('conference') && isOfCaller(form['CallSid']);
				const isJoin = isTheirs && form['StatusCallbackEvent'] === 'participant-join';
				return !isJoin && !(lost === 'conference' ? isTheirs : part === 'dial-done');
			});
			const { caller, sid } = await inQueue();
			for (let n = 0; n < 20 && !/^talking/.test(line.heard(caller).at(-1)!); n++)
				await line.waits(1);
			await line.waits(2);
			expect((await rowOf({ callSid: sid }))['state']).toBe('joining');
			caller.hangUp();
			await line.waits(3);
			line.exchange.board.refusals.length = 0;
			expect(await rowOf({ callSid: sid })).toMatchObject({ state: 'wrap_up' });
			expect(await tasksOf(sid)).toEqual([]);
		}
	);
	const isOfCaller = (sid: string | undefined) =>
		line.asked.some(({ part, form }) => part === 'inbound' && form['CallSid'] === sid);

	test('whom the network cannot fetch waits on, and the next telephone rings', async () => {
		const [first, second] = await theirOrder();
		for (const one of [first, second]) phoneOf(one).behaves(says);
		line.cannot('fetchFromQueue');
		const { sid } = await inQueue();
		await line.waits(35);
		const [leg] = await legsOf(sid);
		expect(leg).toMatchObject({ staff_id: first.id, state: 'ended', reason: 'canceled' });
		line.cannot(undefined);
		await line.waits(45);
		expect(await rowOf({ callSid: sid })).toMatchObject({ state: 'connected' });
	});

	test('whom it cannot bring back to the queue is let go, and a person decides about calling', async () => {
		const [first] = await theirOrder();
		phoneOf(first).behaves(says);
		const { caller, sid } = await inQueue();
		await line.waits(10);
		const { id } = await rowOf({ callSid: sid });
		await house.superuser`UPDATE staff SET takes_calls = false`;
		line.cannot('redirect');
		await house.superuser`UPDATE call SET state = 'heading', holder = NULL WHERE id = ${id as string}`;
		await house.superuser`INSERT INTO call_order (call_id, what, due_at) VALUES (${id as string}, 'requeue', door.time())`;
		await line.waits(35);
		expect(caller.state).toBe('idle');
		expect(await rowOf({ callSid: sid })).toMatchObject({ state: 'over', ended_as: 'abandoned' });
		expect(await tasksOf(sid)).toEqual([{ reason_code: 'decide-callback' }]);
	});

	test('who stands in the queue of a call that we gave up is let go, and does not wait for nobody', async () => {
		await house.superuser`UPDATE staff SET takes_calls = false`;
		const { caller, sid } = await inQueue();
		await atTheDoor((work) => turn(work, { provider: sid }, { kind: 'they-end' }));
		await untilHeard(caller, /lukt nu niet om u door te verbinden/);
		await line.waits(6);
		expect(caller.state).toBe('idle');
	});

	test('who still stands in the queue is nobody’s conversation', async () => {
		await house.superuser`UPDATE staff SET takes_calls = false`;
		const { sid } = await inQueue();
		const { id } = await rowOf({ callSid: sid });
		const leg = randomUUID();
		// whether they were fetched from it nobody knows
		await house.superuser`INSERT INTO call_leg (id, call_id, staff_id, role, state, created_at, heard_at)
			VALUES (${leg}, ${id as string}, ${joost.id}, 'offer', 'bridged', door.time(), door.time() - interval '1 minute')`;
		await house.superuser`UPDATE call SET state = 'joining', holder = ${leg} WHERE id = ${id as string}`;
		await line.waits(7);
		expect((await rowOf({ callSid: sid }))['state']).toBe('joining');
	});

	test('a call that we never heard of is found, once', async () => {
		line.reaches(() => false);
		const caller = line.dialIn(somebody());
		const sid = caller.callSid!;
		await line.waits(3);
		if (caller.state !== 'idle') caller.hangUp();
		await line.waits(20);
		line.exchange.board.refusals.length = 0;
		line.reaches(() => true);
		const found = async () => house.superuser`SELECT status FROM intake WHERE external_id = ${sid}`;
		await line.sweeps();
		await line.sweeps();
		expect(await found()).toEqual([{ status: 'new' }]);
		expect(await tasksOf(sid)).toEqual([{ reason_code: 'decide-callback' }]);
	});
});

/** Whose telephone rings first. */
async function theirOrder(): Promise<[Colleague, Colleague]> {
	return joost.id < fatma.id ? [joost, fatma] : [fatma, joost];
}
