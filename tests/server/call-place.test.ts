import { randomUUID } from 'node:crypto';
import { addMinutes } from 'date-fns';
import { sql as query } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { atLocal } from '#domain/time.ts';
import type { Language } from '#domain/language.ts';
import { deskWords } from '#i18n/desk.ts';
import { carryOut } from '#server/calls/orders.ts';
import { placeCall, placeCallback } from '#server/calls/place.ts';
import { telephoneOf as telephoneFor } from '#server/calls/queue.ts';
import { readCall } from '#server/calls/read.ts';
import { takeCall } from '#server/calls/take.ts';
import { tellCall } from '#server/calls/tell.ts';
import { watchCalls } from '#server/calls/watch.ts';
import { hearInCall } from '#server/calls/word.ts';
import { readCase } from '#server/cases/read.ts';
import { openHouse, type House } from '#server/house.ts';
import { decideCallback } from '#server/intakes/decide-callback.ts';
import { readIntake } from '#server/intakes/read.ts';
import { takeIntake } from '#server/intakes/take.ts';
import { wordHash } from '#server/safe-contact/words.ts';
import { start } from '#server/start.ts';
import { together } from '#server/work.ts';
import { acting } from '../support/acting.ts';
import { tellVoice } from '../support/calling.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { blankDetail } from '#domain/safe-contact-detail.ts';
import { addPlan, makeFamily, type Family } from '../support/family.ts';
import {
	pressesOne,
	sheHangsUp,
	theyHangUp,
	theySpeak,
	waitsOnTheLine,
	type Caller
} from '../support/on-the-line.ts';
import { employ, type Colleague } from '../support/people.ts';
import { testSettings } from '../support/settings.ts';
import { stubTelephone, type StubTelephone } from '../support/stub-telephone.ts';

let house: TestHouse;
let worker: House;
let network: StubTelephone;
let joost: Colleague;
let amina: Colleague;
let annelies: Colleague;
const ours = '+3197010281234';

beforeAll(async () => {
	house = await freshHouse({ TWILIO_VOICE_NUMBER: ours });
	worker = await start('worker', { ...testSettings, WORKER_DATABASE_URL: house.urls.worker });
	openHouse(house);
	joost = await employ(house, 'Joost de Wit', 'counsellor', { onDuty: true });
	amina = await employ(house, 'Amina', 'counsellor', { onDuty: true });
	annelies = await employ(house, 'Annelies', 'supervisor');
	await house.moveClockTo(atLocal('2026-12-01', '10:00'));
});
afterAll(async () => {
	openHouse(house);
	await worker.database.sql.end();
	await house.close();
});
beforeEach(() => {
	network = stubTelephone();
	openHouse({ ...house, calls: network });
});

const sql = () => house.superuser;
async function atWork<T>(act: () => Promise<T>): Promise<T> {
	openHouse({ ...worker, calls: network });
	try {
		return await act();
	} finally {
		openHouse({ ...house, calls: network });
	}
}
const carriesOut = () =>
	atWork(async () => {
		while (await carryOut());
	});
async function missedCall(from: string, asks = true): Promise<{ caller: Caller; task: string }> {
	const caller = await waitsOnTheLine(sql(), { from });
	if (asks) await tellVoice('wait-key', { ...caller.form, Digits: '1' });
	await theyHangUp(caller);
	const [row] =
		await sql()`SELECT id FROM follow_up WHERE intake_id = ${caller.intake} AND status = 'open'`;
	return { caller, task: String(row!['id']) };
}
const callOf = async (id: string) =>
	(await sql()`SELECT state, ended_as, outcome, provider_id FROM call WHERE id = ${id}`)[0]!;
const placed = (outcome: object) => {
	if (!('id' in outcome)) throw new Error(JSON.stringify(outcome));
	return String(outcome.id);
};
/** She presses 1, their telephone rings and somebody answers. */
async function somebodyAnswers(id: string): Promise<{ sid: string; heard: string }> {
	await pressesOne(sql(), { id }, joost);
	await carriesOut();
	const sid = String((await callOf(id))['provider_id']);
	const heard = await tellVoice(`theirs?c=${id}`, { CallSid: sid, AnsweredBy: 'human' });
	await theySpeak({ id, sid });
	return { sid, heard };
}
const hangsUpThere = (id: string, sid: string) =>
	tellVoice(`their-status?c=${id}`, { CallSid: sid, CallStatus: 'completed' });
