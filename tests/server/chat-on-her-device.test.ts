import { randomUUID } from 'node:crypto';
import { subSeconds } from 'date-fns';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { atLocal } from '#domain/time.ts';
import { leaveBehind, sealLeave } from '#server/access/spent.ts';
import { bringAlong } from '#server/chats/bring-along.ts';
import * as door from '#server/chats/door.store.ts';
import { endChat } from '#server/chats/end.ts';
import { readChatForm } from '#server/chats/form.ts';
import { takeChat } from '#server/chats/take.ts';
import { linesOf } from '#server/chats/talk.ts';
import { sealTalking } from '#server/chats/token.ts';
import type { ChatPage, InTalk } from '#server/chats/talk-page.ts';
import { visitChat } from '#server/chats/visit.ts';
import { house as aHouse } from '#server/house.ts';
import { openIntake } from '#server/intakes/sealed-intake.ts';
import { pageOf } from '#server/intakes/write-page.ts';
import { openWriting } from '#server/intakes/writing.ts';
import { unwrap } from '#server/keys/ring.ts';
import { enterRoom } from '#server/rooms/enter.ts';
import { sealEntry, sealToken } from '#server/rooms/token.ts';
import { atTheDoor } from '#server/work.ts';
import { comesIn, says, talkingWith, type Chatting } from '../support/chatting.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';

let house: TestHouse;
let joost: Colleague;
let neighbours = 0;
const elsewhere = () => `10.${(neighbours += 1) >> 8}.${neighbours & 255}.9`;
const day = atLocal('2027-03-02', '10:00');

beforeAll(async () => {
	house = await freshHouse({ OPENING_HOURS: '1-7 00:00-24:00' });
	joost = await employ(house, 'Joost', 'counsellor', { onDuty: true });
	await house.superuser`UPDATE staff SET chat_places = 4`;
});
afterAll(() => house.close());
beforeEach(async () => {
	await house.superuser`DELETE FROM throttle`;
	await house.moveClockTo(day);
	await house.superuser`UPDATE chat SET status = 'ended', ended_at = now(), holder = coalesce(holder, ${joost.id}) WHERE ended_at IS NULL`;
});

const later = (minutes: number) =>
	house.superuser`UPDATE clock SET ahead = ahead + make_interval(mins => ${minutes})`;
const formOf = (fields: Record<string, string>) => {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.append(name, value);
	return form;
};
const post = (fields: Record<string, string>, now = new Date()): Promise<ChatPage> =>
	visitChat(readChatForm(formOf(fields)), { address: elsewhere(), language: 'nl', now });
const inTalk = (page: ChatPage): InTalk => {
	if (page.at !== 'talk') throw new Error(`at ${page.at}`);
	return page;
};
const saidOf = async ({ chatId }: Chatting) => {
	const { sealed, key, intakeId } = (await atTheDoor((work) => door.told(work, chatId)))!;
	return openIntake(unwrap(aHouse().keys, key), intakeId, sealed).answers.callerInDanger;
};
const tokenOf = (her: Chatting) => sealTalking(her, new Date());

