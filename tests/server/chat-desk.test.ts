import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { classifyChat } from '#server/chats/end.ts';
import { joinChat, offerChat } from '#server/chats/join.ts';
import { queueOf } from '#server/chats/queue.ts';
import { readChat } from '#server/chats/read.ts';
import { addNote } from '#server/chats/speak.ts';
import * as chats from '#server/chats/store.ts';
import { takeChat } from '#server/chats/take.ts';
import { deskOf } from '#server/intakes/list.ts';
import { readIntake } from '#server/intakes/read.ts';
import { looking } from '#server/work.ts';
import { comesIn, says, talkingWith } from '../support/chatting.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';

let house: TestHouse;
let joost: Colleague;
let amina: Colleague;

beforeAll(async () => {
	house = await freshHouse();
	joost = await employ(house, 'Joost de Wit', 'counsellor');
	amina = await employ(house, 'Amina El Amrani', 'counsellor');
});
afterAll(() => house.close());
beforeEach(async () => {
	await house.superuser`UPDATE chat SET status = 'ended', ended_at = now(), holder = coalesce(holder, ${joost.id}) WHERE ended_at IS NULL`;
	await house.superuser`UPDATE chat_member SET ended_at = now() WHERE ended_at IS NULL`;
});

const talks = async (actor: Colleague, id: string) => {
	const read = await readIntake(actor, id);
	return 'problem' in read ? undefined : read.intake.inside?.talks;
};

test('the first page of the desk knows of the chat only when there is something', async () => {
	const desk = async (actor: Colleague) => {
		const read = await deskOf(actor, { show: 'all' });
		return 'problem' in read ? undefined : read.talks;
	};
	const counts = () => looking(joost, (look) => chats.counts(look));
	expect(await desk(joost)).toBeUndefined();
	expect(await counts()).toEqual({ waiting: 0, held: 0 });
	const her = await comesIn();
	await comesIn({ suspect: true });
	expect(await desk(joost)).toMatchObject({ waiting: [{ id: her.chatId }], mine: [] });
	expect(await counts()).toEqual({ waiting: 1, held: 0 });
	await takeChat(joost, her.chatId);
	expect(await counts()).toEqual({ waiting: 0, held: 1 });
	const fenna = await employ(house, 'Fenna', 'front_desk');
	expect(await desk(fenna)).toBeUndefined();
});

test('whoever is asked in is not in it before she comes', async () => {
	const her = await talkingWith(joost);
	const asked = { to: amina.id, noteId: randomUUID(), note: 'Kijk je mee?' };
	await offerChat(joost, her.chatId, asked);
	const mine = async () => {
		const queue = await queueOf(amina);
		return 'problem' in queue ? [] : queue.mine;
	};
	expect(await mine()).toMatchObject([{ isOffered: true, isIn: false }]);
	await joinChat(amina, her.chatId);
	expect(await mine()).toMatchObject([{ isIn: true, isMine: false }]);
});

test('a screen that went silent is away since it was last heard of', async () => {
	const her = await talkingWith(joost);
	const standing = async () => {
		const read = await readChat(joost, her.chatId);
		return 'problem' in read ? undefined : read.chat;
	};
	expect((await standing())?.awaySince).toBeUndefined();
	const [row] =
		await house.superuser`UPDATE chat SET seeker_at = seeker_at - interval '3 minutes' WHERE id = ${her.chatId} RETURNING seeker_at`;
	expect((await standing())?.awaySince).toEqual(row!['seeker_at']);
});

test('its contact shows what was said until the words go, and what was noted after that', async () => {
	const her = await talkingWith(joost);
	await says(her, 'Mijn dochter is weg.');
	await addNote(joost, her.chatId, { id: randomUUID(), text: 'Klinkt rustig.' });
	const [row] = await house.superuser`SELECT intake_id FROM chat WHERE id = ${her.chatId}`;
	const intake = String(row!['intake_id']);
	expect(await talks(joost, intake)).toMatchObject([{ goesOn: true, isMine: true }]);
	const told = { outcome: 'continues', summary: 'Moeder.', summaryId: randomUUID() } as const;
	await classifyChat(joost, her.chatId, told);
	const [after] = (await talks(joost, intake))!;
	expect(after!.lines.map(({ text }) => text)).toContain('Mijn dochter is weg.');
	expect(after!.notes.map(({ text }) => text)).toEqual(['Klinkt rustig.', 'Moeder.']);
	expect(await talks(amina, intake)).toBeUndefined();
	await house.superuser`DELETE FROM chat_line WHERE chat_id = ${her.chatId}`;
	const [gone] = (await talks(joost, intake))!;
	expect(gone).toMatchObject({ isForgotten: true, lines: [] });
	expect(gone!.notes).toHaveLength(2);
});