const mayBeCalled = {
	channelOrder: ['voice' as const],
	callAllowed: true,
	language: 'nl' as Language,
	detail: { ...blankDetail, callFromHiddenNumber: false }
};
async function familyToCall(plan: object = {}): Promise<Family> {
	const family = await makeFamily(house, {
		counsellorId: joost.id,
		plan: { ...mayBeCalled, ...plan }
	});
	await sql()`UPDATE consent SET purpose = 'voice_call' WHERE person_id = ${family.personId}`;
	return family;
}

test('SC-20: click-to-call rings the counsellor first, and her own number is seen nowhere', async () => {
	const { caller, task } = await missedCall('+31611110001');
	await takeIntake(joost, caller.intake, {});
	const id = placed(await placeCallback(joost, caller.intake, task));
	await carriesOut();
	expect(network.asked).toEqual([`place ${joost.phone}`]);
	expect((await callOf(id))['state']).toBe('ringing-us');
	// only after her key theirs rings
	const { heard } = await somebodyAnswers(id);
	expect(network.asked).toEqual([`place ${joost.phone}`, 'place +31611110001']);
	for (const told of [JSON.stringify(network.placed[1]), heard])
		expect(told).not.toContain(joost.phone.slice(-6));
	const screen = JSON.stringify(await readCall(joost, id));
	expect(screen).not.toContain('611110001');
	expect(screen).toContain('•••• 01');
	await sheHangsUp(sql(), { id }, joost);
	const told = {
		outcome: 'advice' as const,
		summary: 'Rustig gesproken.',
		summaryId: randomUUID()
	};
	expect(await tellCall(joost, id, told)).toEqual({ told: true, openIntake: undefined });
	const [done] = await sql()`SELECT status FROM follow_up WHERE id = ${task}`;
	expect(done).toEqual({ status: 'done' });
	const read = await readIntake(joost, caller.intake);
	expect('problem' in read ? [] : read.intake.inside?.calls).toMatchObject([
		{ direction: 'inbound', endedAs: 'callback', asked: true, outcome: null },
		{ direction: 'outbound', outcome: 'advice', notes: [{ text: 'Rustig gesproken.' }] }
	]);
});

test('SC-07: nothing about us is played when they answer, a machine is hung up on, and the script asks before it tells', async () => {
	const { personId, partId } = await familyToCall();
	const code = wordHash(house.keys, personId, 'merel');
	const duress = wordHash(house.keys, personId, 'kuifmees');
	await addPlan(house, {
		...{ personId, confirmedAt: new Date('2026-01-06T10:00:00Z'), ...mayBeCalled },
		words: { code, duress }
	});
	const rings = async () => {
		const id = placed(await placeCall(joost, partId, personId));
		await carriesOut();
		await pressesOne(sql(), { id }, joost);
		await carriesOut();
		return { id, sid: String((await callOf(id))['provider_id']) };
	};
	const first = await rings();
	const machine = await tellVoice(`theirs?c=${first.id}`, {
		...{ CallSid: first.sid, AnsweredBy: 'machine_start' }
	});
	expect(machine).toMatch(/<Hangup\/>/);
	expect(await callOf(first.id)).toMatchObject({ state: 'over', ended_as: 'no-answer' });
	const { id, sid } = await rings();
	const human = await tellVoice(`theirs?c=${id}`, { CallSid: sid, AnsweredBy: 'human' });
	expect(human).not.toMatch(/<(Say|Play)/);
	await theySpeak({ id, sid });

	const read = await readCall(joost, id);
	expect('problem' in read ? undefined : read.call.known).toMatchObject([
		{ personId, name: 'Fatma', hasWord: true }
	]);
	const t = deskWords('nl');
	expect(t('calls.out-first-say')).toBe('“Goedendag, spreek ik met iemand die nu tijd heeft?”');
	for (const key of ['calls.out-first-say', 'calls.out-word-say', 'calls.out-other-say'] as const)
		expect(t(key)).not.toMatch(/steunpunt|hulplijn|naastenlijn|extrem|radical/i);
	const says = (said: string) => hearInCall(joost, id, { personId, said });
	expect(await says('')).toEqual({ problem: 'word-missing' });
	expect(await says('egel')).toMatchObject({ heard: 'wrong' });
	expect(await says('mus')).toMatchObject({ heard: 'goodbye' });
	expect(await hearInCall(amina, id, { personId, said: 'merel' })).toEqual({
		problem: 'not-found'
	});
	await hangsUpThere(id, sid);
	const told = { outcome: 'other-answered' as const, summary: '', summaryId: randomUUID() };
	expect(await tellCall(joost, id, told)).toEqual({ told: true, openIntake: undefined });
	const opened = await readCase(joost, partId);
	const [line] =
		'problem' in opened ? [] : opened.timeline.entries.filter(({ kind }) => kind === 'call.told');
	expect(line).toMatchObject({ outcome: 'other-answered' });
});

