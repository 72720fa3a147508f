import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askColleague, dropLeg, joinCall } from '#server/calls/join.ts';
import { draftInCall, keepAsked, noteInCall } from '#server/calls/note.ts';
import { showNumber } from '#server/calls/number.ts';
import { shutTelephone, takesCalls } from '#server/calls/presence.ts';
import { telephoneOf as telephoneFor } from '#server/calls/queue.ts';
import { readCall } from '#server/calls/read.ts';
import { takeCall } from '#server/calls/take.ts';
import { tellCall } from '#server/calls/tell.ts';
import { deskOf } from '#server/intakes/list.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import {
	pressesOne,
	sheHangsUp,
	telephoneOf,
	theyHangUp,
	theySpeak,
	waitsOnTheLine,
	type Caller
} from '../support/on-the-line.ts';
import { employ, type Colleague } from '../support/people.ts';

let house: TestHouse;
let joost: Colleague;
let amina: Colleague;
let annelies: Colleague;
const voice = { TWILIO_VOICE_NUMBER: '+3197010281234' };

beforeAll(async () => {
	house = await freshHouse({ OPENING_HOURS: '1-7 00:00-24:00', ...voice });
	joost = await employ(house, 'Joost de Wit', 'counsellor', { onDuty: true });
	amina = await employ(house, 'Amina El Amrani', 'counsellor', { onDuty: true });
	annelies = await employ(house, 'Annelies', 'supervisor');
});
afterAll(() => house.close());

const sql = () => house.superuser;
const eventsOf = async (chain: string) =>
	(await sql()`SELECT kind FROM event WHERE chain_id = ${chain} ORDER BY seq`).map(({ kind }) =>
		String(kind)
	);
const stateOf = async ({ id }: { id: string }) =>
	(await sql()`SELECT state, ended_as, outcome, holder_id FROM call WHERE id = ${id}`)[0]!;
const ordersOf = async ({ id }: { id: string }) =>
	(await sql()`SELECT what FROM call_order WHERE call_id = ${id} ORDER BY id`).map(({ what }) =>
		String(what)
	);
const listOf = async (actor: Colleague) => {
	const list = await telephoneFor(actor);
	if ('problem' in list) throw new Error(list.problem);
	return list;
};
const readBy = async (actor: Colleague, { id }: { id: string }) => {
	const read = await readCall(actor, id);
	if ('problem' in read) throw new Error(read.problem);
	return read.call;
};
async function inCall(who: Colleague, from?: string): Promise<Caller> {
	const caller = await waitsOnTheLine(sql(), from ? { from } : {});
	expect(await takeCall(who, caller.id)).toEqual({ id: caller.id });
	await pressesOne(sql(), caller, who);
	await theySpeak(caller);
	return caller;
}
async function ends(who: Colleague, caller: Caller, outcome = 'silent' as const) {
	if ((await stateOf(caller))['state'] !== 'wrap_up') await theyHangUp(caller);
	const told = { outcome, summary: '', summaryId: randomUUID() };
	expect(await tellCall(who, caller.id, told)).toMatchObject({ told: true });
}

test('who waits stands in the list, and taking it rings her own telephone', async () => {
	const caller = await waitsOnTheLine(sql(), { key: '2' });
	expect((await listOf(joost)).waiting).toMatchObject([
		{ id: caller.id, language: 'tr', wantsMe: false, ringsAt: [] }
	]);
	const desk = await deskOf(joost, { show: 'all' });
	expect('problem' in desk ? undefined : desk.calls?.waiting).toHaveLength(1);
	expect(await takeCall(joost, caller.id)).toEqual({ id: caller.id });
	expect(await takeCall(joost, caller.id)).toEqual({ id: caller.id });
	expect(await ordersOf(caller)).toEqual(['ring']);
	expect((await listOf(amina)).waiting).toMatchObject([
		{ ringsAt: ['Joost de Wit'], ringsMine: false }
	]);
	expect(await readBy(joost, caller)).toMatchObject({ state: 'queued', mine: { isIn: false } });
	await pressesOne(sql(), caller, joost);
	expect(await takeCall(amina, caller.id)).toEqual({ problem: 'gone' });
	await theySpeak(caller);
	expect(await readBy(joost, caller)).toMatchObject({
		...{ state: 'connected', isMine: true, number: '•••• 78', timesBefore: 0 },
		may: { lead: true, note: true }
	});
	expect((await listOf(joost)).mine).toMatchObject([{ id: caller.id, isMine: true }]);
	await ends(joost, caller);
});

test('a telephone that rings for one call is not asked for another', async () => {
	const [one, other] = [await waitsOnTheLine(sql()), await waitsOnTheLine(sql())];
	await takeCall(joost, one.id);
	expect(await takeCall(joost, other.id)).toEqual({ problem: 'busy' });
	const { leg } = await telephoneOf(sql(), one, joost);
	expect(await dropLeg(joost, one.id, leg)).toEqual({ done: true });
	expect(await stateOf(one)).toMatchObject({ state: 'queued' });
	await theyHangUp(one);
	await theyHangUp(other);
	await sql()`UPDATE follow_up SET status = 'cancelled' WHERE intake_id IS NOT NULL`;
});

