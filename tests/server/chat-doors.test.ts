import { randomUUID } from 'node:crypto';
import { addHours, addMinutes, subSeconds } from 'date-fns';
import { createChallenge } from 'altcha-lib/v1';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MOST_WAITING } from '#domain/chat-queue.ts';
import { atLocal } from '#domain/time.ts';
import { leaveBehind, sealLeave } from '#server/access/spent.ts';
import { isTurnedAway } from '#server/chats/crowd.ts';
import * as door from '#server/chats/door.store.ts';
import { feed } from '#server/chats/feed.ts';
import { readChatForm } from '#server/chats/form.ts';
import { isProved, isWorkDone, newProof } from '#server/chats/proof.ts';
import { say } from '#server/chats/say.ts';
import { linesOf, talkOf } from '#server/chats/talk.ts';
import { openTalking, sealTalking, type Talking } from '#server/chats/token.ts';
import type { ChatPage } from '#server/chats/talk-page.ts';
import { visitChat } from '#server/chats/visit.ts';
import { enterRoom } from '#server/rooms/enter.ts';
import { readRoomForm } from '#server/rooms/form.ts';
import { sealEntry, sealToken } from '#server/rooms/token.ts';
import { visitRoom } from '#server/rooms/visit.ts';
import { comesIn, fillLobby, says, type Chatting } from '../support/chatting.ts';
import { follow } from '../support/chat-streams.ts';
import { solve } from '../support/solve.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { listened } from '../support/listened.ts';
import { employ, type Colleague } from '../support/people.ts';

let house: TestHouse;
let joost: Colleague;
let neighbours = 0;
const elsewhere = () => `10.${(neighbours += 1) >> 8}.${neighbours & 255}.9`;

beforeAll(async () => {
	house = await freshHouse({ OPENING_HOURS: '1-7 00:00-24:00' });
	await house.moveClockTo(atLocal('2027-03-02', '10:00'));
	joost = await employ(house, 'Joost', 'counsellor', { onDuty: true });
});
afterAll(() => house.close());
beforeEach(() => house.superuser`DELETE FROM throttle`);

const formOf = (fields: Record<string, string>) => {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.append(name, value);
	return form;
};
const post = (fields: Record<string, string>, now = new Date()): Promise<ChatPage> =>
	visitChat(readChatForm(formOf(fields)), { address: elsewhere(), language: 'nl', now });
const enters = ({ code, word }: { code: string; word: string }, address = elsewhere()) =>
	enterRoom({ code, word }, address);
/** A page that stood in front of her for a while. */
const lain = (seconds = 5) => sealEntry(randomUUID(), subSeconds(new Date(), seconds));
const solved = async (challenge?: string) => solve(challenge ?? (await newProof(new Date())));
const packed = (solution: object) => Buffer.from(JSON.stringify(solution)).toString('base64');
const opened = (packedSolution: string) =>
	JSON.parse(Buffer.from(packedSolution, 'base64').toString()) as Record<string, string | number>;

