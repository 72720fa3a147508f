import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { byStanding } from '#domain/intake.ts';
import { localDate, localTime } from '#domain/time.ts';
import { answerIntake } from '#server/intakes/answer.ts';
import { changeIntakeLevel } from '#server/intakes/change-level.ts';
import { closeIntakeRoom } from '#server/intakes/close-room.ts';
import { closeIntake } from '#server/intakes/close.ts';
import { decideCallback } from '#server/intakes/decide-callback.ts';
import { readCall } from '#server/intakes/call-form.ts';
import { keepIntake } from '#server/intakes/keep.ts';
import { deskOf, type DeskLine } from '#server/intakes/list.ts';
import { waitingOf } from '#server/intakes/line.ts';
import { logCall } from '#server/intakes/log-call.ts';
import { readIntake } from '#server/intakes/read.ts';
import { releaseIntake } from '#server/intakes/release.ts';
import { showPhone } from '#server/intakes/show-phone.ts';
import * as intakes from '#server/intakes/store.ts';
import { takeIntake } from '#server/intakes/take.ts';
import { sealMessage } from '#server/intakes/sealed-intake.ts';
import { openKey } from '#server/keys/data-keys.ts';
import * as rooms from '#server/rooms/store.ts';
import { atTheDoor, together } from '#server/work.ts';
import { allClear, arrives, chainOf, sheWrites } from '../support/arrivals.ts';
import { climbOnce } from '../support/called.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';

let house: TestHouse;
let joost: Colleague;
let amina: Colleague;
let annelies: Colleague;
beforeAll(async () => {
	house = await freshHouse();
	joost = await employ(house, 'Joost', 'counsellor', { onDuty: true });
	amina = await employ(house, 'Amina', 'counsellor', { onDuty: true });
	annelies = await employ(house, 'Annelies', 'supervisor');
});
afterAll(() => house.close());

const desk = async (
	who: Colleague,
	show: 'all' | 'waiting' | 'mine' | 'overdue' = 'all',
	after?: string
) => {
	const seen = await deskOf(who, { show, after });
	if ('problem' in seen) throw new Error(seen.problem);
	return seen;
};
const rowOf = async (id: string) =>
	(await house.superuser`SELECT * FROM intake WHERE id = ${id}`)[0]!;

describe('taking', () => {
	test('of two racing takers one wins, the other hears who', async () => {
		for (let round = 0; round < 10; round++) {
			const id = await arrives(allClear);
			const offers = await Promise.all([joost, amina].map(async (who) => offerTo(who, id)));
			const outcomes = await Promise.all([
				takeIntake(joost, id, { offer: offers[0]! }),
				takeIntake(amina, id, { offer: offers[1]! })
			]);
			const winners = outcomes.filter((outcome) => 'taken' in outcome);
			const losers = outcomes.filter((outcome) => 'problem' in outcome);
			const winner = outcomes.indexOf(winners[0]!) === 0 ? joost : amina;
			expect(winners.length).toBe(1);
			expect(losers).toEqual([{ problem: 'already-taken', by: winner.name }]);
			expect((await rowOf(id))['taken_by']).toBe(winner.id);
			expect((await chainOf(house, id)).filter((kind) => kind === 'intake.taken').length).toBe(1);
			await closeIntake(winner, id, { reason: 'klaar' });
		}
	});

	test('whoever was not offered it learns nothing: taken and missing look the same', async () => {
		const id = await arrives(allClear);
		await takeIntake(joost, id, { offer: await offerTo(joost, id) });
		const stolen = await offerTo(joost, randomUUID());
		expect(await takeIntake(amina, id, { offer: stolen })).toEqual({ problem: 'not-found' });
		expect(await takeIntake(amina, randomUUID(), { offer: stolen })).toEqual({
			problem: 'not-found'
		});
		expect(await takeIntake(amina, 'no-id', {})).toEqual({ problem: 'not-found' });
		expect(await chainOf(house, id)).toContain('intake.opening-refused');
	});

	test('a counsellor takes nothing over, a supervisor does from the one she named', async () => {
		const id = await arrives(allClear);
		await takeIntake(joost, id, { offer: await offerTo(joost, id) });
		expect(await takeIntake(amina, id, { from: joost.id })).toEqual({ problem: 'not-found' });
		expect(await takeIntake(annelies, id, { from: amina.id })).toEqual({ problem: 'not-found' });
		expect(await takeIntake(annelies, id, { from: joost.id })).toEqual({ taken: true });
		expect((await rowOf(id))['taken_by']).toBe(annelies.id);
	});

	test('given back with a reason, it is everybody’s again and the next one reads the reason', async () => {
		const id = await taken(joost);
		expect(await releaseIntake(joost, id, ' ')).toEqual({ problem: 'reason-missing' });
		expect(await releaseIntake(joost, id, 'Ik ben morgen vrij.')).toEqual({ released: true });
		expect(await rowOf(id)).toMatchObject({ taken_by: null, status: 'triaged' });
		await takeIntake(amina, id, {});
		const seen = await opened(amina, id);
		expect(seen.trail.map((line) => line.reason)).toContain('Ik ben morgen vrij.');
	});
});

