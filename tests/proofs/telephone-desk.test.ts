import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { blankDetail } from '#domain/safe-contact-detail.ts';
import { deskWords } from '#i18n/desk.ts';
import { house } from '#server/house.ts';
import { wordHash } from '#server/safe-contact/words.ts';
import { addPlan, makeFamily } from '../support/family.ts';
import type { Colleague } from '../support/people.ts';
import {
	ours,
	soon,
	telephoneStage,
	type Caller,
	type TelephoneStage
} from '../support/telephone-stage.ts';
import type { Telephone } from '../support/telephones.ts';
import type { Answer, Visitor } from '../support/visitor.ts';

const t = deskWords('nl');
let line: TelephoneStage;

beforeAll(async () => {
	line = await telephoneStage(inject('superuserUrl'));
}, 120_000);
beforeEach(() => line.nextWeek());
afterEach(async () => {
	// no word that Ireland lacks, no recording, nothing badly made
	expect(await line.complaints()).toEqual([]);
});
afterAll(() => line?.close());

async function callOf(sid: string) {
	const [row] = await line.sql`SELECT c.id, c.state, c.stage, c.ended_as, c.holder_id, c.intake_id
		FROM call c WHERE c.provider_id = ${sid}`;
	return row!;
}
const legsOf = (sid: string) =>
	line.sql`SELECT l.staff_id, l.state, l.reason FROM call_leg l JOIN call c ON c.id = l.call_id
		WHERE c.provider_id = ${sid} ORDER BY l.created_at, l.id`;
const tasksOf = (sid: string) =>
	line.sql`SELECT f.id, f.reason_code, f.status FROM follow_up f JOIN intake i ON i.id = f.intake_id WHERE i.external_id = ${sid}`;
const becomes = (who: Telephone, state: string) =>
	line.until(who.look, (seen) => seen.state === state);
const isSpeaking = async (who: Telephone) =>
	(await who.heard()).some((words) => words.startsWith('talking with'));

/** A telephone of ours that rings is answered, and a key pressed. */
async function takes(colleague: Colleague): Promise<Telephone> {
	const phone = line.called(colleague);
	await becomes(phone, 'ringing');
	await phone.answer();
	await phone.hears(/Toets 1/);
	await phone.press('1');
	return phone;
}

/** Whoever waits is on the line with this colleague. */
async function speaks(caller: Caller, colleague: Colleague): Promise<Telephone> {
	const phone = await takes(colleague);
	await line.until(
		() => callOf(caller.sid),
		({ state }) => state === 'connected'
	);
	return phone;
}
const post = async (desk: Visitor, path: string, fields: Record<string, string> = {}) => {
	const answer = await desk.post(path, fields);
	return { ...answer, to: answer.headers.get('location') ?? '' } satisfies Answer & { to: string };
};

test('27: of two who press 1 at once one speaks, the other is told; a voicemail takes nobody; who has gone is gone for our telephone too', async () => {
	const both = [await line.hires('Joost'), await line.hires('Fatma')];
	const caller = await line.waitsInLine();
	const phones = both.map((one) => line.called(one));
	// after a minute both ring
	await line.until(
		() => Promise.all(phones.map((phone) => phone.look())),
		(seen) => seen.every(({ state }) => state === 'ringing')
	);
	for (const phone of phones) await phone.answer();
	for (const phone of phones) await phone.hears(/Toets 1/);
	const press = phones.map(({ number }) => ({ number, act: 'press', keys: '1' }));
	await line.steer('/_at-once', { all: press });
	await line.until(
		() => callOf(caller.sid),
		({ state }) => state === 'connected'
	);
	const speaking = await Promise.all(phones.map(isSpeaking));
	expect(speaking.filter(Boolean)).toHaveLength(1);
	const late = phones[speaking.indexOf(false)]!;
	expect((await late.heard()).join(' ')).toMatch(/Al aangenomen/);
	await becomes(late, 'idle');
	expect((await legsOf(caller.sid)).filter(({ state }) => state === 'bridged')).toHaveLength(1);
	await caller.hangUp();

	await line.nextWeek();
	const [machine, human] = [await line.hires('Amina'), await line.hires('Daan')];
	for (const one of [machine, human]) await line.called(one).behaves('voicemail without a key');
	const second = await line.waitsInLine();
	await line.until(
		async () => (await legsOf(second.sid)).filter(({ state }) => state === 'ended').length,
		(n) => n >= 2
	);
	expect(await callOf(second.sid)).toMatchObject({ state: 'queued' });
	for (const one of [machine, human]) await line.called(one).behaves();
	const desk = await line.signsIn(human);
	const phone = line.called(human);
	await becomes(phone, 'ringing');
	await phone.answer();
	await phone.hears(/Toets 1/);
	// they hang up, and nobody is told
	await line.unheard(second.hangUp);
	await phone.press('1');
	await becomes(phone, 'idle');
	const gone = await callOf(second.sid);
	expect(gone).toMatchObject({ state: 'over', ended_as: 'abandoned' });
	expect(await tasksOf(second.sid)).toMatchObject([{ reason_code: 'decide-callback' }]);
	const page = await post(desk, `/desk/calls/${gone['id']}?/draft`, { note: '' });
	expect(page.to).toBe('/desk/calls?call-left');
	expect((await desk.get(page.to)).body).toContain(t('calls.said-left'));
});