test('what is not hers is not there, and the try is recorded; looking leaves one event', async () => {
	const caller = await inCall(joost);
	await readBy(joost, caller);
	await readBy(joost, caller);
	expect(await readCall(amina, caller.id)).toEqual({ problem: 'not-found' });
	expect(await readCall(amina, randomUUID())).toEqual({ problem: 'not-found' });
	expect(await noteInCall(amina, caller.id, { noteId: randomUUID(), text: 'x' })).toEqual({
		problem: 'not-found'
	});
	expect(await joinCall(amina, caller.id)).toEqual({ problem: 'not-found' });
	expect(await showNumber(amina, caller.id, 'x')).toEqual({ problem: 'not-found' });
	for (const role of ['front_desk', 'expert', 'on_call', 'administrator'] as const) {
		const other = await employ(house, role, role);
		expect(await telephoneFor(other)).toEqual({ problem: 'not-found' });
		expect(await readCall(other, caller.id)).toEqual({ problem: 'not-found' });
		expect(await takeCall(other, caller.id)).toEqual({ problem: 'not-found' });
	}
	const kinds = await eventsOf(caller.intake);
	expect(kinds.filter((kind) => kind === 'call.opened')).toHaveLength(1);
	expect(kinds.filter((kind) => kind === 'call.opening-refused').length).toBeGreaterThan(4);
	await ends(joost, caller);
});

test('the whole number is shown for a reason that stays, and a number that called before says only how often', async () => {
	await ends(joost, await inCall(joost, '+31687654321'));
	const caller = await inCall(joost, '+31687654321');
	expect(await readBy(joost, caller)).toMatchObject({ timesBefore: 1, known: [] });
	expect(await showNumber(joost, caller.id, ' ')).toEqual({ problem: 'reason-missing' });
	expect(await showNumber(joost, caller.id, 'Ambulance.')).toEqual({ number: '+31687654321' });
	expect(await eventsOf(caller.intake)).toContain('phone.shown');
	await ends(joost, caller);
});

test('what was asked weighs at once and only goes up', async () => {
	const caller = await inCall(joost);
	const answers = { imminentDeparture: 'yes', mayCall: 'no' };
	expect(await keepAsked(joost, caller.id, { door: undefined, answers })).toMatchObject({
		level: 'T1'
	});
	expect(await readBy(joost, caller)).toMatchObject({ level: 'T1', asked: { answers } });
	expect(
		await keepAsked(joost, caller.id, { door: undefined, answers: { imminentDeparture: 'no' } })
	).toMatchObject({ level: 'T1' });
	expect(await keepAsked(amina, caller.id, { door: undefined, answers })).toEqual({
		problem: 'not-found'
	});
	await ends(joost, caller);
});

test('a colleague takes it over: they hear music meanwhile, and what the first wrote is a note', async () => {
	const caller = await inCall(joost);
	await draftInCall(joost, caller.id, 'Zoon van 17.');
	const asked = { to: amina.id, noteId: randomUUID(), note: 'Zij spreekt Arabisch.' };
	expect(await askColleague(joost, caller.id, { ...asked, to: '', role: 'transfer' })).toEqual({
		problem: 'person-missing'
	});
	const long = { ...asked, role: 'transfer', note: 'x'.repeat(4001) } as const;
	expect(await askColleague(joost, caller.id, long)).toEqual({ problem: 'too-long' });
	expect(await readBy(joost, caller)).toMatchObject({ with: [], notes: [] });
	expect(await askColleague(joost, caller.id, { ...asked, role: 'transfer' })).toEqual({
		done: true
	});
	expect(await readBy(joost, caller)).toMatchObject({
		isHeld: true,
		with: [{ name: 'Amina El Amrani', isIn: false }],
		colleagues: [{ id: annelies.id }]
	});
	expect((await ordersOf(caller)).slice(-2)).toEqual(['hold', 'ring']);
	expect(await readBy(amina, caller)).toMatchObject({ notes: [{ kind: 'handover' }] });
	// taken back: her telephone stops, and they are no longer on hold
	const rung = await telephoneOf(sql(), caller, amina);
	expect(await dropLeg(amina, caller.id, (await telephoneOf(sql(), caller, joost)).leg)).toEqual({
		problem: 'not-found'
	});
	await dropLeg(joost, caller.id, rung.leg);
	expect((await ordersOf(caller)).slice(-2)).toEqual(['stop', 'unhold']);
	expect(await readCall(amina, caller.id)).toEqual({ problem: 'gone' });

	await askColleague(joost, caller.id, { ...asked, noteId: randomUUID(), role: 'transfer' });
	await pressesOne(sql(), caller, amina);
	expect(await readBy(joost, caller)).toMatchObject({ isHeld: false, isMine: true });
	await sheHangsUp(sql(), caller, joost);
	expect(await stateOf(caller)).toMatchObject({ state: 'connected', holder_id: amina.id });
	expect(await readCall(joost, caller.id)).toEqual({ problem: 'gone' });
	const mine = await readBy(amina, caller);
	expect(mine.notes.map(({ text }) => text)).toContain('Zoon van 17.');
	expect(mine).toMatchObject({ isMine: true, level: 'T3' });
	await ends(amina, caller);
});

