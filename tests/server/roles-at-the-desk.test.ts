import { randomUUID } from 'node:crypto';
import { addHours } from 'date-fns';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#domain/actor.ts';
import { readCase } from '#server/cases/read.ts';
import { takeOn } from '#server/cases/take-on.ts';
import { linkContact } from '#server/contacts/link.ts';
import { declareConflict } from '#server/conflicts/declare.ts';
import { answerIntake } from '#server/intakes/answer.ts';
import { changeIntakeLevel } from '#server/intakes/change-level.ts';
import { closeIntakeRoom } from '#server/intakes/close-room.ts';
import { closeIntake } from '#server/intakes/close.ts';
import { giveBack } from '#server/intakes/door.store.ts';
import { deskOf } from '#server/intakes/list.ts';
import { logCall } from '#server/intakes/log-call.ts';
import { readIntake } from '#server/intakes/read.ts';
import { releaseIntake } from '#server/intakes/release.ts';
import { showPhone as showNumber } from '#server/intakes/show-phone.ts';
import { takeIntake } from '#server/intakes/take.ts';
import { compareName } from '#server/matching/compare-name.ts';
import { writeNote } from '#server/notes/write.ts';
import { showReach } from '#server/safe-contact/show-reach.ts';
import { findInOwnCases } from '#server/search/find.ts';
import { jumpsOf } from '#server/search/jump.ts';
import { decideSecondLook, withdrawSecondLook } from '#server/second-looks/decide.ts';
import { changeRole } from '#server/staff/change.ts';
import { switchDuty } from '#server/staff/switch-duty.ts';
import { atTheDoor } from '#server/work.ts';
import { acting, outcomeOf } from '../support/acting.ts';
import { allClear, arrives, chainOf } from '../support/arrivals.ts';
import { climbOnce } from '../support/called.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { openedCase } from './case-story.ts';

let house: TestHouse;
let fenna: Colleague;
let pieter: Colleague;
let joost: Colleague;
let annelies: Colleague;
let bram: Colleague;
beforeAll(async () => {
	house = await freshHouse();
	joost = await employ(house, 'Joost', 'counsellor');
	annelies = await employ(house, 'Annelies', 'supervisor');
	bram = await employ(house, 'Bram', 'administrator');
});
afterAll(() => house.close());
beforeEach(async () => {
	await house.moveClockTo(new Date());
	fenna = await employ(house, 'Fenna', 'front_desk');
	pieter = await employ(house, 'Pieter', 'on_call');
});

const urgent = { ...allClear, suicideRisk: 'plan', phone: '0612345678' } as const;
const notFound = { problem: 'not-found' };
const newCase = { serviceType: 'family_support', name: 'Samira', concern: '' } as const;
const answerOf = (text: string) => ({ messageId: randomUUID(), text });
const tables = ['intake', 'intake_answers', 'intake_message', 'room', 'data_key', 'event'];

/** What of an intake the walls let this actor see, table by table. */
function seenBySql(who: Actor, id: string): Promise<string[]> {
	const columns: Record<string, string> = { intake: 'id', event: 'chain_id' };
	return acting(house.database.sql, who.id, async (tx) => {
		const found: string[] = [];
		for (const table of tables) {
			const column = columns[table] ?? 'intake_id';
			const rows = await tx.unsafe(`SELECT 1 FROM ${table} WHERE ${column} = $1 LIMIT 1`, [id]);
			if (rows.length > 0) found.push(table);
		}
		return found;
	});
}

async function linesOf(who: Actor): Promise<string[]> {
	const desk = await deskOf(who, { show: 'all' });
	if ('problem' in desk) throw new Error(desk.problem);
	return desk.lines.map(({ id }) => id);
}

async function takes(who: Actor, answers = {}): Promise<string> {
	const id = await arrives(answers);
	expect(await takeIntake(who, id, {})).toEqual({ taken: true });
	return id;
}

async function onDuty(who: Colleague): Promise<Colleague> {
	expect(await switchDuty(who, true)).toEqual({ onDuty: true });
	return { ...who, onDuty: true };
}

const holderOf = async (id: string) =>
	(await house.superuser`SELECT status, taken_by FROM intake WHERE id = ${id}`)[0];
const free = { status: 'triaged', taken_by: null };