test('28: on hold before a colleague is rung; who declines, who leaves first, who hangs up in the middle: nobody is left alone on a line', async () => {
	const first = await line.hires('Joost');
	const caller = await line.waitsInLine();
	const firstPhone = await speaks(caller, first);
	const second = await line.hires('Fatma');
	const secondPhone = line.called(second);
	const { id } = await callOf(caller.sid);
	const asksOver = async (desk: Visitor, to: Colleague) => {
		const asked = {
			to: to.id,
			role: 'transfer',
			handoverId: randomUUID(),
			handover: 'Zij kent Turks.'
		};
		expect((await post(desk, `/desk/calls/${id}?/colleague`, asked)).status).toBe(303);
	};
	const theirs = async () => (await line.inTheRoom()).find(({ label }) => label === 'theirs');

	const desk = await line.signsIn(first);
	const before = (await line.asked()).length;
	await asksOver(desk, second);
	await becomes(secondPhone, 'ringing');
	const orders = (await line.asked()).slice(before).filter(({ method }) => method === 'POST');
	expect(orders.map(({ path, params }) => params['Hold'] ?? path.split('/').at(-1))).toEqual([
		true,
		'Calls.json'
	]);
	expect(await theirs()).toMatchObject({ held: true });
	await secondPhone.decline();
	await line.until(theirs, (seen) => seen?.held === false);
	expect((await callOf(caller.sid))['state']).toBe('connected');
	expect([(await firstPhone.look()).state, (await caller.look()).state]).toEqual([
		'talking',
		'talking'
	]);

	await asksOver(desk, second);
	await takes(second);
	await line.until(line.inTheRoom, (all) => all.filter(({ hasJoined }) => hasJoined).length === 3);
	expect((await line.inTheRoom()).some(({ held }) => held)).toBe(false);
	await firstPhone.hangUp();
	await line.until(
		() => callOf(caller.sid),
		(call) => call['holder_id'] === second.id
	);
	expect((await caller.look()).state).toBe('talking');

	await asksOver(await line.signsIn(second), first);
	await becomes(firstPhone, 'ringing');
	await caller.hangUp();
	await becomes(firstPhone, 'idle');
	await becomes(secondPhone, 'idle');
	expect((await legsOf(caller.sid)).every(({ state }) => state === 'ended')).toBe(true);
	expect(await callOf(caller.sid)).toMatchObject({ state: 'wrap_up' });

	// nothing is told any more of a telephone that rings and of who waits: five minutes later neither is left
	const amina = await line.hires('Amina');
	const left = await line.waitsInLine();
	await becomes(line.called(amina), 'ringing');
	await line.unheard(async () => {
		await left.hangUp();
		await line.called(amina).decline();
	});
	await line.waits(300);
	await line.startsAgain();
	await soon(
		async () => (await legsOf(left.sid)).filter(({ state }) => state !== 'ended').length,
		(n) => n === 0
	);
	await soon(
		() => callOf(left.sid),
		(call) => call['ended_as'] === 'abandoned'
	);
	expect(await tasksOf(left.sid)).toMatchObject([{ reason_code: 'decide-callback' }]);
}, 180_000);