describe('somebody at her device sends what a page sent once more', () => {
	test.each(['danger', 'here', 'rate', 'language', 'leave'])(
		'after ten minutes her screen stays empty: %s',
		async (move) => {
			const her = await talkingWith(joost);
			const sent = { token: tokenOf(her), move, danger: 'no', rating: 'heard' };
			inTalk(await post(sent));
			await later(11);
			expect(await post(sent)).toMatchObject({ at: 'door', problem: 'expired' });
			expect(await post(sent)).toMatchObject({ at: 'door', problem: 'expired' });
		}
	);

	test('on a page she went back to, another answer about danger is heard', async () => {
		const her = await comesIn();
		const token = tokenOf(her);
		for (const danger of ['no', 'yes', 'unknown', 'yes'] as const) {
			const page = inTalk(await post({ token, move: 'danger', danger }));
			expect(page).toMatchObject({ saidDanger: danger, inDanger: danger === 'yes' });
			expect(await saidOf(her)).toBe(danger);
		}
	});

	test('her code leaves the screen when she has it, and stays away', async () => {
		const her = await comesIn();
		const page = inTalk(await post({ token: tokenOf(her), move: 'here' }));
		expect(page.code?.word).toBe(her.word);
		const gone = inTalk(await post({ token: page.token, code: 'gone', text: 'Half' }));
		expect(gone).toMatchObject({ code: undefined, text: 'Half' });
		const said = inTalk(await post({ token: gone.token, move: 'say', text: 'Verder.' }));
		const back = inTalk(await post({ token: page.token, move: 'here' }));
		expect([said.code, back.code]).toEqual([undefined, undefined]);
	});

	test('a line that was sent is not sent again, and shows nothing', async () => {
		const her = await talkingWith(joost);
		const sent = { token: tokenOf(her), move: 'say', text: 'Een regel.' };
		inTalk(await post(sent));
		await later(11);
		expect(await post(sent)).toMatchObject({ at: 'door', problem: 'expired' });
	});

	test('a page that lay open longer takes her line all the same', async () => {
		const her = await talkingWith(joost);
		const page = inTalk(await post({ token: tokenOf(her), move: 'here' }));
		await later(11);
		const after = inTalk(await post({ token: page.token, move: 'say', text: 'Lang getypt.' }));
		expect(after.lines.map(({ text }) => text)).toContain('Lang getypt.');
	});

	test('what she had not sent goes along to the door, once', async () => {
		const her = await talkingWith(joost);
		await endChat(joost, her.chatId);
		await later(11);
		const back = { token: tokenOf(her), move: 'here', text: 'Nog niet verzonden.' };
		expect(await post(back)).toMatchObject({ at: 'door', text: 'Nog niet verzonden.' });
		expect(await post(back)).toMatchObject({ at: 'door', text: '' });
		const late = { token: tokenOf(her), move: 'say', text: 'Te laat.' };
		expect(await post(late)).toMatchObject({ at: 'door', text: 'Te laat.' });
	});

	test('what was ended shows nothing either, ten minutes later', async () => {
		const her = await talkingWith(joost);
		await says(her, 'Geheim.');
		await endChat(joost, her.chatId);
		inTalk(await post({ token: tokenOf(her), move: 'here' }));
		await later(11);
		const page = await post({ token: tokenOf(her), move: 'here' });
		expect(JSON.stringify(page)).not.toContain('Geheim');
		expect(page).toMatchObject({ at: 'door', problem: 'expired' });
	});

	test('after its end the first page begins no other, and shows no code', async () => {
		const begin = {
			entry: sealEntry(randomUUID(), subSeconds(new Date(), 5)),
			safe: 'yes',
			move: 'start'
		};
		const page = inTalk(await post(begin));
		expect(page.code).toBeDefined();
		await post({ token: page.token, move: 'leave-sure' });
		const again = await post(begin);
		expect(again).not.toHaveProperty('code');
		expect(again).toMatchObject({ at: 'door' });
		const rows = await house.superuser`SELECT FROM chat WHERE status = 'waiting'`;
		expect(rows).toHaveLength(0);
	});

	test('a quarter of an hour after its begin, or with another word, the first page leads nowhere and puts no word back', async () => {
		const begin = () => ({
			entry: sealEntry(randomUUID(), subSeconds(new Date(), 5)),
			safe: 'yes',
			move: 'start'
		});
		const [late, changed] = [begin(), begin()];
		const first = inTalk(await post(late));
		expect(inTalk(await post(late)).code).toEqual(first.code);
		await later(9);
		await post({ token: first.token, move: 'say', text: 'Ik ben er nog, op een ander toestel.' });
		await later(7);
		expect(await post(late)).toMatchObject({ at: 'door', problem: 'expired' });
		const { code } = inTalk(await post(changed));
		await house.superuser`UPDATE room SET word_version = 2, word_index = '\\x01' WHERE intake_id = (SELECT intake_id FROM chat ORDER BY opened_at DESC LIMIT 1)`;
		expect(await post(changed)).toMatchObject({ at: 'door', problem: 'expired' });
		expect(await enterRoom({ code: code!.code, word: code!.word }, elsewhere())).toMatchObject({
			problem: 'pair-unknown'
		});
	});

	test('what went along into a message is gone with it, once she left there in a hurry', async () => {
		const her = await comesIn();
		await says(her, 'Geheim.');
		const sent = formOf({ from: 'chat', text: 'Ook geheim.', token: tokenOf(her) });
		const now = new Date();
		const writing = openWriting(await bringAlong(sent, now), now)!;
		expect(writing.answers.story).toContain('Geheim');
		await leaveBehind(pageOf({ writing, at: 'door', problems: {} }, now).leave);
		const again = openWriting(await bringAlong(sent, now), now);
		expect(JSON.stringify(again?.answers ?? {})).not.toMatch(/geheim/i);
		expect(await post({ token: tokenOf(her), move: 'here' })).toMatchObject({ at: 'door' });
	});

	test('of a closed door too', async () => {
		const visitId = randomUUID();
		const now = new Date();
		const sent = formOf({ from: 'chat', text: 'Geheim.', entry: sealEntry(visitId, now) });
		const writing = openWriting(await bringAlong(sent, now), now)!;
		await leaveBehind(pageOf({ writing, at: 'door', problems: {} }, now).leave);
		expect(openWriting(await bringAlong(sent, now), now)?.answers.story).toBeUndefined();
	});

	test('the words that went along open for ten minutes and no longer', async () => {
		const her = await comesIn();
		await says(her, 'Geheim.');
		await post({ token: tokenOf(her), move: 'leave-sure' });
		await later(11);
		const sent = formOf({ from: 'chat', text: '', token: tokenOf(her) });
		const now = new Date();
		expect(openWriting(await bringAlong(sent, now), now)?.answers.story).toBeUndefined();
	});
});