describe('reading', () => {
	test('leaves exactly one event each time, and from then on a person has read it', async () => {
		const id = await taken(joost, {});
		expect((await rowOf(id))['read_at']).toBeNull();
		await readIntake(joost, id);
		expect((await chainOf(house, id)).filter((kind) => kind === 'intake.opened').length).toBe(1);
		const first = (await rowOf(id))['read_at'];
		expect(first).not.toBeNull();
		await readIntake(joost, id);
		expect((await chainOf(house, id)).filter((kind) => kind === 'intake.opened').length).toBe(2);
		expect((await rowOf(id))['read_at']).toEqual(first);
	});

	test('a free one shows its outside only: no story, no event, still unread', async () => {
		const id = await arrives({});
		const seen = await readIntake(joost, id);
		expect(seen).toMatchObject({ intake: { level: 'not-read', inside: undefined } });
		expect(JSON.stringify(seen)).not.toContain('zoon');
		expect(await chainOf(house, id)).toEqual(['intake.received']);
		expect((await rowOf(id))['read_at']).toBeNull();
	});

	test('a foreign intake answers like a missing one, and the try is recorded', async () => {
		const id = await taken(joost);
		const foreign = await readIntake(amina, id);
		expect(foreign).toEqual(await readIntake(amina, randomUUID()));
		expect(foreign).toEqual({ problem: 'not-found' });
		expect(await answerIntake(amina, id, { messageId: randomUUID(), text: 'x' })).toEqual(foreign);
		expect(await closeIntake(amina, id, { reason: 'x' })).toEqual(foreign);
		expect(await showPhone(amina, id, 'x')).toEqual(foreign);
		expect(await releaseIntake(amina, id, 'x')).toEqual(foreign);
		expect(await changeIntakeLevel(amina, id, { from: 'T3', to: 'T1', reason: '' })).toEqual(
			foreign
		);
		const refusals =
			await house.superuser`SELECT actor_id FROM event WHERE chain_id = ${id} AND kind = 'intake.opening-refused'`;
		expect(refusals.map((row) => row['actor_id'])).toEqual(Array(6).fill(amina.id));
	});

	test('the number is masked; the whole one needs a reason that is kept', async () => {
		const id = await taken(joost, { ...allClear, phone: '+44 7700 900123' });
		const seen = await readIntake(joost, id);
		expect(JSON.stringify(seen)).not.toContain('900123');
		expect((await opened(joost, id)).told!.number).toBe('•••• 23');
		expect(await showPhone(joost, id, '')).toEqual({ problem: 'reason-missing' });
		expect(await showPhone(joost, id, 'Zij vroeg om te bellen.')).toEqual({
			number: '+44 7700 900123'
		});
		const trail = (await opened(joost, id)).trail.find((line) => line.kind === 'phone.shown');
		expect(trail).toMatchObject({ by: 'Joost', reason: 'Zij vroeg om te bellen.' });
	});
});