test('SC-14: the distress word answers what the right one does, and raises danger', async () => {
	const { personId, partId, phone } = await familyToCall();
	const duress = wordHash(house.keys, personId, 'kuifmees');
	await addPlan(house, {
		...{ personId, confirmedAt: new Date('2026-01-06T10:00:00Z'), ...mayBeCalled },
		words: { duress }
	});
	const caller = await waitsOnTheLine(sql(), { from: phone });
	expect((await telephoneFor(joost)) as object).toMatchObject({
		waiting: [{ id: caller.id, wantsMe: true }]
	});
	expect((await telephoneFor(amina)) as object).toMatchObject({ waiting: [{ wantsMe: false }] });
	// that somebody waits every counsellor may know, and whose client it is nobody else
	const asAmina = (what: string) =>
		acting(house.database.sql, amina.id, (tx) => tx.unsafe(`SELECT ${what} FROM call`));
	expect(await asAmina('id')).toContainEqual({ id: caller.id });
	await expect(asAmina('wants')).rejects.toMatchObject({ code: '42501' });
	expect(await asAmina('DISTINCT door.calls_for_me() AS mine')).toEqual([{ mine: [] }]);
	await takeCall(joost, caller.id);
	await pressesOne(sql(), caller, joost);
	await theySpeak(caller);
	const read = await readCall(joost, caller.id);
	expect('problem' in read ? undefined : read.call.known).toMatchObject([{ personId, partId }]);
	expect(await hearInCall(joost, caller.id, { personId, said: 'Kuifmees' })).toEqual({
		heard: 'right',
		personId
	});
	const [danger] = await sql()`SELECT kind FROM danger WHERE part_id = ${partId}`;
	expect(danger).toEqual({ kind: 'duress' });
	await theyHangUp(caller);
	await tellCall(joost, caller.id, { outcome: 'silent', summary: '', summaryId: randomUUID() });

	// without her yes to calling, or for a colleague, it is a number like any other
	await sql()`UPDATE consent SET withdrawn_at = door.time() WHERE person_id = ${personId}`;
	const again = await waitsOnTheLine(sql(), { from: phone });
	await takeCall(amina, again.id);
	await pressesOne(sql(), again, amina);
	await theySpeak(again);
	const hers = await readCall(amina, again.id);
	expect('problem' in hers ? undefined : hers.call).toMatchObject({ known: [], timesBefore: 1 });
	await theyHangUp(again);
	await tellCall(amina, again.id, { outcome: 'silent', summary: '', summaryId: randomUUID() });
});

test('SC-07: with whom a hidden number was agreed is not called from here, where ours is seen', async () => {
	const { personId, partId } = await familyToCall({ detail: blankDetail });
	expect(await placeCall(joost, partId, personId)).toEqual({
		held: { allowed: false, reason: 'hidden-number' }
	});
	expect(network.asked).toEqual([]);
});

test('SC-01: she is called only when her plan and her yes allow it now', async () => {
	const { personId, partId } = await familyToCall({
		safeWindows: [{ weekday: 3, from: '10:00', to: '12:00' }]
	});
	const call = () => placeCall(joost, partId, personId);
	expect(await call()).toMatchObject({
		held: { reason: 'outside-window', nextAllowedAt: atLocal('2026-12-02', '10:00') }
	});
	expect(await placeCall(amina, partId, personId)).toEqual({ problem: 'not-found' });
	expect(await placeCall(annelies, partId, personId)).toEqual({ problem: 'not-allowed' });
	expect(network.asked).toEqual([]);
	await sql()`UPDATE consent SET withdrawn_at = door.time() WHERE person_id = ${personId}`;
	expect(await call()).toMatchObject({ held: { reason: 'consent' } });
	// once a day is once a day: what rang there counts, and what did not begin does not
	const other = await familyToCall({ maxAttemptsPerDay: 1 });
	const first = placed(await placeCall(joost, other.partId, other.personId));
	await sheHangsUp(sql(), { id: first }, joost);
	expect(await callOf(first)).toMatchObject({ ended_as: 'not-begun' });
	for (const [end, whoHangsUp] of [
		['they', (id: string) => hangsUpThere(id, '')],
		['she', (id: string) => sheHangsUp(sql(), { id }, joost)]
	] as const) {
		const { partId: part, personId: person } =
			end === 'they' ? other : await familyToCall({ maxAttemptsPerDay: 1 });
		const second = placed(await placeCall(joost, part, person));
		await pressesOne(sql(), { id: second }, joost);
		await whoHangsUp(second);
		expect(await callOf(second)).toMatchObject({ state: 'over', ended_as: 'no-answer' });
		expect(await placeCall(joost, part, person)).toMatchObject({ held: { reason: 'attempts' } });
	}
});