describe('code and word', () => {
	const closed = async (her: Chatting) => {
		await house.superuser`UPDATE room SET closed_at = now() WHERE intake_id = (SELECT intake_id FROM chat WHERE id = ${her.chatId})`;
		return her;
	};
	const ended = async (her: Chatting) => {
		await door.leave(her.chatId);
		return her;
	};

	test('wrong, foreign, ended and closed: one answer, and the same statements in the same order', async () => {
		const [hers, over, shut] = [
			await comesIn(),
			await ended(await comesIn()),
			await closed(await comesIn())
		];
		const pairs = [
			{ code: '1234 1234 1234 1234', word: 'peer' },
			{ code: hers.code, word: 'peer' },
			{ code: hers.code, word: over.word === hers.word ? 'peer' : over.word },
			{ code: over.code, word: 'peer' },
			{ code: shut.code, word: shut.word },
			{ code: 'geen code', word: 'peer' }
		];
		const asked: string[][] = [];
		for (const pair of pairs) {
			const statements = await listened(house, async () => {
				expect(await enters(pair)).toEqual({ problem: 'pair-unknown' });
			});
			asked.push(statements.map((statement) => statement.replace(/\s+/g, ' ')));
		}
		expect(asked[0]!.length).toBeGreaterThan(2);
		for (const statements of asked) expect(statements).toEqual(asked[0]);
	});

	test('her own leads back while it goes on; ended it opens the room, and the next conversation is a new one', async () => {
		const her = await comesIn();
		await says(her, 'Ik kom zo terug.');
		const entry = await enters(her);
		if (!('roomId' in entry)) throw new Error('she could not come in');
		const room = () =>
			sealToken({ ...entry, visitId: randomUUID(), code: her.code, wordVersion: 1 }, new Date());
		const back = await post({ room: room() });
		expect(back).toMatchObject({
			at: 'talk',
			talk: { status: 'waiting', lastSeq: 1 },
			code: undefined
		});
		await door.leave(her.chatId);
		// it asks first, as it asks everybody
		expect(await post({ room: room() })).toMatchObject({ at: 'door', room: expect.any(String) });
		expect(await post({ room: room(), move: 'start' })).toMatchObject({ problem: 'safe-missing' });
		const notSafe = { room: room(), move: 'start', safe: 'no' };
		expect(await post(notSafe)).toMatchObject({ at: 'not-safe', room: notSafe.room });
		const again = await post({ room: room(), move: 'start', safe: 'yes' });
		expect(again).toMatchObject({ at: 'talk', talk: { status: 'waiting', lastSeq: 0 } });
	});

	test('after ten quiet minutes it leads back; a page from before them does not, reloaded or not', async () => {
		const her = await comesIn();
		await says(her, 'Even weg.');
		const entry = await enters(her);
		if (!('roomId' in entry)) throw new Error('she could not come in');
		const now = new Date();
		const room = (seenAt: Date) =>
			sealToken({ ...entry, visitId: randomUUID(), code: her.code, wordVersion: 1 }, seenAt);
		const token = sealTalking(her, now);
		const silent = () =>
			house.superuser`UPDATE chat SET acted_at = door.time() - interval '11 minutes' WHERE id = ${her.chatId}`;
		await silent();
		for (const move of ['here', 'language', 'danger', 'leave'])
			expect(await post({ token, move }), move).toMatchObject({ at: 'door', problem: 'expired' });
		expect(await post({ room: room(subSeconds(now, 12 * 60)) })).toMatchObject({ at: 'door' });
		expect(await post({ room: room(now) })).toMatchObject({ at: 'talk', talk: { quiet: 0 } });
		// and every act of hers begins the ten minutes anew
		for (const move of ['language', 'leave', 'say']) {
			await house.superuser`UPDATE chat SET acted_at = door.time() - interval '9 minutes' WHERE id = ${her.chatId}`;
			const page = { token: sealTalking(her, now), move };
			expect(await post(page), move).toMatchObject({ talk: { quiet: 0 } });
		}
	});

	test('whoever begins and stops from one room over and over waits; others do not', async () => {
		const [her, other] = [await comesIn(), await comesIn()];
		const entry = await enters(her);
		const others = await enters(other);
		if (!('roomId' in entry && 'roomId' in others)) throw new Error('she could not come in');
		const begins = async ({ code }: Chatting, from: typeof entry) => {
			const visiting = { ...from, visitId: randomUUID(), code, wordVersion: 1 };
			const page = await post({
				...{ room: sealToken(visiting, new Date()), move: 'start', safe: 'yes' }
			});
			await door.leave((await door.ofRoom(from.roomId)) ?? randomUUID());
			return page;
		};
		await door.leave(her.chatId);
		await door.leave(other.chatId);
		for (let n = 0; n < 6; n++) expect(await begins(her, entry)).toMatchObject({ at: 'talk' });
		expect(await begins(her, entry)).toMatchObject({ at: 'door', problem: 'slow-down' });
		expect(await begins(other, others)).toMatchObject({ at: 'talk' });
	});

	test('a way from the room that lay too long begins no second contact', async () => {
		const her = await comesIn();
		const entry = await enters(her);
		if (!('roomId' in entry)) throw new Error('she could not come in');
		await door.leave(her.chatId);
		const visiting = { ...entry, visitId: randomUUID(), code: her.code, wordVersion: 1 };
		const room = sealToken(visiting, subSeconds(new Date(), 16 * 60));
		const fields = { room, entry: lain(), move: 'start', safe: 'yes' };
		expect(await post(fields)).toMatchObject({ at: 'door', problem: 'expired' });
	});

	test('a room that was closed, or whose word was changed, leads nowhere, by the same statements', async () => {
		const [shut, changed] = [await comesIn(), await comesIn()];
		const asked: string[][] = [];
		for (const [her, spoil] of [
			[shut, 'closed_at = now()'],
			[changed, 'word_version = 2']
		] as const) {
			const entry = await enters(her);
			if (!('roomId' in entry)) throw new Error('she could not come in');
			const room = sealToken(
				{ ...entry, visitId: randomUUID(), code: her.code, wordVersion: 1 },
				new Date()
			);
			await house.superuser.unsafe(`UPDATE room SET ${spoil} WHERE id = '${entry.roomId}'`);
			asked.push(
				await listened(house, async () => {
					expect(await post({ room })).toMatchObject({ at: 'door', problem: 'expired' });
				})
			);
		}
		expect(asked[1]).toEqual(asked[0]);
	});

	test('after twenty tries from one neighbourhood she is asked to wait, whatever she types', async () => {
		const her = await comesIn();
		const answers = await Promise.all(
			Array.from({ length: 21 }, (_, n) =>
				enters({ code: String(n).padStart(16, '5'), word: 'x' }, '10.77.0.1')
			)
		);
		const slow = (entry: object) => 'problem' in entry && entry.problem === 'slow-down';
		expect(answers.filter(slow)).toHaveLength(1);
		expect(await enters(her, '10.77.0.1')).toMatchObject({ problem: 'slow-down' });
		expect(await enters(her)).toHaveProperty('roomId');
	});
});

