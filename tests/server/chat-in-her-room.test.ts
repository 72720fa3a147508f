import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as door from '#server/chats/door.store.ts';
import { readChat } from '#server/chats/read.ts';
import { takeChat } from '#server/chats/take.ts';
import { deskOf } from '#server/intakes/list.ts';
import { readRoomForm } from '#server/rooms/form.ts';
import { sealToken } from '#server/rooms/token.ts';
import { visitRoom } from '#server/rooms/visit.ts';
import { readCode } from '#domain/return-code.ts';
import { enterRoom } from '#server/rooms/enter.ts';
import { comesIn, talkingWith, type Chatting } from '../support/chatting.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';

let house: TestHouse;
let joost: Colleague;
let annelies: Colleague;

beforeAll(async () => {
	house = await freshHouse({ OPENING_HOURS: '1-7 00:00-24:00' });
	joost = await employ(house, 'Joost', 'counsellor', { onDuty: true });
	annelies = await employ(house, 'Annelies', 'supervisor');
	await house.superuser`UPDATE staff SET chat_places = 4`;
});
afterAll(() => house.close());
beforeEach(() => house.superuser`DELETE FROM throttle`);

/** What she sends from the page of her room. */
async function writes(her: Chatting, fields: Record<string, string>) {
	const entry = await enterRoom(her, '10.1.2.3');
	if (!('roomId' in entry)) throw new Error('she could not come in');
	const visiting = { roomId: entry.roomId, visitId: randomUUID(), code: readCode(her.code)! };
	const token = sealToken({ ...visiting, wordVersion: 1 }, new Date());
	const form = new FormData();
	for (const [name, value] of Object.entries({ token, move: 'send', ...fields }))
		form.append(name, value);
	return () => visitRoom(readRoomForm(form), '10.1.2.3', new Date());
}
const intakeOf = async ({ chatId }: Chatting) =>
	(
		await house.superuser`SELECT i.status, i.level, (SELECT count(*)::int FROM intake_message m WHERE m.intake_id = i.id) AS messages
		FROM chat c JOIN intake i ON i.id = c.intake_id WHERE c.id = ${chatId}`
	)[0];
const saidIn = async ({ chatId }: Chatting) => {
	const read = await readChat(joost, chatId);
	if ('problem' in read) throw new Error(read.problem);
	return read.chat.lines;
};

test('what she writes in her room while it goes on is said to whoever talks with her, once, and is no work for the desk', async () => {
	const her = await talkingWith(joost);
	const send = await writes(her, { reply: 'Mijn telefoon viel uit.', danger: 'no' });
	for (const again of [send, send])
		expect(await again()).toMatchObject({ at: 'room', notice: 'sent-in-talk', reply: '' });
	expect((await saidIn(her)).slice(-1)).toMatchObject([
		{ from: 'seeker', text: 'Mijn telefoon viel uit.', inRoom: true }
	]);
	expect((await saidIn(her)).filter(({ inRoom }) => inRoom)).toHaveLength(1);
	expect(await intakeOf(her)).toMatchObject({ status: 'live', messages: 0 });
	const desk = await deskOf(annelies, { show: 'all' });
	expect(desk).toMatchObject({ lines: [] });
});

test('danger in her room is danger in the conversation; a long letter comes whole', async () => {
	const her = await comesIn();
	const long = Array.from({ length: 500 }, (_, n) => `woord${n}`).join(' ');
	const send = await writes(her, { reply: long, danger: 'yes' });
	expect(await send()).toMatchObject({ notice: 'sent-in-talk', inDanger: true });
	expect(await intakeOf(her)).toEqual({ status: 'live', level: 'T0', messages: 0 });
	await takeChat(joost, her.chatId);
	const hers = (await saidIn(her)).filter(({ from }) => from === 'seeker');
	expect(hers.map(({ text }) => text).join(' ')).toBe(long);
});

test('when it is over a text in her room is a message like any other', async () => {
	const her = await comesIn();
	await door.leave(her.chatId);
	const send = await writes(her, { reply: 'Ik schrijf later.' });
	expect(await send()).toMatchObject({ notice: 'sent' });
	expect(await intakeOf(her)).toMatchObject({ messages: 1, status: 'new' });
});