test('SC-01: her plan is asked again when the key was pressed: what she took back meanwhile counts', async () => {
	const { personId, partId } = await familyToCall();
	const id = placed(await placeCall(joost, partId, personId));
	await carriesOut();
	await sql()`UPDATE consent SET withdrawn_at = door.time() WHERE person_id = ${personId}`;
	const heard = await pressesOne(sql(), { id }, joost);
	expect(heard).toContain(deskWords('nl')('call.said.not-now'));
	await carriesOut();
	expect(network.asked.filter((one) => one.startsWith('place'))).toEqual([`place ${joost.phone}`]);
	// their telephone never rang: it was no attempt
	expect(await callOf(id)).toMatchObject({ state: 'over', ended_as: 'not-begun' });
	// and her own screen says why
	expect(await readCall(joost, id)).toEqual({ problem: 'call-held' });
});

test('SC-01: of somebody who did not ask, a colleague’s no and her plan count until the key', async () => {
	const family = await familyToCall();
	const { caller, task } = await missedCall(family.phone, false);
	await takeIntake(joost, caller.intake, {});
	const first = placed(await placeCallback(joost, caller.intake, task));
	await addPlan(house, {
		...{ personId: family.personId, confirmedAt: new Date('2026-01-06T10:00:00Z') },
		...{ ...mayBeCalled, callAllowed: false }
	});
	await pressesOne(sql(), { id: first }, joost);
	await addPlan(house, {
		...{ personId: family.personId, confirmedAt: new Date('2026-01-06T10:00:00Z') },
		...mayBeCalled
	});
	const second = placed(await placeCallback(joost, caller.intake, task));
	const no = { taskId: task, callBack: false, reason: 'Zij vroeg om rust.' };
	expect(await decideCallback(joost, caller.intake, no)).toEqual({ decided: true });
	await pressesOne(sql(), { id: second }, joost);
	await carriesOut();
	expect(network.asked).not.toContain(`place ${family.phone}`);
	for (const id of [first, second])
		expect(await callOf(id)).toMatchObject({ state: 'over', ended_as: 'not-begun' });
});

test('SC-21: a number that is somebody else’s too waits for a supervisor', async () => {
	const one = await familyToCall();
	await makeFamily(house, { counsellorId: joost.id, phone: one.phone });
	expect(await placeCall(joost, one.partId, one.personId)).toEqual({
		held: { allowed: false, reason: 'shared-phone' }
	});
});

test('whoever did not ask is called only after a person decided, and never against her plan', async () => {
	const family = await familyToCall({ safeWindows: [] });
	const { caller, task } = await missedCall(family.phone, false);
	const list = await telephoneFor(joost);
	expect('problem' in list ? [] : list.callbacks).toContainEqual(
		expect.objectContaining({ id: task, reason: 'decide-callback', attempts: 0, isLate: false })
	);
	expect(await placeCallback(joost, caller.intake, task)).toEqual({ problem: 'not-found' });
	await takeIntake(joost, caller.intake, {});
	expect(await placeCallback(joost, caller.intake, task)).toMatchObject({
		held: { reason: 'outside-window' }
	});
	expect(
		await decideCallback(joost, caller.intake, { taskId: task, callBack: false, reason: 'Plan.' })
	).toEqual({ decided: true });
	expect(await placeCallback(joost, caller.intake, task)).toEqual({ problem: 'not-possible-now' });
	expect(network.asked).toEqual([]);
});