describe('the token of a page', () => {
	test('changed in any bit it opens nothing', async () => {
		const her = await comesIn();
		const token = sealTalking(her, new Date());
		expect(openTalking(token, new Date())).toMatchObject({ chatId: her.chatId });
		const bytes = Buffer.from(token, 'base64url');
		let passed = 0;
		for (let bit = 0; bit < bytes.length * 8; bit++) {
			const changed = Buffer.from(bytes);
			changed[bit >> 3]! ^= 1 << (bit & 7);
			if (openTalking(changed.toString('base64url'), new Date())) passed += 1;
		}
		expect(passed).toBe(0);
	});

	test.each([
		['cut short', (token: string) => token.slice(0, -4)],
		['empty', () => ''],
		['of a leaving', (_: string, { visitId }: Talking) => sealLeave(visitId)],
		['of a way in', (_: string, { visitId }: Talking) => sealEntry(visitId, new Date())]
	])('%s it opens nothing', async (_what, spoil) => {
		const her = await comesIn();
		const token = spoil(sealTalking(her, new Date()), her);
		expect(openTalking(token, new Date())).toBeUndefined();
		expect(await post({ token, move: 'say', text: 'hallo' })).toMatchObject({ at: 'door' });
		expect(await linesOf(her, 0)).toEqual([]);
	});

	test('after twelve hours it asks for code and word', async () => {
		const her = await comesIn();
		const now = new Date();
		const token = sealTalking(her, now);
		expect(openTalking(token, addHours(now, 12))).toBeDefined();
		expect(openTalking(token, addMinutes(now, 12 * 60 + 1))).toBeUndefined();
	});

	test('opens no room, and a room is no conversation', async () => {
		const her = await comesIn();
		const token = sealTalking(her, new Date());
		for (const name of ['token', 'entry', 'draft']) {
			const visit = await visitRoom(
				readRoomForm(formOf({ [name]: token, move: 'stay' })),
				elsewhere(),
				new Date()
			);
			expect(visit).toMatchObject({ at: 'enter' });
			expect(JSON.stringify(visit)).not.toContain(her.chatId);
		}
		for (const name of ['room', 'entry'])
			expect(await post({ [name]: token, move: 'say', text: 'x' })).toMatchObject({ at: 'door' });
	});

	test('after "leave now" it opens nothing, in no way', async () => {
		const her = await comesIn();
		await says(her, 'Er komt iemand aan.');
		const page = await post({ token: sealTalking(her, new Date()) });
		if (page.at !== 'talk') throw new Error('not in the conversation');
		await leaveBehind(page.leave);
		expect(await talkOf(her)).toBeUndefined();
		expect(await say(her, { id: randomUUID(), text: 'x' })).toEqual({ problem: 'over' });
		for (const move of ['say', 'here', 'rate', 'language'])
			expect(await post({ token: page.token, move, text: 'x', rating: 'heard' })).toMatchObject({
				at: 'door'
			});
		const stream = follow((await feed(her, 0, { line: (line) => line, talk: (talk) => talk }))!);
		await stream.closed;
		expect(stream.raw()).not.toMatch(/Er komt|event: (line|state)/);
		// the conversation itself waits for her code
		expect(await door.ofRoom(((await enters(her)) as { roomId: string }).roomId)).toBe(her.chatId);
	});

	test.each(['leave-sure', 'danger', 'rate', 'here'])(
		'left, it changes nothing either: %s',
		async (move) => {
			const her = await comesIn();
			const token = sealTalking(her, new Date());
			await leaveBehind(sealLeave(her.visitId));
			const before =
				await house.superuser`SELECT c.*, i.level FROM chat c JOIN intake i ON i.id = c.intake_id WHERE c.id = ${her.chatId}`;
			await post({ token, move, danger: 'yes', rating: 'heard' });
			const after =
				await house.superuser`SELECT c.*, i.level FROM chat c JOIN intake i ON i.id = c.intake_id WHERE c.id = ${her.chatId}`;
			expect([...after]).toEqual([...before]);
		}
	);

	test('another conversation in the body changes nothing', async () => {
		const [her, other] = [await comesIn(), await comesIn()];
		await says(other, 'Van een ander.');
		const [line] = await linesOf(other, 0);
		const foreign = {
			chatId: other.chatId,
			chat: other.chatId,
			id: other.chatId,
			visitId: other.visitId
		};
		const token = sealTalking(her, new Date());
		const page = await post({ ...foreign, token, move: 'say', text: 'Van haar.' });
		expect(JSON.stringify(page)).not.toContain('Van een ander');
		// the id of a line is of its conversation
		expect(await say(her, { id: line!.id, text: 'Zelfde id.' })).toEqual({ seq: 2 });
		expect((await linesOf(other, 0)).map(({ text }) => text)).toEqual(['Van een ander.']);
		expect((await linesOf(her, 0)).map(({ text }) => text)).toEqual(['Van haar.', 'Zelfde id.']);
	});
});