test('a note that is too long is refused, and what is being written is kept whole', async () => {
	const caller = await inCall(joost);
	const text = 'x'.repeat(4001);
	await draftInCall(joost, caller.id, text);
	expect(await noteInCall(joost, caller.id, { noteId: randomUUID(), text })).toEqual({
		problem: 'too-long'
	});
	expect(await readBy(joost, caller)).toMatchObject({ draft: text, notes: [] });
	await ends(joost, caller);
});

test('a supervisor comes in visibly, never in secret', async () => {
	const caller = await inCall(joost);
	const { others } = await listOf(annelies);
	expect(others).toMatchObject([{ id: caller.id, with: ['Joost de Wit'], isIn: false }]);
	expect((await listOf(amina)).others).toEqual([]);
	expect(await readCall(annelies, caller.id)).toEqual({ problem: 'not-found' });
	expect(await joinCall(annelies, caller.id)).toEqual({ done: true });
	// before she has answered it stands on the screen of whoever has the call
	expect(await readBy(joost, caller)).toMatchObject({
		isHeld: false,
		with: [{ name: 'Annelies', isSupervisor: true, isIn: false }]
	});
	await pressesOne(sql(), caller, annelies);
	expect((await readBy(joost, caller)).with).toMatchObject([{ isIn: true }]);
	expect(await eventsOf(caller.intake)).toContain('call.joined');
	await dropLeg(annelies, caller.id, (await telephoneOf(sql(), caller, annelies)).leg);
	expect((await readBy(joost, caller)).with).toEqual([]);
	await ends(joost, caller);
});

test('when it is over it is told what it was, and she can be called again', async () => {
	const caller = await inCall(joost);
	await draftInCall(joost, caller.id, 'Zorgen om zoon.');
	const telling = { summary: 'Zorgen om zoon; rustig.', summaryId: randomUUID() };
	expect(await tellCall(joost, caller.id, { ...telling, outcome: 'advice' })).toEqual({
		problem: 'not-possible-now'
	});
	await dropLeg(joost, caller.id, (await telephoneOf(sql(), caller, joost)).leg);
	expect(await ordersOf(caller)).toEqual(expect.arrayContaining(['stop', 'let-go']));
	expect(await readBy(joost, caller)).toMatchObject({ state: 'wrap_up', draft: 'Zorgen om zoon.' });
	const free = async () =>
		(await sql()`SELECT staff_id FROM door.telephones_free() WHERE staff_id = ${joost.id}`).length;
	expect(await free()).toBe(0);
	for (const [told, problem] of [
		[{ outcome: undefined }, 'outcome-missing'],
		[{ outcome: 'other-answered' }, 'outcome-missing'],
		[{ outcome: 'referred' }, 'where-missing'],
		[{ outcome: 'advice', summary: 'x'.repeat(4001) }, 'too-long']
	] as const)
		expect(await tellCall(joost, caller.id, { ...telling, ...told })).toEqual({ problem });
	expect(await tellCall(joost, caller.id, { ...telling, outcome: 'appointment' })).toEqual({
		told: true,
		openIntake: caller.intake
	});
	expect(await stateOf(caller)).toMatchObject({ state: 'over', outcome: 'appointment' });
	const notes = await sql()`SELECT kind FROM call_note WHERE call_id = ${caller.id}`;
	expect(notes.map(({ kind }) => String(kind))).toEqual(['summary']);
	const [kept] = await sql()`SELECT status, taken_by FROM intake WHERE id = ${caller.intake}`;
	expect(kept).toEqual({ status: 'assigned', taken_by: joost.id });
	expect(await free()).toBe(1);
	await takesCalls(joost, false);
	expect(await free()).toBe(0);
	await takesCalls(joost, true);

	const other = await inCall(joost);
	await theyHangUp(other);
	await tellCall(joost, other.id, { ...telling, outcome: 'advice', summaryId: randomUUID() });
	const [closed] = await sql()`SELECT status FROM intake WHERE id = ${other.intake}`;
	expect(closed).toEqual({ status: 'closed' });
	expect(await readCall(joost, other.id)).toEqual({ problem: 'gone' });
});

test('the line is shut by hand by a supervisor only, and says by whom', async () => {
	expect(await shutTelephone(joost, true)).toEqual({ problem: 'not-found' });
	await shutTelephone(annelies, true);
	expect((await listOf(joost)).shut).toMatchObject({ by: 'Annelies' });
	const caller = await waitsOnTheLine(sql());
	expect(await stateOf(caller)).toMatchObject({ state: 'closed' });
	await shutTelephone(annelies, false);
	expect((await listOf(joost)).shut).toBeUndefined();
});