test('somebody else answered: the task stays, and says how often it was tried', async () => {
	const { caller, task } = await missedCall('+31611110002');
	await takeIntake(joost, caller.intake, {});
	const id = placed(await placeCallback(joost, caller.intake, task));
	expect(await placeCallback(joost, caller.intake, task)).toEqual({ problem: 'busy' });
	const { sid } = await somebodyAnswers(id);
	await hangsUpThere(id, sid);
	const told = { outcome: 'other-answered' as const, summary: '', summaryId: randomUUID() };
	expect(await tellCall(joost, id, told)).toEqual({ told: true, openIntake: caller.intake });
	const read = await readIntake(joost, caller.intake);
	expect('problem' in read ? undefined : read.intake.inside?.callback).toMatchObject({
		...{ id: task, hasAsked: true, attempts: 1, hasLine: true }
	});
	expect(await placeCallback(amina, caller.intake, task)).toEqual({ problem: 'not-found' });
	openHouse({ ...house, config: { ...house.config, twilio: undefined } });
	expect(await placeCallback(joost, caller.intake, task)).toEqual({ problem: 'no-line' });
});

test('nobody calls back in half an hour: supervisors hear of it, once', async () => {
	const { caller, task } = await missedCall('+31611110003');
	const told = async () =>
		(
			await sql()`SELECT staff_id FROM notification WHERE intake_id = ${caller.intake} AND unique_key LIKE 'alert-unread:callback:%'`
		).map((row) => String(row['staff_id']));
	await atWork(watchCalls);
	expect(await told()).toEqual([]);
	const [row] = await sql()<{ now: Date }[]>`SELECT door.time() AS now`;
	await house.moveClockTo(addMinutes(row!.now, 31));
	await atWork(watchCalls);
	await atWork(watchCalls);
	expect(await told()).toEqual([annelies.id]);
	const list = await telephoneFor(annelies);
	expect('problem' in list ? [] : list.callbacks).toContainEqual(
		expect.objectContaining({ id: task, isLate: true })
	);
});

test('SC-07: when we fail as somebody answers, or as they leave, whom we called hears not a word of us', async () => {
	const { caller, task } = await missedCall('+31611110004');
	await takeIntake(joost, caller.intake, {});
	const id = placed(await placeCallback(joost, caller.intake, task));
	await pressesOne(sql(), { id }, joost);
	await carriesOut();
	const sid = String((await callOf(id))['provider_id']);
	const quiet = '200 <?xml version="1.0" encoding="UTF-8"?><Response><Hangup/></Response>';
	await sql()`ALTER FUNCTION door.call_hold(uuid, text, uuid) RENAME TO call_hold_away`;
	try {
		for (const part of [
			`theirs?c=${id}`,
			'theirs',
			`leg?l=${id}`,
			`leg-key?l=${id}&attempt=0`,
			'left'
		])
			expect(await tellVoice(part, { CallSid: sid, Digits: '1' })).toBe(quiet);
	} finally {
		await sql()`ALTER FUNCTION door.call_hold_away(uuid, text, uuid) RENAME TO call_hold`;
	}
	const answered = await tellVoice(`theirs?c=${id}`, { CallSid: sid, AnsweredBy: 'human' });
	expect(answered).toContain('action="https://hulplijn.example.nl/twilio/voice/left"');
	await hangsUpThere(id, sid);
});

test('SC-01: a number that was only keyed in is called as its owner agreed, whoever asked for it', async () => {
	const family = await familyToCall({ safeWindows: [] });
	const keysIn = async () => {
		const caller = await waitsOnTheLine(sql(), { from: '+266696687' });
		await tellVoice('wait-key', { ...caller.form, Digits: '1' });
		const national = family.phone.replace('+31', '0');
		await tellVoice('callback?step=number&attempt=0', { ...caller.form, Digits: national });
		await tellVoice('callback?step=confirm&attempt=0', { ...caller.form, Digits: '1' });
		await theyHangUp(caller);
		return caller;
	};
	const caller = await keysIn();
	const [row] =
		await sql()`SELECT id, reason_code FROM follow_up WHERE intake_id = ${caller.intake}`;
	expect(row).toMatchObject({ reason_code: 'callback-asked' });
	await takeIntake(joost, caller.intake, {});
	expect(await placeCallback(joost, caller.intake, String(row!['id']))).toMatchObject({
		held: { reason: 'outside-window' }
	});
	await sql()`UPDATE follow_up SET status = 'done', settled_at = door.time() WHERE id = ${String(row!['id'])}`;

	// she hung up, and somebody else keys her number in: she still did not ask
	const missed = await missedCall(family.phone, false);
	await keysIn();
	const [task] = await sql()`SELECT reason_code FROM follow_up WHERE id = ${missed.task}`;
	expect(task).toEqual({ reason_code: 'decide-callback' });
	expect(network.asked).toEqual([]);
});