describe('the work of a browser', () => {
	test('counts once, and then never again', async () => {
		const proof = await solved();
		expect(await isProved(proof)).toBe(true);
		expect(await isProved(proof)).toBe(false);
		expect(await isWorkDone(proof)).toBe(false);
	});

	test('of two processes one takes it', async () => {
		const proof = await solved();
		const { challenge } = opened(proof);
		// as another process spends it
		const { codeIndex } = await import('#server/keys/ring.ts');
		const key = codeIndex(house.keys, 'proved', String(challenge));
		await house.superuser`INSERT INTO spent VALUES (${key}, door.time() - interval '1 minute')`;
		expect(await isWorkDone(proof)).toBe(true);
		expect(await isProved(proof)).toBe(false);
	});

	test('altered, of another challenge, late, or done for somebody else it does not count', async () => {
		const [proof, other] = [opened(await solved()), opened(await solved())];
		const late = await solved(await newProof(subSeconds(new Date(), 31 * 60)));
		const foreign = await createChallenge({ hmacKey: 'not ours', maxnumber: 1000 });
		for (const spoiled of [
			packed({ ...proof, number: Number(proof['number']) + 1 }),
			packed({ ...proof, salt: other['salt'] }),
			packed({ ...proof, challenge: other['challenge'] }),
			packed({ ...proof, signature: other['signature'] }),
			packed({
				...proof,
				salt: String(proof['salt']).replace(/expires=\d+/, 'expires=9999999999')
			}),
			late,
			await solved(JSON.stringify({ ...foreign, maxnumber: 1000 })),
			packed([]),
			packed({}),
			'x',
			'',
			'a'.repeat(5000)
		])
			expect(await isProved(spoiled), spoiled).toBe(false);
		expect(await isProved(packed(proof))).toBe(true);
	});
});