describe('she comes back', () => {
	const roomOf = async (her: Chatting, visitId: string = randomUUID()) => {
		const entry = await enterRoom({ code: her.code, word: her.word }, elsewhere());
		if (!('roomId' in entry)) throw new Error('not in');
		const visiting = { roomId: entry.roomId, visitId, code: her.code, wordVersion: 1 };
		return { roomId: entry.roomId, room: sealToken(visiting, new Date()) };
	};

	test('with code and word after her screen was emptied: her conversation goes on', async () => {
		const her = await talkingWith(joost);
		await later(15);
		const page = inTalk(await post({ room: (await roomOf(her)).room, move: 'start' }));
		expect(page.talk).toMatchObject({ status: 'active', isNeutral: false });
	});

	test('and whoever was in by the old word is out once she chose another', async () => {
		const her = await talkingWith(joost);
		const { room, roomId } = await roomOf(her);
		const his = inTalk(await post({ room, move: 'start' }));
		await house.superuser`UPDATE room SET word_version = word_version + 1 WHERE id = ${roomId}`;
		await says(her, 'Hij kijkt niet meer mee.').catch(() => undefined);
		const page = await post({ token: his.token, move: 'here' });
		expect(JSON.stringify(page)).not.toContain('Hij kijkt');
		expect(page).toMatchObject({ at: 'door' });
		const said = await post({ token: his.token, move: 'say', text: 'Van hem.' });
		expect(said).toMatchObject({ at: 'door' });
		expect((await linesOf(her, 0)).map(({ text }) => text)).not.toContain('Van hem.');
	});
});

test('left in a hurry from her room, a conversation that began there opens nothing', async () => {
	const her = await talkingWith(joost);
	const visitId = randomUUID();
	await leaveBehind(sealLeave(visitId));
	expect(await post({ token: tokenOf({ ...her, visitId }), move: 'here' })).toMatchObject({
		at: 'door'
	});
	expect(await takeChat(joost, her.chatId)).toBeDefined();
});
