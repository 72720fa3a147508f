import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as door from '#server/chats/door.store.ts';
import { classifyChat } from '#server/chats/end.ts';
import { addNote } from '#server/chats/speak.ts';
import { readIntake } from '#server/intakes/read.ts';
import { releaseIntake } from '#server/intakes/release.ts';
import { takeIntake } from '#server/intakes/take.ts';
import { switchDuty } from '#server/staff/switch-duty.ts';
import { acting } from '../support/acting.ts';
import { chainOf } from '../support/arrivals.ts';
import { comesIn, says, talkingWith } from '../support/chatting.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';

let house: TestHouse;
let joost: Colleague;
let fenna: Colleague;
let pieter: Colleague;
const tables = ['chat', 'chat_line', 'chat_note', 'chat_member'];

beforeAll(async () => {
	house = await freshHouse();
	joost = await employ(house, 'Joost', 'counsellor', { onDuty: true });
	fenna = await employ(house, 'Fenna', 'front_desk');
	pieter = { ...(await employ(house, 'Pieter', 'on_call')), onDuty: true };
	await switchDuty(pieter, true);
	await house.superuser`UPDATE staff SET chat_places = 4`;
});
afterAll(() => house.close());

/** A conversation that is over and stands on the desk as a contact nobody has. */
async function overAndFree(): Promise<{ chatId: string; intakeId: string }> {
	const her = await talkingWith(joost);
	await says(her, 'Mijn dochter is weg.');
	await addNote(joost, her.chatId, { id: randomUUID(), text: 'Klinkt bang.' });
	const told = { outcome: 'continues', summary: 'Moeder.', summaryId: randomUUID() } as const;
	await classifyChat(joost, her.chatId, told);
	const [row] =
		await house.superuser`UPDATE intake SET level = 'T1' WHERE id = (SELECT intake_id FROM chat WHERE id = ${her.chatId}) RETURNING id`;
	const intakeId = String(row!['id']);
	await releaseIntake(joost, intakeId, 'Terug naar het bureau.');
	return { chatId: her.chatId, intakeId };
}

function seenBySql(who: Colleague, chatId: string): Promise<string[]> {
	return acting(house.database.sql, who.id, async (tx) => {
		const found: string[] = [];
		for (const table of tables) {
			const column = table === 'chat' ? 'id' : 'chat_id';
			const rows = await tx.unsafe(`SELECT 1 FROM ${table} WHERE ${column} = $1 LIMIT 1`, [chatId]);
			if (rows.length > 0) found.push(table);
		}
		return found;
	});
}
const transcript = async (who: Colleague, id: string) => {
	const read = await readIntake(who, id);
	return 'problem' in read ? undefined : read.intake.inside?.talks.flatMap(({ lines }) => lines);
};

test.each([
	['front desk', () => fenna],
	['on call', () => pieter]
])('%s: what was said is read while the contact is hers, and no longer', async (_role, whom) => {
	const who = whom();
	const { chatId, intakeId } = await overAndFree();
	expect(await seenBySql(who, chatId)).toEqual([]);
	expect(await transcript(who, intakeId)).toBeUndefined();
	expect(await takeIntake(who, intakeId, {})).toEqual({ taken: true });
	expect(await seenBySql(who, chatId)).toEqual(tables);
	expect((await transcript(who, intakeId))!.length).toBeGreaterThan(1);
	// given back it is everybody's again, and opens to nobody before it is taken
	expect(await releaseIntake(who, intakeId, 'Liever een collega.')).toEqual({ released: true });
	expect(await seenBySql(who, chatId)).toEqual([]);
	expect(await transcript(who, intakeId)).toBeUndefined();
	expect(await takeIntake(joost, intakeId, {})).toEqual({ taken: true });
	expect(await seenBySql(who, chatId)).toEqual([]);
	expect(await readIntake(who, intakeId)).toEqual({ problem: 'not-found' });
	expect(await seenBySql(joost, chatId)).toEqual(tables);
});

test('the front desk reads it for its fourteen days, whoever is on call while on duty', async () => {
	const [first, second] = [await overAndFree(), await overAndFree()];
	await takeIntake(fenna, first.intakeId, {});
	await takeIntake(pieter, second.intakeId, {});
	await house.superuser`UPDATE intake SET taken_at = taken_at - interval '15 days' WHERE id = ${first.intakeId}`;
	expect(await seenBySql(fenna, first.chatId)).toEqual([]);
	expect(await seenBySql(pieter, second.chatId)).toEqual(tables);
	await house.superuser`UPDATE staff SET on_duty_since = NULL WHERE id = ${pieter.id}`;
	expect(await seenBySql(pieter, second.chatId)).toEqual([]);
	await house.superuser`UPDATE staff SET on_duty_since = door.time() WHERE id = ${pieter.id}`;
});

test('her one answer afterwards leaves its event, once for each answer', async () => {
	const { chatId, intakeId } = await overAndFree();
	const kinds = async () =>
		(await chainOf(house, intakeId)).filter((kind) => kind === 'chat.rated').length;
	await door.rate(chatId, 'partly');
	expect(await kinds()).toBe(1);
	await door.rate(chatId, 'partly');
	expect(await kinds()).toBe(1);
	await door.rate(chatId, 'heard');
	expect(await kinds()).toBe(2);
	const [row] = await house.superuser`SELECT rating FROM chat WHERE id = ${chatId}`;
	expect(row).toEqual({ rating: 'heard' });
	// while it goes on there is nothing to say of it yet
	const her = await talkingWith(joost);
	await door.rate(her.chatId, 'heard');
	const [other] = await house.superuser`SELECT rating FROM chat WHERE id = ${her.chatId}`;
	expect(other).toEqual({ rating: null });
});

test('what she wrote while nobody came is read by whoever took it, while it is theirs', async () => {
	const her = await comesIn();
	await says(her, 'Niemand kwam.');
	await door.leave(her.chatId);
	const [row] = await house.superuser`SELECT intake_id FROM chat WHERE id = ${her.chatId}`;
	const id = String(row!['intake_id']);
	await takeIntake(fenna, id, {});
	expect(await transcript(fenna, id)).toMatchObject([{ text: 'Niemand kwam.' }]);
	await releaseIntake(fenna, id, 'Liever een collega.');
	expect(await transcript(fenna, id)).toBeUndefined();
	expect(await seenBySql(fenna, her.chatId)).toEqual([]);
});