describe('who comes in', () => {
	const begins = async (fields: Record<string, string> = {}) =>
		post({
			move: 'start',
			safe: 'yes',
			entry: lain(),
			proof: fields['proof'] ?? (await solved()),
			...fields
		});
	const statusOf = async () =>
		(await house.superuser`SELECT status, suspect FROM chat ORDER BY opened_at DESC LIMIT 1`)[0];

	test('with the work done she waits; in a trap, or within a moment, she waits aside', async () => {
		expect(await begins()).toMatchObject({ at: 'talk', talk: { status: 'waiting' } });
		expect(await statusOf()).toEqual({ status: 'waiting', suspect: false });
		expect(await begins({ website: 'https://koop.nu' })).toMatchObject({ at: 'talk' });
		expect(await statusOf()).toEqual({ status: 'waiting', suspect: true });
		expect(await begins({ entry: lain(0) })).toMatchObject({ at: 'talk' });
		expect(await statusOf()).toEqual({ status: 'waiting', suspect: true });
	});

	test('without scripts she comes in by a lane of her own', async () => {
		expect(await begins({ proof: '' })).toMatchObject({ at: 'talk' });
		expect(await statusOf()).toEqual({ status: 'waiting', suspect: false });
		// it fills again while others are at work here
		const pages: ChatPage[] = [];
		for (let n = 0; n < 60 && pages.at(-1)?.at !== 'door'; n++)
			pages.push(await begins({ proof: '' }));
		expect(pages.length).toBeGreaterThan(19);
		expect(pages.at(-1)).toMatchObject({ at: 'door', problem: 'slow-down' });
		expect(await begins()).toMatchObject({ at: 'talk' });
	});

	test('a neighbourhood that comes too often waits', async () => {
		const visit = async () =>
			visitChat(
				readChatForm(formOf({ move: 'start', safe: 'yes', entry: lain(), proof: await solved() })),
				{
					...{ address: '10.99.99.1', language: 'nl', now: new Date() }
				}
			);
		for (let n = 0; n < 12; n++) expect(await visit()).toMatchObject({ at: 'talk' });
		expect(await visit()).toMatchObject({ at: 'door', problem: 'slow-down' });
	});

	test('of one flood no more wait than fit; after that the form is offered with what was typed, and a person comes in', async () => {
		const { superuser } = house;
		await superuser`UPDATE chat SET status = 'abandoned', ended_at = now() WHERE ended_at IS NULL`;
		const { chatId } = await comesIn({ suspect: true });
		const filled = (suspect: boolean, many: number) =>
			fillLobby(superuser, chatId, { suspect, many });
		await filled(true, MOST_WAITING.suspect);
		const text = 'Ik typte al iets.';
		const turned = { at: 'door', door: { open: false, why: 'full' }, text };
		const trapped = { entry: lain(), move: 'start', safe: 'yes', text, website: 'x' };
		expect(await post(trapped)).toMatchObject(turned);
		expect(await post(trapped)).not.toHaveProperty('problem');
		// nobody else is kept out by them
		const person = { entry: lain(), move: 'start', safe: 'yes', text };
		expect(await post(person)).toMatchObject({ at: 'talk', text });
		await superuser`DELETE FROM throttle`;
		await filled(false, MOST_WAITING.unproved);
		expect(await post({ ...person, entry: lain() })).toMatchObject(turned);
		// her first page sent once more is the place she has
		expect(await post(person)).toMatchObject({ at: 'talk' });
		const proof = await solved();
		expect(await post({ ...person, entry: lain(), proof })).toMatchObject({ at: 'talk' });
		await superuser`UPDATE chat SET status = 'abandoned', ended_at = now() WHERE ended_at IS NULL`;
	});

	test('lately it took more than an hour: she is told so, and the form is offered at once', async () => {
		const { superuser } = house;
		const over = await Promise.all(Array.from({ length: 20 }, () => comesIn()));
		const ids = over.map(({ chatId }) => chatId);
		await superuser`UPDATE chat SET status = 'ended', opened_at = door.time() - interval '90 minutes', taken_at = door.time(),
			ended_at = door.time(), holder = ${joost.id} WHERE id = ANY (${ids})`;
		// in a crowd it says what it knew two seconds ago, and many came just now
		const tells = () => expect.poll(() => begins(), { interval: 2100, timeout: 15_000 });
		await tells().toMatchObject({ at: 'talk', talk: { wait: 'long', offersForm: true } });
		await superuser`UPDATE chat SET opened_at = taken_at - interval '4 minutes' WHERE id = ANY (${ids})`;
		await tells().toMatchObject({ talk: { wait: 5, offersForm: false } });
	});

	test('nobody is there: the door says so', async () => {
		// in a crowd it says what it knew two seconds ago, and many came just now
		await new Promise((go) => setTimeout(go, 2100));
		await house.superuser`UPDATE staff SET on_duty_since = NULL WHERE id = ${joost.id}`;
		expect(await begins()).toMatchObject({ at: 'door', door: { open: false, why: 'nobody' } });
		await house.superuser`UPDATE staff SET on_duty_since = now() WHERE id = ${joost.id}`;
	});
});

test('a flood without the work done is turned away without a statement; who did it, or talks already, is not', async () => {
	const her = await comesIn();
	const token = sealTalking(her, new Date());
	const proofs = await Promise.all(Array.from({ length: 10 }, () => solved()));
	const empty = { move: 'start', safe: 'yes' };
	const bots = [
		empty,
		{ ...empty, proof: 'eyJ4IjoxfQ==' },
		{ ...empty, token: 'x' },
		{ ...empty, room: 'x' }
	];
	let turned = 0;
	const asked = await listened(house, async () => {
		for (let n = 0; n < 1000; n++)
			if (await isTurnedAway(formOf(bots[n % bots.length]! as Record<string, string>), new Date()))
				turned += 1;
		for (const proof of proofs)
			expect(await isTurnedAway(formOf({ ...empty, proof }), new Date())).toBe(false);
		expect(await isTurnedAway(formOf({ token, move: 'say' }), new Date())).toBe(false);
	});
	expect(asked).toEqual([]);
	expect(turned).toBeGreaterThan(700);
});