describe('the level', () => {
	test('going up to T1 calls a supervisor once, gives a new deadline, and not whoever raised it nor who would not find it', async () => {
		const id = await taken(joost);
		expect(await changeIntakeLevel(joost, id, { from: 'T3', to: 'T1', reason: '' })).toEqual({
			level: 'T1'
		});
		await climbOnce(house);
		const alerts =
			await house.superuser`SELECT staff_id, purpose FROM notification WHERE intake_id = ${id}`;
		expect(alerts.map((row) => [row['staff_id'], row['purpose']])).toEqual([
			[annelies.id, 'alert-urgent']
		]);
		const { deadline_at: deadline } = await rowOf(id);
		expect(Math.abs((deadline as Date).getTime() - Date.now() - 4 * 3_600_000)).toBeLessThan(
			10_000
		);
		expect(await chainOf(house, id)).toContain('intake.level-raised');
	});

	test('going down from T2 needs a reason; what changed meanwhile must be seen first', async () => {
		const id = await taken(joost, { ...allClear, suicideRisk: 'thoughts' });
		expect(await changeIntakeLevel(joost, id, { from: 'T2', to: 'T3', reason: '' })).toEqual({
			problem: 'reason-missing'
		});
		expect(await changeIntakeLevel(joost, id, { from: 'T3', to: 'T4', reason: 'x' })).toEqual({
			problem: 'level-changed-meanwhile'
		});
		expect(
			await changeIntakeLevel(joost, id, { from: 'T2', to: 'T3', reason: 'Gebeld met huisarts.' })
		).toEqual({ level: 'T3' });
	});
});

describe('deciding', () => {
	test('an answer waits in the room; the same form twice is one message', async () => {
		const id = await taken(joost);
		const request = { messageId: randomUUID(), text: 'Dank dat u dit schrijft.' };
		expect(await answerIntake(joost, id, { ...request, text: ' ' })).toEqual({
			problem: 'text-missing'
		});
		expect(await answerIntake(joost, id, request)).toEqual({ answered: true });
		expect(await answerIntake(joost, id, request)).toEqual({ answered: true });
		expect(await answerIntake(joost, id, { ...request, text: 'Dank u.' })).toEqual({
			problem: 'words-changed'
		});
		expect(await rowOf(id)).toMatchObject({ status: 'answered', closed_at: null });
		const seen = await opened(joost, id);
		expect(seen.messages.map(({ author, text, by }) => [author, text, by])).toEqual([
			['staff', 'Dank dat u dit schrijft.', 'Joost']
		]);
		expect((await desk(joost, 'mine')).lines.map((line) => line.id)).not.toContain(id);
	});

	test('answer and close; a closed one takes no answer', async () => {
		const id = await taken(joost);
		await answerIntake(joost, id, { messageId: randomUUID(), text: 'Tot ziens.', thenClose: true });
		expect(await rowOf(id)).toMatchObject({ status: 'closed' });
		expect(await answerIntake(joost, id, { messageId: randomUUID(), text: 'Nog iets.' })).toEqual({
			problem: 'not-possible-now'
		});
		expect((await chainOf(house, id)).slice(-2)).toEqual(['intake.answered', 'intake.closed']);
	});

	test('referring closes it with where and why', async () => {
		const id = await taken(joost);
		expect(await closeIntake(joost, id, { reason: '', where: 'doctor' })).toEqual({
			problem: 'reason-missing'
		});
		expect(await closeIntake(joost, id, { reason: 'Rouw.', where: 'doctor' })).toEqual({
			closed: true
		});
		expect(await closeIntake(joost, id, { reason: 'Nogmaals.' })).toEqual({
			problem: 'not-possible-now'
		});
		expect(
			(await opened(joost, id)).trail.find((line) => line.kind === 'intake.referred')
		).toMatchObject({ where: 'doctor', reason: 'Rouw.' });
	});

	test('without a room, or with a closed one, nothing can be left there', async () => {
		const bare = await arrives(allClear, { withRoom: false });
		await takeIntake(joost, bare, {});
		const text = { messageId: randomUUID(), text: 'x' };
		expect(await answerIntake(joost, bare, text)).toEqual({ problem: 'no-room' });
		expect(await closeIntakeRoom(joost, bare)).toEqual({ problem: 'no-room' });
		const id = await taken(joost);
		await sheWrites(house, id, 'Dit is van mij.');
		expect(await closeIntakeRoom(joost, id)).toEqual({ closed: true });
		expect(await answerIntake(joost, id, text)).toEqual({ problem: 'room-closed' });
		const seen = await opened(joost, id);
		expect(seen.room).toMatchObject({ isOpen: false, closedBy: 'staff' });
		expect(seen.messages.map((one) => one.text)).toEqual(['Dit is van mij.']);
	});

	test('she writes back after closing: open again for the one on duty, waiting anew', async () => {
		const id = await taken(joost);
		await closeIntake(joost, id, { reason: 'klaar' });
		const [room] = await house.superuser`SELECT id FROM room WHERE intake_id = ${id}`;
		await writeBack(String(room!['id']));
		expect(await rowOf(id)).toMatchObject({
			status: 'assigned',
			closed_at: null,
			read_at: null,
			taken_by: joost.id
		});
		expect((await desk(joost, 'mine')).lines.map((line) => line.id)).toContain(id);
	});

	test('a number that called is called back only when a person says so, with a reason', async () => {
		const id = await callArrives('+447700900111');
		await takeIntake(joost, id, {});
		const { told, tasks } = await opened(joost, id);
		expect(told).toMatchObject({ number: '•••• 11', isCallerNumber: true });
		const decision = { taskId: tasks[0]!.id, callBack: false, reason: '' };
		expect(await decideCallback(joost, id, decision)).toEqual({ problem: 'reason-missing' });
		expect(await decideCallback(joost, id, { ...decision, reason: 'Niemand vroeg erom.' })).toEqual(
			{ decided: true }
		);
		expect(await decideCallback(joost, id, { ...decision, reason: 'x' })).toEqual({
			problem: 'not-possible-now'
		});
		expect((await opened(joost, id)).tasks).toEqual([]);
	});
});

