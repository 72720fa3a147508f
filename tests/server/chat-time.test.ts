import { randomUUID } from 'node:crypto';
import { addDays, addMinutes } from 'date-fns';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { RING_AFTER_MINUTES } from '#domain/chat.ts';
import { atLocal } from '#domain/time.ts';
import { sayDanger } from '#server/chats/danger.ts';
import * as door from '#server/chats/door.store.ts';
import { classifyChat, endChat } from '#server/chats/end.ts';
import { joinChat } from '#server/chats/join.ts';
import { readChat } from '#server/chats/read.ts';
import { addNote, keepDraft, speak } from '#server/chats/speak.ts';
import { startInRoom } from '#server/chats/start.ts';
import { takeChat } from '#server/chats/take.ts';
import { linesOf } from '#server/chats/talk.ts';
import { watchChats } from '#server/chats/time.store.ts';
import { disable } from '#server/staff/change.ts';
import { atTheDoor } from '#server/work.ts';
import { chainOf } from '../support/arrivals.ts';
import { comesIn, says, type Chatting } from '../support/chatting.ts';
import type { TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { workingHouse, type Working } from '../support/working.ts';
import { findInTables } from '../support/search.ts';

let web: TestHouse;
let fake: Working['fake'];
let works: Working['works'];
let close: Working['close'];
let joost: Colleague;
let amina: Colleague;
let resting: Colleague;
let annelies: Colleague;
let bram: Colleague;
let day = atLocal('2026-12-01', '10:00');

beforeAll(async () => {
	({ web, fake, works, close } = await workingHouse());
	bram = await employ(web, 'Bram', 'administrator');
});
afterAll(() => close());
beforeEach(async () => {
	await web.superuser`UPDATE staff SET disabled_at = now(), on_duty_since = NULL WHERE disabled_at IS NULL AND id <> ${bram.id}`;
	await web.superuser`UPDATE chat SET status = 'abandoned', ended_at = now(), holder = NULL WHERE ended_at IS NULL`;
	await web.superuser`UPDATE intake SET status = 'closed', closed_at = now() WHERE closed_at IS NULL`;
	await web.superuser`UPDATE page SET ended_at = now(), ended_how = 'closed' WHERE ended_at IS NULL`;
	await web.superuser`UPDATE notification SET status = 'cancelled', reason_code = 'seen'`;
	day = addDays(day, 7);
	await web.moveClockTo(day);
	joost = await employ(web, 'Joost', 'counsellor', { onDuty: true });
	amina = await employ(web, 'Amina', 'counsellor', { onDuty: true });
	resting = await employ(web, 'Sanne', 'counsellor');
	annelies = await employ(web, 'Annelies', 'supervisor');
});

/** So many minutes after ten o'clock, with a worker at work. */
async function at(minutes: number): Promise<void> {
	await web.moveClockTo(addMinutes(day, minutes));
	await works(4, () => atTheDoor(watchChats));
	await web.superuser`UPDATE notification SET status = 'delivered' WHERE status IN ('accepted', 'queued', 'sending', 'sent')`;
}
const textsTo = ({ phone }: Colleague) => fake.messages.filter(({ to }) => to === phone);
const texts = (...staff: Colleague[]) => staff.map((one) => textsTo(one).length);
/** Her screen says that it is there. */
const isThere = ({ chatId }: Chatting) => door.seen(chatId, 0, true);
const rowOf = async ({ chatId }: Pick<Chatting, 'chatId'>) =>
	(
		await web.superuser`SELECT c.status, c.ended_by, c.holder, i.status AS intake, i.level, i.taken_by, i.read_at, i.id, i.key_id
		FROM chat c JOIN intake i ON i.id = c.intake_id WHERE c.id = ${chatId}`
	)[0]!;
const linesLeft = async ({ chatId }: Chatting) =>
	(await web.superuser`SELECT FROM chat_line WHERE chat_id = ${chatId}`).length;
async function roomOf(her: Chatting): Promise<string> {
	const [row] =
		await web.superuser`SELECT r.id FROM room r JOIN chat c ON c.intake_id = r.intake_id WHERE c.id = ${her.chatId}`;
	return String(row!['id']);
}
async function comesBack(her: Chatting): Promise<Chatting> {
	const chatId = await startInRoom(await roomOf(her), { language: 'nl', suspect: false });
	return { ...her, chatId: chatId! };
}
const told = { summary: '', summaryId: randomUUID() };

describe('while nobody comes it rings', () => {
	test('after a minute those on duty, after four the supervisors, each once', async () => {
		const { counsellor, supervisor } = RING_AFTER_MINUTES;
		const her = await comesIn();
		await at(counsellor - 0.1);
		expect(texts(joost, amina, resting, annelies)).toEqual([0, 0, 0, 0]);
		await isThere(her);
		await at(counsellor + 0.1);
		expect(texts(joost, amina, resting, annelies)).toEqual([1, 1, 0, 0]);
		expect(textsTo(joost)[0]!.body).toMatch(/^Oproep/);
		await isThere(her);
		await at(supervisor - 0.1);
		expect(texts(joost, amina, resting, annelies)).toEqual([1, 1, 0, 0]);
		await at(supervisor + 0.1);
		await isThere(her);
		await at(9);
		expect(texts(joost, amina, resting, annelies)).toEqual([1, 1, 0, 1]);
	});

	test.each([
		['she was taken', (her: Chatting) => takeChat(amina, her.chatId)],
		['she left', (her: Chatting) => door.leave(her.chatId)],
		[
			'it looks automatic',
			(her: Chatting) => web.superuser`UPDATE chat SET suspect = true WHERE id = ${her.chatId}`
		]
	])('nothing rings when %s', async (_what, act) => {
		const her = await comesIn();
		await act(her);
		await at(1.1);
		await at(4.1);
		expect(texts(joost, amina, annelies)).toEqual([0, 0, 0]);
	});

	test('taken after the first minute it does not reach the supervisor', async () => {
		const her = await comesIn();
		await at(1.1);
		await takeChat(joost, her.chatId);
		await at(4.1);
		expect(texts(joost, amina, annelies)).toEqual([1, 1, 0]);
	});

	test('what looks automatic was never planned to ring', async () => {
		const { chatId } = await comesIn({ suspect: true });
		const rows =
			await web.superuser`SELECT FROM notification n JOIN chat c ON c.intake_id = n.intake_id WHERE c.id = ${chatId}`;
		expect(rows).toHaveLength(0);
	});

	test('danger rings at once', async () => {
		const her = await comesIn();
		await sayDanger(her, 'yes');
		await at(0.1);
		expect(texts(joost, amina)).toEqual([1, 1]);
		expect(await rowOf(her)).toMatchObject({ status: 'waiting', level: 'T0' });
	});
});

describe('silence', () => {
	test('ten minutes without her screen her place is given up, and what she wrote is unread', async () => {
		const [silent, spoken, there] = [await comesIn(), await comesIn(), await comesIn()];
		await says(spoken, 'Ik wacht.');
		await at(9);
		await isThere(there);
		await at(10.1);
		expect(await rowOf(silent)).toMatchObject({
			status: 'abandoned',
			intake: 'closed',
			ended_by: 'silence'
		});
		expect(await rowOf(spoken)).toMatchObject({
			status: 'abandoned',
			intake: 'new',
			read_at: null
		});
		expect(await rowOf(there)).toMatchObject({ status: 'waiting', intake: 'live' });
	});

	test('an hour in a conversation; and what nobody told within a day is a contact all the same', async () => {
		const her = await comesIn();
		await takeChat(joost, her.chatId);
		await at(59);
		expect(await rowOf(her)).toMatchObject({ status: 'active' });
		await at(61);
		expect(await rowOf(her)).toMatchObject({ status: 'wrap_up', intake: 'live' });
		await at(61 + 23 * 60);
		expect(await rowOf(her)).toMatchObject({ status: 'wrap_up' });
		await at(62 + 24 * 60);
		expect(await rowOf(her)).toMatchObject({
			status: 'ended',
			intake: 'assigned',
			taken_by: joost.id
		});
	});
});

describe('she comes back', () => {
	test('and leaves without a word: her contact stands as it stood', async () => {
		const her = await comesIn();
		await takeChat(joost, her.chatId);
		await endChat(joost, her.chatId);
		await classifyChat(joost, her.chatId, { ...told, outcome: 'continues' });
		const again = await comesBack(her);
		expect(await rowOf(again)).toMatchObject({ status: 'waiting', intake: 'live' });
		await door.leave(again.chatId);
		expect(await rowOf(again)).toMatchObject({ intake: 'assigned', taken_by: joost.id });
		expect((await rowOf(again))['read_at']).not.toBeNull();
	});

	test('to what was closed: with a word it waits unread, without one it stays closed', async () => {
		const her = await comesIn();
		await takeChat(joost, her.chatId);
		await classifyChat(joost, her.chatId, { ...told, outcome: 'helped' });
		const silent = await comesBack(her);
		await door.leave(silent.chatId);
		expect(await rowOf(silent)).toMatchObject({ intake: 'closed' });
		const spoken = await comesBack(her);
		await says(spoken, 'Toch nog iets.');
		await door.leave(spoken.chatId);
		expect(await rowOf(spoken)).toMatchObject({
			intake: 'assigned',
			taken_by: joost.id,
			read_at: null
		});
	});

	test('before the last one was told: telling it closes nothing that waits', async () => {
		const her = await comesIn();
		await takeChat(joost, her.chatId);
		await endChat(joost, her.chatId);
		const again = await comesBack(her);
		expect(again.chatId).not.toBe(her.chatId);
		await says(again, 'Bent u er nog?');
		expect(await classifyChat(joost, her.chatId, { ...told, outcome: 'helped' })).toMatchObject({
			isOpen: true
		});
		expect(await rowOf(again)).toMatchObject({ status: 'waiting', intake: 'live' });
		await door.leave(again.chatId);
		expect(await rowOf(again)).toMatchObject({ intake: 'assigned', read_at: null });
	});
});

describe('a colleague who does not come back', () => {
	test('leaves her conversation to whoever is with her, or to the queue, where it rings', async () => {
		const [alone, together, untold] = [await comesIn(), await comesIn(), await comesIn()];
		for (const her of [alone, together]) await takeChat(joost, her.chatId);
		await joinChat(annelies, together.chatId);
		await says(alone, 'En toen?');
		await web.superuser`UPDATE staff SET chat_places = 4 WHERE id = ${joost.id}`;
		await takeChat(joost, untold.chatId);
		await endChat(joost, untold.chatId);
		await disable(bram, joost.id);
		expect(await rowOf(alone)).toMatchObject({ status: 'waiting', holder: null, taken_by: null });
		expect(await rowOf(together)).toMatchObject({ status: 'active', holder: annelies.id });
		expect(await rowOf(untold)).toMatchObject({
			status: 'ended',
			intake: 'triaged',
			taken_by: null
		});
		expect(
			await speak(annelies, together.chatId, { id: randomUUID(), text: 'Ik ben er.' })
		).toHaveProperty('seq');
		await at(1.1);
		expect(texts(amina, annelies)).toEqual([1, 0]);
		expect(await takeChat(amina, alone.chatId)).toEqual({ id: alone.chatId });
		const read = await readChat(amina, alone.chatId);
		expect('chat' in read && read.chat.lines.map(({ text }) => text)).toContain('En toen?');
	});
});

describe('what was said goes', () => {
	const month = 30 * 24 * 60;
	test('thirty days after it ended; what nobody read is kept', async () => {
		const [ended, unread, untold] = [await comesIn(), await comesIn(), await comesIn()];
		for (const her of [ended, unread, untold]) await says(her, 'Woorden.');
		await takeChat(joost, ended.chatId);
		await classifyChat(joost, ended.chatId, { ...told, summary: 'Rustig.', outcome: 'helped' });
		await door.leave(unread.chatId);
		await takeChat(joost, untold.chatId);
		await endChat(joost, untold.chatId);
		await at(month - 60);
		expect([await linesLeft(ended), await linesLeft(unread)]).toEqual([2, 1]);
		await at(month + 60);
		expect([await linesLeft(ended), await linesLeft(unread), await linesLeft(untold)]).toEqual([
			0, 1, 0
		]);
		const notes = await web.superuser`SELECT FROM chat_note WHERE chat_id = ${ended.chatId}`;
		expect(notes).toHaveLength(1);
		const { id } = await rowOf(ended);
		expect((await chainOf(web, String(id))).at(-1)).toBe('chat.forgotten');
	});

	test('with her room: nothing that was typed is left in a dump, and no key opens it', async () => {
		const word = 'zonnebloemveld';
		const her = await comesIn();
		await says(her, `Zij zei ${word}.`);
		await takeChat(joost, her.chatId);
		await speak(joost, her.chatId, { id: randomUUID(), text: `Wij zeiden ${word}.` });
		await addNote(joost, her.chatId, { id: randomUUID(), text: `Notitie ${word}.` });
		await keepDraft(joost, her.chatId, `Half ${word}`);
		const { key_id: keyId } = await rowOf(her);
		const [key] = await web.superuser`SELECT wrapped FROM data_key WHERE id = ${keyId}`;
		const sealed = await web.superuser`SELECT sealed FROM chat_line WHERE chat_id = ${her.chatId}
			UNION ALL SELECT sealed FROM chat_note WHERE chat_id = ${her.chatId} UNION ALL SELECT sealed FROM chat_draft WHERE chat_id = ${her.chatId}`;
		expect(sealed).toHaveLength(5);
		expect(await findInTables(web.superuser, [word])).toEqual([]);
		const roomId = await roomOf(her);
		await atTheDoor((work) => work.db.execute(`SELECT door.close_room('${roomId}', 'seeker')`));
		const dump = await everyCell();
		for (const bytes of [key!['wrapped'], ...sealed.map((row) => row['sealed'])] as Buffer[])
			expect(dump.includes(bytes.toString('hex'))).toBe(false);
		expect(await linesOf(her, 0)).toEqual([]);
		expect(await says(her, 'nog').catch((reason: Error) => reason.message)).toBe('over');
		expect(await readChat(joost, her.chatId)).toMatchObject({
			chat: { lines: [], notes: [], draft: '' }
		});
	});
});

/** Every value of every table, bytes in hex. */
async function everyCell(): Promise<string> {
	const tables =
		await web.superuser`SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`;
	const texts: string[] = [];
	for (const { tablename } of tables) {
		const rows = await web.superuser.unsafe(`SELECT t::text AS row FROM ${tablename} t`);
		texts.push(...rows.map(({ row }) => String(row)));
	}
	return texts.join('\n');
}