test('a call that cannot be read stops no other: it is watched over, told of and carried out', async () => {
	const broken = await waitsOnTheLine(sql(), { from: '+31611110005' });
	const fine = await waitsOnTheLine(sql(), { from: '+31611110006' });
	await sql()`UPDATE call SET sealed = '\\x00', asked = true, heard_at = door.time() - interval '1 hour' WHERE id = ${broken.id}`;
	await sql()`UPDATE call SET heard_at = door.time() - interval '50 minutes' WHERE id = ${fine.id}`;
	await sql()`INSERT INTO call_order (call_id, what, due_at) VALUES (${broken.id}, 'requeue', door.time()), (${fine.id}, 'let-go', door.time())`;
	await sql()`UPDATE call SET state = 'heading' WHERE id = ${broken.id}`;
	network.redirect = () => Promise.reject(new Error('broken'));
	await carriesOut();
	expect(network.asked).toContain('end');
	for (let n = 0; n < 8; n++) {
		await sql()`UPDATE call_order SET leased_until = NULL`;
		await carriesOut();
	}
	expect(await sql()`SELECT id FROM call_order WHERE call_id = ${broken.id}`).toEqual([]);
	await atWork(watchCalls);
	expect((await callOf(broken.id))['state']).not.toBe('over');
	expect(await callOf(fine.id)).toMatchObject({ state: 'over', ended_as: 'abandoned' });
	await sql()`UPDATE call SET sealed = NULL WHERE id = ${broken.id}`;
	await atWork(watchCalls);
	expect(await callOf(broken.id)).toMatchObject({ state: 'over' });
});

test('SC-01: a worker that was away rings nobody at another hour than the one it was asked for', async () => {
	const { caller, task } = await missedCall('+31611110007');
	await takeIntake(joost, caller.intake, {});
	const id = placed(await placeCallback(joost, caller.intake, task));
	await pressesOne(sql(), { id }, joost);
	await sql()`UPDATE call_order SET due_at = due_at - interval '2 minutes' WHERE what = 'call-them'`;
	await carriesOut();
	expect(network.asked).not.toContain('place +31611110007');
	expect(await callOf(id)).toMatchObject({ state: 'over', ended_as: 'no-answer' });
});

test('nobody of the house but who works at the telephone turns a call, or is handed its key', async () => {
	const { id, intake } = await waitsOnTheLine(sql(), { from: '+31611110008' });
	const before = await callOf(id);
	const others = ['analyst', 'administrator', 'front_desk', 'on_call', 'expert'] as const;
	for (const role of others) {
		const who = await employ(house, role, role, { onDuty: role === 'on_call' });
		await together(who, async ({ db }) => {
			expect(
				await db.execute(query`SELECT * FROM door.call_hold(${id}::uuid, NULL, NULL)`)
			).toEqual([]);
			await db.execute(query`SELECT door.call_keep(${id}::uuid,
				'{"state": "over", "end": "told", "asked": false, "hasNumber": true, "legs": []}', '[{"what": "let-go"}]')`);
			await db.execute(query`SELECT door.call_told(${id}::uuid, 'silent')`);
			await db.execute(query`SELECT door.call_missed(${id}::uuid, NULL, NULL, NULL, NULL, '{}')`);
			await db.execute(query`SELECT door.call_number(${id}::uuid, '\\x00')`);
			await db.execute(
				query`SELECT door.call_arrive(gen_random_uuid(), ${intake}::uuid, 'CA0', true)`
			);
		});
	}
	expect(await callOf(id)).toEqual(before);
	expect(await sql()`SELECT id FROM call_order WHERE call_id = ${id}`).toEqual([]);
	expect(await sql()`SELECT status FROM intake WHERE id = ${intake}`).toEqual([{ status: 'live' }]);
});

test('asked for with an answer that was lost, and answered all the same: they speak, and it is told', async () => {
	const { caller, task } = await missedCall('+31611110009');
	await takeIntake(joost, caller.intake, {});
	const id = placed(await placeCallback(joost, caller.intake, task));
	await carriesOut();
	network.place = () => Promise.resolve({ uncertain: 'timeout' });
	await pressesOne(sql(), { id }, joost);
	await carriesOut();
	const sid = `CA${'1'.repeat(32)}`;
	await tellVoice(`theirs?c=${id}`, { CallSid: sid, AnsweredBy: 'human' });
	await theySpeak({ id, sid });
	expect(await callOf(id)).toMatchObject({ state: 'connected', provider_id: sid });
	await hangsUpThere(id, sid);
	expect(await callOf(id)).toMatchObject({ state: 'wrap_up' });
});
