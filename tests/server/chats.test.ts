import { createSecretKey, randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { keepAsked } from '#server/chats/ask.ts';
import { sayDanger } from '#server/chats/danger.ts';
import * as door from '#server/chats/door.store.ts';
import { classifyChat, endChat } from '#server/chats/end.ts';
import { joinChat, offerChat, stepOut } from '#server/chats/join.ts';
import { knownKey, rememberKey } from '#server/chats/known-keys.ts';
import { keepPresence } from '#server/chats/presence.ts';
import { queueOf, type Queue } from '#server/chats/queue.ts';
import { readChat, type ReadChat } from '#server/chats/read.ts';
import { say } from '#server/chats/say.ts';
import { addNote, attend, keepDraft, speak } from '#server/chats/speak.ts';
import { linesOf, talkOf } from '#server/chats/talk.ts';
import { takeChat, takeNext } from '#server/chats/take.ts';
import { openDatabase } from '#server/db/client.ts';
import { openHouse } from '#server/house.ts';
import { readKeyRing, type KeyRing } from '#server/keys/ring.ts';
import { rotate } from '#server/keys/rotate.ts';
import { enterRoom } from '#server/rooms/enter.ts';
import { switchDuty } from '#server/staff/switch-duty.ts';
import { comesIn, says, type Chatting } from '../support/chatting.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { makeFamily } from '../support/family.ts';
import { employ, type Colleague } from '../support/people.ts';
import { testSettings } from '../support/settings.ts';

let house: TestHouse;
let joost: Colleague;
let amina: Colleague;
let annelies: Colleague;

beforeAll(async () => {
	house = await freshHouse();
	joost = await employ(house, 'Joost de Wit', 'counsellor');
	amina = await employ(house, 'Amina El Amrani', 'counsellor');
	annelies = await employ(house, 'Annelies Bos', 'supervisor');
	for (const one of [joost, amina]) await switchDuty(one, true);
});
afterAll(() => house.close());
beforeEach(async () => {
	await house.superuser`UPDATE chat SET status = 'ended', ended_at = now(), holder = coalesce(holder, ${joost.id}) WHERE ended_at IS NULL`;
	await house.superuser`UPDATE chat_member SET ended_at = now() WHERE ended_at IS NULL`;
});

async function read(actor: Colleague, { chatId }: Chatting): Promise<ReadChat> {
	const outcome = await readChat(actor, chatId);
	if ('problem' in outcome) throw new Error(outcome.problem);
	return outcome.chat;
}
const queue = async (actor: Colleague) => (await queueOf(actor)) as Queue;
const statusOf = async ({ chatId }: Chatting) =>
	(
		await house.superuser`SELECT c.status, i.status AS intake, i.level, i.taken_by, c.outcome FROM chat c
		JOIN intake i ON i.id = c.intake_id WHERE c.id = ${chatId}`
	)[0]!;
const kindsOf = async ({ chatId }: Chatting) =>
	(
		await house.superuser`SELECT kind FROM event WHERE chain_id = (SELECT intake_id FROM chat WHERE id = ${chatId}) ORDER BY seq`
	).map(({ kind }) => kind as string);

describe('a conversation', () => {
	test('begins in the queue, is taken, talked and told, and is a contact afterwards', async () => {
		const her = await comesIn();
		expect(await talkOf(her)).toMatchObject({ status: 'waiting', place: 1, who: undefined });
		await says(her, 'Bent u daar?');
		expect((await queue(joost)).waiting).toMatchObject([{ id: her.chatId, language: 'nl' }]);
		expect(await takeNext(joost)).toEqual({ id: her.chatId });
		expect(await talkOf(her)).toMatchObject({ status: 'active', who: 'Joost', place: undefined });
		const line = { id: randomUUID(), text: ' Ja, ik ben er. ' };
		expect(await speak(joost, her.chatId, line)).toEqual({ seq: 3 });
		expect(await speak(joost, her.chatId, line)).toEqual({ seq: 3 });
		expect((await linesOf(her, 0)).map(({ from, text }) => [from, text])).toEqual([
			['me', 'Bent u daar?'],
			['house', ''],
			['us', 'Ja, ik ben er.']
		]);
		await attend(joost, her.chatId, { seq: 3, types: true });
		expect(await talkOf(her)).toMatchObject({ arrived: 3 });

		expect(await endChat(joost, her.chatId)).toEqual({ done: true });
		expect(await say(her, { id: randomUUID(), text: 'nog iets' })).toEqual({ problem: 'over' });
		const told = {
			...({ outcome: 'continues', summary: 'Rustig gesprek.' } as const),
			summaryId: randomUUID()
		};
		const outcome = await classifyChat(joost, her.chatId, told);
		expect(outcome).toMatchObject({ isOpen: true });
		expect(await statusOf(her)).toMatchObject({
			...{ status: 'ended', intake: 'assigned', taken_by: joost.id, outcome: 'continues' }
		});
		expect(await kindsOf(her)).toEqual([
			...['intake.received', 'chat.opened', 'chat.said', 'chat.taken', 'chat.said', 'chat.said'],
			...['chat.ended', 'chat.noted', 'chat.classified']
		]);
	});

	test('sent twice from one page is one conversation with one code', async () => {
		const visitId = randomUUID();
		const [one, other] = [await comesIn({ visitId }), await comesIn({ visitId })];
		expect(other).toEqual(one);
	});

	test('a line sent twice is one line, also at once', async () => {
		const her = await comesIn();
		const line = { id: randomUUID(), text: 'Eenmaal.' };
		const answers = await Promise.all([1, 2, 3].map(() => say(her, line)));
		expect(answers).toEqual([{ seq: 1 }, { seq: 1 }, { seq: 1 }]);
		expect(await linesOf(her, 0)).toHaveLength(1);
	});

	test('lines of many at once are numbered without a gap', async () => {
		const her = await comesIn();
		await takeChat(joost, her.chatId);
		await Promise.all(
			Array.from({ length: 30 }, (_, n) =>
				n % 2
					? says(her, `van haar ${n}`)
					: speak(joost, her.chatId, { id: randomUUID(), text: `van ons ${n}` })
			)
		);
		expect((await linesOf(her, 0)).map(({ seq }) => seq)).toEqual(
			Array.from({ length: 31 }, (_, n) => n + 1)
		);
	});

	test('ended by her, it waits to be told; what came of it closes its contact', async () => {
		const her = await comesIn();
		await takeChat(joost, her.chatId);
		await door.leave(her.chatId);
		expect(await read(joost, her)).toMatchObject({ status: 'wrap_up', endedBySeeker: true });
		const told = { outcome: 'helped' as const, summary: '', summaryId: randomUUID() };
		const long = { ...told, summary: 'x'.repeat(4001) };
		expect(await classifyChat(joost, her.chatId, long)).toEqual({ problem: 'too-long' });
		expect(await classifyChat(joost, her.chatId, told)).toMatchObject({ isOpen: false });
		expect(await statusOf(her)).toMatchObject({ status: 'ended', intake: 'closed' });
	});

	test('left without a word there is nothing to answer; with one it is a message that waits', async () => {
		const [silent, spoken] = [await comesIn(), await comesIn()];
		await says(spoken, 'Ik durf niet langer te wachten.');
		for (const one of [silent, spoken]) await door.leave(one.chatId);
		expect(await statusOf(silent)).toMatchObject({ status: 'abandoned', intake: 'closed' });
		expect(await statusOf(spoken)).toMatchObject({ status: 'abandoned', intake: 'new' });
	});
});

describe('the queue', () => {
	test('danger comes first, whenever it came, and her place says so', async () => {
		const [first, second] = [await comesIn(), await comesIn()];
		expect(await talkOf(second)).toMatchObject({ place: 2 });
		await sayDanger(second, 'yes');
		expect(await talkOf(second)).toMatchObject({ place: 1 });
		expect(await talkOf(first)).toMatchObject({ place: 2 });
		expect(await takeNext(joost)).toEqual({ id: second.chatId });
	});

	test('a language she speaks comes before one she does not', async () => {
		await keepPresence(joost, { places: 2, languages: ['nl', 'tr'], alias: '' });
		const [arabic, turkish] = [
			await comesIn({ language: 'ar' }),
			await comesIn({ language: 'tr' })
		];
		expect((await queue(joost)).waiting.map(({ id }) => id)).toEqual([
			turkish.chatId,
			arabic.chatId
		]);
		expect(await takeNext(joost)).toEqual({ id: turkish.chatId });
		expect(await takeNext(joost)).toEqual({ id: arabic.chatId });
	});

	test('nobody holds more than her places, but for danger', async () => {
		const [one, two, three, four] = [
			await comesIn(),
			await comesIn(),
			await comesIn(),
			await comesIn()
		];
		await takeChat(joost, one.chatId);
		await takeChat(joost, two.chatId);
		expect(await takeChat(joost, three.chatId)).toEqual({ problem: 'full' });
		expect(await takeNext(joost)).toEqual({ problem: 'full' });
		await sayDanger(four, 'yes');
		expect(await takeChat(joost, four.chatId)).toEqual({ id: four.chatId });
	});

	test('of two at once one has it', async () => {
		const her = await comesIn();
		const outcomes = await Promise.all([joost, amina].map((one) => takeChat(one, her.chatId)));
		expect(outcomes).toHaveLength(2);
		expect(outcomes).toContainEqual({ id: her.chatId });
		expect(outcomes).toContainEqual({ problem: 'gone' });
		expect((await linesOf(her, 0)).map(({ tiding }) => tiding?.what)).toEqual(['joined']);
		expect(await kindsOf(her)).not.toContain('chat.opening-refused');
	});

	test('who presses twice has it once; long after, it is a try to open what is not hers', async () => {
		const her = await comesIn();
		await takeChat(joost, her.chatId);
		expect(await takeChat(joost, her.chatId)).toEqual({ id: her.chatId });
		expect(await takeChat(amina, her.chatId)).toEqual({ problem: 'gone' });
		expect(await kindsOf(her)).not.toContain('chat.opening-refused');
		await house.superuser`UPDATE chat_member SET since = since - interval '2 hours' WHERE chat_id = ${her.chatId}`;
		expect(await takeChat(amina, her.chatId)).toEqual({ problem: 'not-found' });
		expect(await kindsOf(her)).toContain('chat.opening-refused');
	});

	test('of a case that is not hers she sees no level, and it stands where it belongs', async () => {
		const [calm, urgent] = [await comesIn(), await comesIn()];
		await sayDanger(urgent, 'yes');
		const { partId } = await makeFamily(house, { counsellorId: annelies.id });
		await house.superuser`UPDATE intake SET part_id = ${partId} WHERE id = (SELECT intake_id FROM chat WHERE id = ${urgent.chatId})`;
		expect((await queue(joost)).waiting).toMatchObject([
			{ id: urgent.chatId, level: undefined },
			{ id: calm.chatId, level: 'T3' }
		]);
		expect(await takeNext(joost)).toEqual({ id: urgent.chatId });
	});

	test('what looks automatic waits aside and is not pulled', async () => {
		const her = await comesIn({ suspect: true });
		expect(await queue(joost)).toMatchObject({ waiting: [], aside: [{ id: her.chatId }] });
		expect(await takeNext(joost)).toEqual({ problem: 'nobody' });
		expect(await takeChat(joost, her.chatId)).toEqual({ id: her.chatId });
	});
});

describe('who is in it', () => {
	test('a colleague reads nothing of it, nor writes; nor does a supervisor who has not come in', async () => {
		const her = await comesIn();
		await says(her, 'Geheim.');
		await takeChat(joost, her.chatId);
		for (const other of [amina, annelies]) {
			expect(await readChat(other, her.chatId)).toEqual({ problem: 'not-found' });
			const line = { id: randomUUID(), text: 'x' };
			expect(await speak(other, her.chatId, line)).toEqual({ problem: 'not-found' });
			expect(await addNote(other, her.chatId, line)).toEqual({ problem: 'not-found' });
		}
	});

	test('a supervisor comes in, seen by both, and goes', async () => {
		const her = await comesIn();
		await takeChat(joost, her.chatId);
		expect(await joinChat(annelies, her.chatId)).toEqual({ done: true });
		expect(await read(joost, her)).toMatchObject({ with: ['Annelies Bos'] });
		expect(await read(annelies, her)).toMatchObject({ with: ['Joost de Wit'] });
		expect((await linesOf(her, 0)).at(-1)?.tiding).toEqual({ what: 'joined', name: 'Annelies' });
		expect(await stepOut(annelies, her.chatId)).toEqual({ done: true });
		expect((await linesOf(her, 0)).at(-1)?.tiding).toEqual({ what: 'left', name: 'Annelies' });
		expect(await readChat(annelies, her.chatId)).toEqual({ problem: 'not-found' });
	});

	test('a colleague is asked with a word, takes over, and she hears of it', async () => {
		const her = await comesIn();
		await takeChat(joost, her.chatId);
		const asked = { to: amina.id, noteId: randomUUID(), note: 'Ze spreekt liever met een vrouw.' };
		const long = { ...asked, note: 'x'.repeat(4001) };
		expect(await offerChat(joost, her.chatId, long)).toEqual({ problem: 'too-long' });
		expect((await queue(amina)).mine).toEqual([]);
		expect(await offerChat(joost, her.chatId, asked)).toEqual({ done: true });
		expect((await queue(amina)).mine).toMatchObject([{ id: her.chatId, isOffered: true }]);
		expect(await takeChat(amina, her.chatId)).toEqual({ id: her.chatId });
		expect((await read(amina, her)).notes).toMatchObject([
			{ kind: 'handover', by: 'Joost de Wit' }
		]);
		expect((await linesOf(her, 0)).at(-1)?.tiding).toEqual({ what: 'took-over', name: 'Amina' });
		expect(await readChat(joost, her.chatId)).toEqual({ problem: 'not-found' });
	});

	test('a page that is still open as it goes on without her is no try of anybody', async () => {
		const her = await comesIn();
		await takeChat(joost, her.chatId);
		await offerChat(joost, her.chatId, { to: amina.id, noteId: randomUUID(), note: 'Neem over.' });
		await takeChat(amina, her.chatId);
		await keepDraft(joost, her.chatId, 'half');
		await attend(joost, her.chatId, { seq: 1, types: true });
		expect(await readChat(joost, her.chatId)).toEqual({ problem: 'not-found' });
		await endChat(amina, her.chatId);
		await keepDraft(amina, her.chatId, 'half');
		await attend(amina, her.chatId, { seq: 1, types: true });
		expect(await kindsOf(her)).not.toContain('chat.opening-refused');
		await house.superuser`UPDATE chat_member SET ended_at = ended_at - interval '1 hour' WHERE chat_id = ${her.chatId} AND staff_id = ${joost.id}`;
		await keepDraft(joost, her.chatId, 'half');
		expect(await kindsOf(her)).toContain('chat.opening-refused');
	});

	test('the other paper and a draft are never hers to see', async () => {
		const her = await comesIn();
		await takeChat(joost, her.chatId);
		await addNote(joost, her.chatId, { id: randomUUID(), text: 'Alleen voor ons.' });
		await keepDraft(joost, her.chatId, 'half zin');
		expect(await read(joost, her)).toMatchObject({ draft: 'half zin' });
		expect(JSON.stringify([await linesOf(her, 0), await talkOf(her)])).not.toMatch(/Alleen|half/);
	});
});

describe('what is asked beside it', () => {
	test('raises the level, and rings; answers of before stay', async () => {
		const her = await comesIn();
		await takeChat(joost, her.chatId);
		const first = { door: 'relative', answers: { imminentViolence: 'no' } } as const;
		expect(await keepAsked(joost, her.chatId, first)).toMatchObject({ level: 'T3' });
		const danger = { door: undefined, answers: { weaponAccess: 'yes', imminentViolence: 'yes' } };
		expect(await keepAsked(joost, her.chatId, danger)).toMatchObject({ level: 'T0' });
		const calm = { door: undefined, answers: { weaponAccess: 'no', imminentViolence: 'no' } };
		expect(await keepAsked(joost, her.chatId, calm)).toMatchObject({ level: 'T0' });
		expect(await read(joost, her)).toMatchObject({
			level: 'T0',
			asked: { door: 'relative', answers: { weaponAccess: 'no' }, matchedRules: ['R01', 'R50'] }
		});
	});

	test('what she says of danger herself stands there, with the rule it weighs by', async () => {
		const her = await comesIn();
		await sayDanger(her, 'yes');
		await takeChat(joost, her.chatId);
		const says = { callerInDanger: 'yes' };
		expect(await read(joost, her)).toMatchObject({
			...{ level: 'T0', asked: { answers: says, matchedRules: ['R04', 'R50'] } }
		});
		await sayDanger(her, 'no');
		expect(await read(joost, her)).toMatchObject({
			...{ level: 'T0', asked: { answers: { callerInDanger: 'no' }, matchedRules: ['R04', 'R50'] } }
		});
	});

	test('of two who answer at once nothing is lost', async () => {
		const her = await comesIn();
		await takeChat(joost, her.chatId);
		await joinChat(annelies, her.chatId);
		const told = (answers: object) => ({ door: undefined, answers });
		await Promise.all([
			keepAsked(joost, her.chatId, told({ imminentViolence: 'yes' })),
			keepAsked(annelies, her.chatId, told({ weaponAccess: 'yes' })),
			sayDanger(her, 'unknown')
		]);
		expect(await read(annelies, her)).toMatchObject({
			level: 'T0',
			asked: {
				answers: { imminentViolence: 'yes', weaponAccess: 'yes', callerInDanger: 'unknown' },
				matchedRules: ['R01', 'R50']
			}
		});
	});
});

describe('code and word', () => {
	test('lead back into it while it goes on', async () => {
		const her = await comesIn();
		const entry = await enterRoom(her, '10.0.0.1');
		if (!('roomId' in entry)) throw new Error('she could not come in');
		expect(await door.ofRoom(entry.roomId)).toBe(her.chatId);
		await door.leave(her.chatId);
		expect(await door.ofRoom(entry.roomId)).toBeUndefined();
	});
});

test('the key of a conversation is known for a minute, and then in no memory', () => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	const [chatId, key] = [randomUUID(), createSecretKey(randomBytes(32))];
	rememberKey(chatId, key);
	vi.advanceTimersByTime(40_000);
	rememberKey(chatId, key);
	vi.advanceTimersByTime(40_000);
	expect(knownKey(chatId)).toBe(key);
	vi.advanceTimersByTime(20_000);
	expect(knownKey(chatId)).toBeUndefined();
	vi.useRealTimers();
});

// last: from here on the keys of this house are others
test('its keys wrapped anew, it is read and goes on as before', async () => {
	const her = await comesIn();
	await says(her, 'Voor de wisseling.');
	await takeChat(joost, her.chatId);
	const first = `t2:${Buffer.alloc(32, 8).toString('base64')}`;
	const keys = readKeyRing(`${first},${testSettings.ENCRYPTION_KEYS}`, testSettings.INDEX_KEY);
	const owner = openDatabase(house.urls.owner, 'rotation', 1);
	await rotate(owner, keys as KeyRing);
	await owner.sql.end();
	openHouse({ ...house, keys: keys as KeyRing });
	await says(her, 'Erna.');
	await speak(joost, her.chatId, { id: randomUUID(), text: 'Wij ook.' });
	expect((await linesOf(her, 0)).map(({ text }) => text)).toEqual([
		...['Voor de wisseling.', '', 'Erna.', 'Wij ook.']
	]);
	expect((await read(joost, her)).lines).toHaveLength(4);
	const [row] =
		await house.superuser`SELECT k.kek_id FROM chat c JOIN data_key k ON k.id = c.key_id WHERE c.id = ${her.chatId}`;
	expect(row!['kek_id']).toBe('t2');
});