describe('the front desk', () => {
	test('takes, answers, raises, refers, closes a room and gives back', async () => {
		const id = await takes(fenna);
		expect(await linesOf(fenna)).toContain(id);
		expect(await seenBySql(fenna, id)).toEqual(tables.filter((one) => one !== 'intake_message'));
		expect(await answerIntake(fenna, id, answerOf('Goed dat u schrijft.'))).toEqual({
			answered: true
		});
		const raised = { from: 'T3', to: 'T2', reason: 'Zij klinkt bang.' } as const;
		expect(await changeIntakeLevel(fenna, id, raised)).toEqual({ level: 'T2' });
		expect(await closeIntakeRoom(fenna, id)).toEqual({ closed: true });

		const referred = await takes(fenna);
		expect(await closeIntake(fenna, referred, { reason: 'Daar beter.', where: 'doctor' })).toEqual({
			closed: true
		});
		const handed = await takes(fenna);
		await answerIntake(fenna, handed, answerOf('Een collega belt u.'));
		expect(await releaseIntake(fenna, handed, 'Zij wil gebeld worden.')).toEqual({
			released: true
		});
		expect(await linesOf(fenna)).toContain(handed);
		expect(await takeIntake(joost, handed, {})).toEqual({ taken: true });
		expect(await readIntake(fenna, handed)).toEqual(notFound);
		expect(await seenBySql(fenna, handed)).toEqual([]);
	});

	test('takes nothing on as a case, and joins it to none, also not by SQL', async () => {
		const id = await takes(fenna);
		const { partId } = await openedCase(house, joost);
		expect(await takeOn(fenna, id, newCase)).toEqual({ problem: 'not-allowed' });
		const request = { partId, isAsker: true, reason: 'Zelfde moeder.' };
		expect(await linkContact(fenna, id, request)).toEqual({ problem: 'not-allowed' });
		expect(await readCase(fenna, partId)).toEqual(notFound);
		expect(await findInOwnCases(fenna, 'Samira')).toEqual({ problem: 'not-allowed' });
		expect(await jumpsOf(fenna)).toEqual({ problem: 'not-allowed' });
		expect(await compareName(fenna, id, 'Samira')).toEqual(notFound);
		const tries = [
			`UPDATE intake SET part_id = '${partId}' WHERE id = '${id}'`,
			`UPDATE intake SET taken_by = '${joost.id}' WHERE id = '${id}'`,
			`INSERT INTO membership (part_id, staff_id, role, since) VALUES ('${partId}', '${fenna.id}', 'second', now())`,
			`INSERT INTO data_key (id, kek_id, wrapped, part_id) VALUES (gen_random_uuid(), 't', '\\x00', '${partId}')`
		];
		for (const statement of tries) {
			expect(await outcomeOf(house.database.sql, fenna.id, statement), statement).toBe('42501');
		}
		for (const table of ['part', 'person', 'note', 'membership', 'danger', 'case_file']) {
			const statement = `SELECT FROM ${table}`;
			expect(await outcomeOf(house.database.sql, fenna.id, statement), table).toBe(0);
		}
	});

	test('sees what she took for fourteen days, by the rules and by the walls', async () => {
		const id = await takes(fenna);
		const room = await house.superuser`SELECT id FROM room WHERE intake_id = ${id}`;
		const from = Date.now();
		await house.moveClockTo(addHours(from, 14 * 24 - 1));
		await atTheDoor(giveBack);
		expect(await holderOf(id)).not.toEqual(free);
		expect(await readIntake(fenna, id)).toHaveProperty('intake');
		expect(await seenBySql(fenna, id)).toContain('intake_answers');

		await house.moveClockTo(addHours(from, 14 * 24 + 1));
		expect(await readIntake(fenna, id)).toEqual(notFound);
		expect(await answerIntake(fenna, id, answerOf('Nog eens.'))).toEqual(notFound);
		expect(await seenBySql(fenna, id)).toEqual([]);
		const closing = `SELECT FROM door.close_room('${room[0]!['id']}', 'staff') AS c (closed) WHERE c.closed`;
		expect(await outcomeOf(house.database.sql, fenna.id, closing)).toBe(0);
		expect(await linesOf(joost)).not.toContain(id);

		await atTheDoor(giveBack);
		expect(await holderOf(id)).toEqual(free);
		expect((await chainOf(house, id)).at(-1)).toBe('intake.released');
		expect(await linesOf(joost)).toContain(id);
	});

	test('is no second pair of eyes, and takes back only what she proposed', async () => {
		const id = await takes(joost, urgent);
		const lower = { from: 'T1', to: 'T3', reason: 'Het plan was van vorig jaar.' } as const;
		await changeIntakeLevel(joost, id, lower);
		await releaseIntake(joost, id, 'Mijn dienst is over.');
		await takeIntake(fenna, id, {});
		const [look] = await house.superuser`SELECT id FROM second_look WHERE intake_id = ${id}`;
		expect(await readIntake(fenna, id)).toMatchObject({
			intake: { inside: { look: { mayDecide: false } } }
		});
		expect(await decideSecondLook(fenna, String(look!['id']), true)).toEqual(notFound);
		const agrees = `UPDATE second_look SET decided_by = '${fenna.id}', decided_at = now(), decision = 'agreed' WHERE id = '${look!['id']}'`;
		expect(await outcomeOf(house.database.sql, fenna.id, agrees)).toBe(0);

		const own = await takes(fenna, urgent);
		expect(await changeIntakeLevel(fenna, own, lower)).toEqual({ waitsForSecond: true });
		const [hers] = await house.superuser`SELECT id FROM second_look WHERE intake_id = ${own}`;
		expect(await withdrawSecondLook(fenna, String(hers!['id']))).toEqual({ decided: 'withdrawn' });
	});

	test('what somebody has who comes to another place goes back to the desk', async () => {
		for (const role of ['expert', 'privacy_officer', 'analyst', 'administrator'] as const) {
			const someone = await employ(house, 'Somebody', 'front_desk');
			const id = await takes(someone);
			await changeRole(bram, someone.id, role);
			expect(await holderOf(id), role).toEqual(free);
		}
		const id = await takes(fenna);
		await changeRole(bram, fenna.id, 'counsellor');
		expect(await holderOf(id)).toEqual({ status: 'assigned', taken_by: fenna.id });
	});
});