describe('a call logged by hand', () => {
	const form = (more: Record<string, string> = {}) => {
		const data = new FormData();
		const moment = new Date(Date.now() - 3_600_000);
		const fields = {
			formId: randomUUID(),
			calledOn: localDate(moment),
			calledAtHour: localTime(moment),
			door: 'relative',
			language: 'nl',
			story: 'Zij belde over haar broer.',
			...allClear,
			...more
		};
		for (const [name, value] of Object.entries(fields)) data.set(name, value);
		return data;
	};

	test('is hers from the start, read, with a code to read out once; twice the same form is one intake', async () => {
		const read = readCall(form({ givesCode: 'on', word: 'Tulp', phone: '0612345678' }));
		if (!('call' in read)) throw new Error(JSON.stringify(read.problems));
		const first = await logCall(joost, read.call);
		expect(first).toEqual(await logCall(joost, read.call));
		if ('problem' in first) throw new Error(first.problem);
		expect(first.code).toMatchObject({ code: expect.stringMatching(/^\d{16}$/), word: 'Tulp' });
		expect(await rowOf(first.id)).toMatchObject({
			taken_by: joost.id,
			channel: 'phone',
			status: 'assigned'
		});
		expect((await chainOf(house, first.id))[0]).toBe('intake.call-logged');
		const stored = JSON.stringify(await rowOf(first.id));
		expect(stored).not.toContain('Tulp');
		expect((await opened(joost, first.id)).told).toMatchObject({
			number: '•••• 78',
			answers: { story: 'Zij belde over haar broer.' }
		});
	});

	test('its clock starts when they called; danger calls a supervisor', async () => {
		const read = readCall(form({ callerInDanger: 'yes' }));
		if (!('call' in read)) throw new Error('no call');
		const outcome = await logCall(joost, read.call);
		if ('problem' in outcome) throw new Error(outcome.problem);
		expect(outcome.code).toBeUndefined();
		const row = await rowOf(outcome.id);
		expect(row).toMatchObject({ level: 'T0' });
		expect((row['deadline_at'] as Date).getTime() - read.call.calledAt.getTime()).toBe(15 * 60_000);
		await climbOnce(house);
		expect(
			(
				await house.superuser`SELECT staff_id FROM notification WHERE intake_id = ${outcome.id}`
			).map((n) => n['staff_id'])
		).toEqual([annelies.id]);
	});

	test('needs the acute questions, or the word that they could not be asked', async () => {
		const unanswered = form();
		unanswered.delete('suicideRisk');
		expect(readCall(unanswered)).toMatchObject({ problems: { suicideRisk: 'acute-missing' } });
		unanswered.set('notAskable', 'on');
		expect(readCall(unanswered)).toHaveProperty('call');
		expect(readCall(form({ story: ' ' }))).toMatchObject({ problems: { story: 'story-missing' } });
		expect(readCall(form({ calledOn: '2026-02-30' }))).toMatchObject({
			problems: { calledOn: 'moment-unreadable' }
		});
		expect(readCall(form({ door: '__proto__' }))).toMatchObject({
			problems: { door: 'door-missing' }
		});
	});
});