test('SC-20: click-to-call rings the counsellor first; each sees only our number, and the desk only the last two digits', async () => {
	const caller = await line.waitsInLine();
	await caller.press('1');
	await becomes(caller, 'idle');
	const [task] = await tasksOf(caller.sid);
	const joost = await line.hires('Joost');
	const desk = await line.signsIn(joost);
	const { intake_id: intake } = await callOf(caller.sid);
	expect((await post(desk, `/desk/intakes/${intake}?/take`)).status).toBe(303);
	const before = (await line.asked()).length;
	const placed = await post(desk, `/desk/intakes/${intake}?/place`, { task: String(task!['id']) });
	expect(placed).toMatchObject({
		status: 303,
		to: expect.stringMatching(/^\/desk\/calls\/[\w-]{36}$/)
	});

	const [hers, theirs] = [line.called(joost), line.called({ phone: caller.number })];
	expect((await becomes(hers, 'ringing')).shows).toBe(ours);
	expect((await theirs.look()).state).toBe('idle');
	await takes(joost);
	expect((await becomes(theirs, 'ringing')).shows).toBe(ours);
	const calls = (await line.asked())
		.slice(before)
		.filter(({ path }) => path.endsWith('/Calls.json'));
	expect(calls.map(({ params }) => [params['From'], params['To']])).toEqual([
		[ours, joost.phone],
		[ours, caller.number]
	]);
	expect(JSON.stringify(calls[1]!.params)).not.toContain(joost.phone.slice(1));
	await theirs.answer();
	await line.until(line.inTheRoom, (all) => all.filter(({ hasJoined }) => hasJoined).length === 2);
	for (const path of [placed.to, '/desk', '/desk/calls', `/desk/intakes/${intake}`]) {
		const { status, body } = await desk.get(path);
		expect([path, status]).toEqual([path, 200]);
		for (const whole of [caller.number.slice(-8), joost.phone.slice(-8)])
			expect(body, path).not.toContain(whole);
	}
	expect((await desk.get(placed.to)).body).toContain(`•••• ${caller.number.slice(-2)}`);

	await hers.hangUp();
	await becomes(theirs, 'idle');
	const told = { outcome: 'advice', summary: 'Rustig gesproken.', summaryId: randomUUID() };
	expect((await post(desk, `${placed.to}?/tell`, told)).status).toBe(303);
	expect(await tasksOf(caller.sid)).toMatchObject([{ status: 'done' }]);
});

test('SC-07: whoever answers hears nothing of us, a machine is left alone, and the word is asked before anything is told', async () => {
	const joost = await line.hires('Joost');
	const detail = { ...blankDetail, callFromHiddenNumber: false };
	const plan = { channelOrder: ['voice' as const], callAllowed: true, detail };
	const family = await makeFamily({ superuser: line.sql }, { counsellorId: joost.id, plan });
	const { personId, partId } = family;
	await line.sql`UPDATE consent SET purpose = 'voice_call' WHERE person_id = ${personId}`;
	const words = { code: wordHash(house().keys, personId, 'merel') };
	const confirmedAt = new Date('2026-01-06T10:00:00Z');
	await addPlan({ superuser: line.sql }, { ...plan, personId, confirmedAt, words });
	const desk = await line.signsIn(joost);
	const theirs = line.called(family);
	const rings = async () => {
		const placed = await post(desk, `/desk/cases/${partId}/plan?/call`, { person: personId });
		expect(placed.status).toBe(303);
		await takes(joost);
		return placed.to;
	};
	const heard = async () => (await theirs.heard()).filter((one) => /^(said|played)/.test(one));

	await theirs.behaves('voicemail after 2 s');
	const machine = await rings();
	await line.until(
		() => line.sql`SELECT state, ended_as FROM call WHERE id = ${machine.slice(-36)}`,
		([call]) => call!['state'] === 'over'
	);
	expect(await heard()).toEqual([]);
	await becomes(line.called(joost), 'idle');

	await theirs.behaves();
	const call = await rings();
	expect((await becomes(theirs, 'ringing')).shows).toBe(ours);
	await theirs.answer();
	await line.until(line.inTheRoom, (all) => all.filter(({ hasJoined }) => hasJoined).length === 2);
	expect(await isSpeaking(theirs)).toBe(true);
	expect(await heard()).toEqual([]);
	const screen = (await desk.get(call)).body;
	expect(screen).toContain(t('calls.out-first-say'));
	for (const key of ['calls.out-first-say', 'calls.out-word-say', 'calls.out-other-say'] as const)
		expect(t(key)).not.toMatch(/steunpunt|hulplijn|naastenlijn|extrem|radical/i);
	const says = (said: string) => post(desk, `${call}?/word`, { person: personId, said });
	expect((await says('')).status).toBe(422);
	expect((await says('egel')).body).toContain(t('calls.heard-wrong'));
	expect((await says('mus')).body).toContain(t('calls.heard-goodbye'));
	await theirs.hangUp();
	await becomes(line.called(joost), 'idle');
	expect(await heard()).toEqual([]);
	const told = { outcome: 'other-answered', summary: '', summaryId: randomUUID() };
	expect((await post(desk, `${call}?/tell`, told)).to).toBe('/desk/calls?call-done');
});