describe('whoever is on call', () => {
	test('off duty sees nothing, on duty what is urgent and free or hers', async () => {
		const [danger, calm] = [await arrives(urgent), await arrives(allClear)];
		const theirs = await takes(joost, urgent);
		expect(await linesOf(pieter)).toEqual([]);
		expect(await takeIntake(pieter, danger, {})).toEqual(notFound);
		expect(await seenBySql(pieter, danger)).toEqual([]);

		const called = await onDuty(pieter);
		const seen = await linesOf(called);
		expect(seen).toContain(danger);
		expect(seen).not.toContain(calm);
		expect(seen).not.toContain(theirs);
		expect(await takeIntake(called, calm, {})).toEqual(notFound);
		for (const id of [calm, theirs]) expect(await seenBySql(called, id)).toEqual([]);
		expect(await takeIntake(called, danger, {})).toEqual({ taken: true });
		expect(await answerIntake(called, danger, answerOf('Wij bellen u nu.'))).toEqual({
			answered: true
		});
		expect(await showNumber(called, danger, 'Zij is in nood.')).toEqual({ number: '0612345678' });
		const raised = { from: 'T1', to: 'T0', reason: '' } as const;
		expect(await changeIntakeLevel(called, danger, raised)).toEqual({ level: 'T0' });
		expect(await closeIntake(called, danger, { reason: 'Klaar.' })).toEqual(notFound);
		expect(await takeOn(called, danger, newCase)).toEqual({ problem: 'not-allowed' });
	});

	test('gives back what is open when the duty ends, and what is no longer urgent', async () => {
		const called = await onDuty(pieter);
		const [kept, lowered] = [await takes(called, urgent), await takes(called, urgent)];
		const lower = { from: 'T1', to: 'T3', reason: 'Zij is bij haar zus.' } as const;
		expect(await changeIntakeLevel(called, lowered, lower)).toEqual({ waitsForSecond: true });
		const [look] = await house.superuser`SELECT id FROM second_look WHERE intake_id = ${lowered}`;
		expect(await decideSecondLook(annelies, String(look!['id']), true)).toEqual({
			decided: 'agreed'
		});
		expect(await readIntake(called, lowered)).toEqual(notFound);
		await atTheDoor(giveBack);
		expect(await holderOf(lowered)).toEqual(free);
		expect(await holderOf(kept)).toEqual({ status: 'assigned', taken_by: pieter.id });

		await answerIntake(called, kept, answerOf('Wij zijn er.'));
		await switchDuty(pieter, false);
		expect(await holderOf(kept)).toEqual(free);
		expect(await readIntake(pieter, kept)).toEqual(notFound);
		expect(await seenBySql(pieter, kept)).toEqual([]);
	});

	test('reads a part while a danger in it is not over, and nothing of the parts beside it', async () => {
		const { partId, intakeId } = await openedCase(house, joost);
		const called = await onDuty(pieter);
		expect(await readCase(called, partId)).toEqual(notFound);
		await changeIntakeLevel(joost, intakeId, { from: 'T3', to: 'T1', reason: '' });
		expect(await readCase(called, partId)).toMatchObject({ mayWrite: false, mayPrint: false });
		expect(await deskOf(called, { show: 'all' })).toMatchObject({ inDanger: [{ partId }] });
		expect(await showReach(called, partId, 'Zij neemt niet op.')).toHaveProperty('reach.number');
		expect(await writeNote(called, partId, 'Even kijken.')).toEqual({ problem: 'not-allowed' });
		expect(await readIntake(called, intakeId)).toEqual(notFound);
		const writes = [
			`UPDATE trajectory SET phase = phase WHERE part_id = '${partId}'`,
			`UPDATE intake SET read_at = now() WHERE part_id = '${partId}'`,
			`UPDATE person SET version = version WHERE part_id = '${partId}'`
		];
		for (const statement of writes)
			expect(await outcomeOf(house.database.sql, called.id, statement), statement).toBe(0);
		for (const table of [
			'case_file',
			'sealed_link',
			'passing_on',
			'data_key WHERE case_id IS NOT NULL'
		])
			expect(await outcomeOf(house.database.sql, called.id, `SELECT FROM ${table}`)).toBe(0);

		expect(await declareConflict(called, partId, 'Ik ken de moeder van de school.')).toEqual({
			declared: true
		});
		expect(await readCase(called, partId)).toEqual(notFound);
		const petra = await employ(house, 'Petra', 'on_call');
		expect(await readCase(petra, partId)).toEqual(notFound);
		const other = await onDuty(petra);
		expect(await readCase(other, partId)).toHaveProperty('timeline');
		await house.superuser`UPDATE danger SET ended_at = now(), ended_by = ${annelies.id}, sealed = '\\x00',
			key_id = (SELECT key_id FROM part WHERE id = ${partId}) WHERE part_id = ${partId}`;
		expect(await readCase(other, partId)).toEqual(notFound);
	});

	test('logs a call at any time; one that is not urgent waits for everybody', async () => {
		const call = {
			...({ way: 'phone', direction: 'they', spokenWith: '' } as const),
			calledAt: addHours(Date.now(), -1),
			door: 'relative',
			language: 'nl',
			notAskable: false,
			givesCode: false
		} as const;
		const calm = await logCall(pieter, { ...call, formId: randomUUID(), answers: allClear });
		if ('problem' in calm) throw new Error(calm.problem);
		expect(calm.isHers).toBe(false);
		expect(await holderOf(calm.id)).toEqual(free);
		const called = await onDuty(pieter);
		const loud = await logCall(called, { ...call, formId: randomUUID(), answers: urgent });
		if ('problem' in loud) throw new Error(loud.problem);
		expect(loud.isHers).toBe(true);
		expect(await holderOf(loud.id)).toEqual({ status: 'assigned', taken_by: pieter.id });
	});

	test('hears of what is urgent like a counsellor on duty, not of what nobody read yet', async () => {
		await house.superuser`UPDATE staff SET disabled_at = now() WHERE role IN ('on_call', 'counsellor') AND id NOT IN (${pieter.id}, ${joost.id})`;
		const told = async (id: string) => {
			await climbOnce(house);
			const rows = await house.superuser`SELECT staff_id FROM notification WHERE intake_id = ${id}`;
			return rows.map((row) => row['staff_id']);
		};
		const unread = { ...allClear, suicideRisk: 'unknown' } as const;
		expect(await told(await arrives(urgent))).toEqual([annelies.id]);
		await onDuty(pieter);
		expect(await told(await arrives(urgent))).toEqual([pieter.id]);
		expect(await told(await arrives(unread))).not.toContain(pieter.id);
		await switchDuty(joost, true);
		expect(new Set(await told(await arrives(urgent)))).toEqual(new Set([pieter.id, joost.id]));
		expect(await told(await arrives(unread))).toEqual([joost.id]);
	});
});