describe('the desk', () => {
	test('stands in the order of the domain, page after page, without gaps or doubles', async () => {
		const spread = [
			{},
			allClear,
			{ ...allClear, suicideRisk: 'plan' },
			{ ...allClear, callerInDanger: 'yes' },
			{ ...allClear, suicideRisk: 'thoughts' }
		];
		for (let n = 0; n < 95; n++) await arrives(spread[n % spread.length]);
		const seen = (await everyLine(joost, 'waiting')).map((line) => line.id);
		const rows = await together(joost, async (work) =>
			Promise.all(seen.map(async (id) => (await intakes.find(work, id))!))
		);
		const free =
			await house.superuser`SELECT id FROM intake WHERE taken_by IS NULL AND part_id IS NULL AND closed_at IS NULL`;
		expect(new Set(seen).size).toBe(seen.length);
		expect(seen.length).toBe(free.length);
		const standing = rows.map(waitingOf);
		for (let n = 1; n < standing.length; n++)
			expect(byStanding(standing[n - 1]!, standing[n]!)).toBeLessThanOrEqual(0);
	});

	test('shows nothing calmer than T2 of what nobody read, and nothing of others', async () => {
		const unread = await arrives({});
		const line = (await everyLine(joost, 'all')).find((one) => one.id === unread);
		expect(line).toMatchObject({ level: 'not-read', owes: 'read' });
		const foreign = await taken(amina);
		for (const show of ['all', 'waiting', 'mine', 'overdue'] as const) {
			expect((await everyLine(joost, show)).map((one) => one.id)).not.toContain(foreign);
		}
	});

	test('an administrator has no desk; a broken cursor starts at the top', async () => {
		const bram = await employ(house, 'Bram', 'administrator');
		expect(await deskOf(bram, { show: 'all' })).toEqual({ problem: 'not-allowed' });
		const top = await desk(joost, 'waiting');
		expect((await desk(joost, 'waiting', "0~x'; DROP TABLE intake~")).lines[0]!.id).toBe(
			top.lines[0]!.id
		);
	});
});

async function everyLine(who: Colleague, show: Parameters<typeof desk>[1]) {
	const lines: DeskLine[] = [];
	for (let after: string | undefined, page = 0; page < 20; page++) {
		const seen = await desk(who, show, after);
		lines.push(...seen.lines);
		after = seen.next;
		if (!after) break;
	}
	return lines;
}

async function offerTo(who: Colleague, id: string): Promise<string> {
	const seen = await readIntake(who, id);
	if ('intake' in seen) return seen.intake.offer ?? '';
	return '';
}

async function taken(
	who: Colleague,
	answers: Parameters<typeof arrives>[0] = allClear
): Promise<string> {
	const id = await arrives(answers);
	expect(await takeIntake(who, id, {})).toEqual({ taken: true });
	return id;
}

async function opened(who: Colleague, id: string) {
	const seen = await readIntake(who, id);
	if ('problem' in seen || !seen.intake.inside) throw new Error('not open');
	return seen.intake.inside;
}

function callArrives(callerNumber: string): Promise<string> {
	return atTheDoor(async (work) => {
		const told = { language: 'nl', answers: {}, callerNumber } as const;
		const call = {
			channel: 'phone',
			origin: 'telephone',
			triage: {},
			told,
			externalId: `CA${randomUUID()}`,
			asksCallbackDecision: true
		} as const;
		return (await keepIntake(work, call)).intakeId;
	});
}

async function writeBack(roomId: string): Promise<void> {
	await atTheDoor(async (work) => {
		const id = randomUUID();
		const room = (await rooms.open(work, roomId))!;
		const soon = new Date(work.now.getTime() + 3_600_000);
		const sealed = sealMessage(openKey(work, room.key), id, 'Het gaat slechter.');
		const writing = {
			id,
			sealed,
			deadline: soon,
			readBy: soon,
			level: 'T3',
			acuteUnclear: false,
			alert: undefined
		} as const;
		expect(await rooms.write(work, roomId, writing)).toBe(true);
	});
}
