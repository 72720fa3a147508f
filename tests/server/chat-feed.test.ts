import { randomBytes, randomUUID } from 'node:crypto';
import { addMinutes } from 'date-fns';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openSession } from '#server/access/admit.ts';
import { liveStream } from '#server/access/live.ts';
import { leaveBehind, sealLeave } from '#server/access/spent.ts';
import {
	endSession,
	findSession,
	sessionHashOf,
	type StaffSession
} from '#server/access/session.ts';
import * as door from '#server/chats/door.store.ts';
import { endChat } from '#server/chats/end.ts';
import { feed } from '#server/chats/feed.ts';
import { joinChat, stepOut } from '#server/chats/join.ts';
import { readChat } from '#server/chats/read.ts';
import { attend, speak } from '#server/chats/speak.ts';
import { showUp } from '#server/chats/show-up.ts';
import { staffFeed } from '#server/chats/staff-feed.ts';
import { takeChat } from '#server/chats/take.ts';
import { switchDuty } from '#server/staff/switch-duty.ts';
import { atTheDoor } from '#server/work.ts';
import { comesIn, says, type Chatting } from '../support/chatting.ts';
import { follow, type Followed } from '../support/chat-streams.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { proofSize } from '../support/proof.ts';

// a race is lost in one of many
const endings = proofSize({ small: 4, full: 20 });

let house: TestHouse;
let joost: Colleague;
let annelies: Colleague;
let session: StaffSession;
let her: Chatting;
let step = 0;
const open: Followed[] = [];

beforeAll(async () => {
	house = await freshHouse();
	joost = await employ(house, 'Joost', 'counsellor', { onDuty: true });
	annelies = await employ(house, 'Annelies', 'supervisor');
	await house.superuser`UPDATE staff SET chat_places = 4`;
});
afterAll(() => house.close());
beforeEach(async () => {
	await house.superuser`UPDATE chat SET status = 'ended', ended_at = now(), holder = coalesce(holder, ${joost.id}) WHERE ended_at IS NULL`;
	await house.superuser`UPDATE chat_member SET ended_at = now() WHERE ended_at IS NULL`;
	session = await signedIn(joost);
	her = await comesIn();
	await takeChat(joost, her.chatId);
});
afterEach(async () => {
	vi.useRealTimers();
	await Promise.all(open.splice(0).map((one) => one.cancel().catch(() => undefined)));
});

async function signedIn(colleague: Colleague): Promise<StaffSession> {
	const sessionId = randomBytes(16).toString('hex');
	await atTheDoor((work) =>
		openSession(work, { staffId: colleague.id, isKnown: false }, ++step, sessionId)
	);
	return (await findSession(sessionHashOf(sessionId)))!;
}
const telling = { line: (line: unknown) => line, talk: (talk: unknown) => talk };
async function hers(after = 0): Promise<Followed> {
	const followed = follow((await feed(her, after, telling))!);
	open.push(followed);
	return followed;
}
async function ours(after = 0, as = session): Promise<Followed> {
	const followed = follow((await staffFeed(as, her.chatId, after))!);
	open.push(followed);
	return followed;
}
const line = (text: string) => ({ id: randomUUID(), text });
const has = (event: string) => (told: Followed['told']) => told.some((one) => one.event === event);
const lines = (many: number) => (told: Followed['told']) =>
	told.filter(({ event }) => event === 'line').length >= many;
/** It ends, and both are told so: what would be told before it, was. */
async function ended(...sides: Followed[]): Promise<void> {
	await endChat(joost, her.chatId);
	for (const side of sides)
		await side.until((told) => told.some(({ data }) => data.includes('"status":"wrap_up"')));
}

test('what is said is told on both sides, in order, and with the last line told it goes on exactly there', async () => {
	const [one, other] = [await hers(), await ours()];
	await says(her, 'Een.', 'Twee.');
	await speak(joost, her.chatId, line('Drie.'));
	await one.until(lines(4));
	await other.until(lines(4));
	expect(one.seqs()).toEqual([1, 2, 3, 4]);
	expect(other.seqs()).toEqual([1, 2, 3, 4]);
	for (const after of [0, 1, 3, 4]) {
		const [again, there] = [await hers(after), await ours(after)];
		await again.until(has('state'));
		await there.until(has('standing'));
		const missing = [1, 2, 3, 4].slice(after);
		expect(again.seqs()).toEqual(missing);
		expect(there.seqs()).toEqual(missing);
	}
});

test('a line that cannot be read stands as such on both sides, is reported once, and all after it is told', async () => {
	const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
	await says(her, 'Goed.', 'Bedorven geheim.', 'Verwisseld geheim.', 'Weer goed.');
	await house.superuser`UPDATE chat_line SET sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1) WHERE chat_id = ${her.chatId} AND seq = 3`;
	const other = await comesIn();
	await house.superuser`UPDATE chat_line SET key_id = (SELECT key_id FROM chat WHERE id = ${other.chatId}) WHERE chat_id = ${her.chatId} AND seq = 4`;
	for (const side of [await hers(), await ours(), await hers(), await ours(2)]) {
		await side.until((told) => told.some(({ id }) => id === 5));
		await side.until((told) => has('state')(told) || has('standing')(told));
		expect(side.told.filter(({ event }) => event === 'bye')).toEqual([]);
		const broken = side.told.filter(({ id }) => id === 3 || id === 4);
		expect(broken.map(({ data }) => JSON.parse(data) as object)).toMatchObject([
			{ seq: 3, text: '', isUnreadable: true },
			{ seq: 4, text: '', isUnreadable: true }
		]);
	}
	const read = await readChat(joost, her.chatId);
	expect('chat' in read && read.chat.lines.map(({ text }) => text)).toEqual([
		...['', 'Goed.', '', '', 'Weer goed.']
	]);
	const told = log.mock.calls.flat().filter((one) => String(one).includes('chat line'));
	expect(told).toHaveLength(2);
	expect(JSON.stringify(log.mock.calls)).not.toContain('geheim');
	log.mockRestore();
});

test('a page that signs without end asks the database little, and what it had to say may come a moment later', async () => {
	const other = await ours();
	await other.until(has('standing'));
	const sign = { seq: 1, acts: false, types: true };
	const answers = await Promise.all(Array.from({ length: 300 }, () => showUp(her, sign)));
	const here = answers.filter((one) => 'here' in one);
	expect(here.length).toBeGreaterThan(5);
	expect(here.length).toBeLessThan(20);
	expect(answers.filter((one) => 'seconds' in one)).toHaveLength(300 - here.length);
	expect(other.told.filter(({ event }) => event === 'typing').length).toBeLessThan(6);
	// another conversation has its own pace
	expect(await showUp(await comesIn(), sign)).toEqual({ here: true });
	await expect.poll(() => showUp(her, sign), { timeout: 3000 }).toEqual({ here: true });
	for (let n = 0; n < 40; n++) await attend(joost, her.chatId, { seq: 1, types: true });
	const one = await hers();
	await one.until(has('state'));
	for (let n = 0; n < 40; n++) await attend(joost, her.chatId, { seq: 1, types: true });
	await ended(one);
	expect(one.told.filter(({ event }) => event === 'typing').length).toBeLessThan(6);
});

test('a hundred lines at once come once each and in order', async () => {
	const [one, other] = [await hers(), await ours()];
	await Promise.all(
		Array.from({ length: 50 }, (_, n) =>
			Promise.all([
				speak(joost, her.chatId, line(`wij ${n}`)),
				n < 30 ? says(her, `zij ${n}`) : undefined
			])
		)
	);
	const all = Array.from({ length: 81 }, (_, n) => n + 1);
	await one.until(lines(81));
	await other.until(lines(81));
	await ended(one, other);
	for (const side of [one, other]) expect(side.seqs()).toEqual(all);
});

test('of a long conversation everything comes, also more than is read at once', async () => {
	for (let n = 0; n < 10; n++)
		await Promise.all(
			Array.from({ length: 45 }, (_, m) => speak(joost, her.chatId, line(`${n} ${m}`)))
		);
	const [row] = await house.superuser`SELECT last_seq FROM chat WHERE id = ${her.chatId}`;
	expect(row!['last_seq']).toBe(451);
	const one = await hers();
	await one.until(has('state'));
	expect(one.seqs()).toEqual(Array.from({ length: 451 }, (_, n) => n + 1));
});

test('what was said just before the end is told before the end', async () => {
	for (let n = 0; n < endings; n++) {
		her = await comesIn();
		await takeChat(joost, her.chatId);
		const one = await hers();
		await one.until(has('state'));
		// many hints at once, and the end right behind the last word
		await Promise.all(Array.from({ length: 8 }, (_, m) => speak(joost, her.chatId, line(`${m}`))));
		void endChat(joost, her.chatId);
		await one.until(has('ended'));
		expect(one.seqs()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
		await house.superuser`UPDATE chat SET status = 'ended' WHERE status = 'wrap_up'`;
	}
});

test('that somebody types is told to the other side, and nothing of what', async () => {
	const [one, other] = [await hers(), await ours()];
	await one.until(has('state'));
	await other.until(has('standing'));
	await attend(joost, her.chatId, { seq: 1, types: true });
	await door.hintTyping(her.chatId, 'seeker');
	await one.until(has('typing'));
	await other.until(has('typing'));
	await ended(one, other);
	for (const side of [one, other]) {
		const typing = side.told.filter(({ event }) => event === 'typing');
		expect(typing).toEqual([{ event: 'typing', data: '{}', id: undefined }]);
	}
});

test('the listening connection is cut: what was said meanwhile comes all the same, once', async () => {
	const [one, other] = [await hers(), await ours()];
	await Promise.all([one.until(has('state')), other.until(has('standing'))]);
	for (let n = 0; n < 3; n++) {
		await house.superuser`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
			WHERE datname = current_database() AND query ILIKE 'listen%'`;
		await says(her, `Tijdens de stilte ${n}.`);
		await one.until(lines(n + 2));
		await other.until(lines(n + 2));
	}
	expect(one.seqs()).toEqual([1, 2, 3, 4]);
	expect(other.seqs()).toEqual([1, 2, 3, 4]);
});

test('her session ends: her stream ends at once, the other side goes on', async () => {
	const [one, other] = [await hers(), await ours()];
	await other.until(has('standing'));
	await endSession(session.sessionHash);
	await other.until(has('ended'), 1000);
	await other.closed;
	await says(her, 'Bent u er nog?');
	await one.until(lines(2));
	expect(other.seqs()).toEqual([1]);
});

/** Whatever was asked at a beat is answered: nothing more is asked, a few looks long. */
async function hasLooked() {
	for (let still = 0; still < 5; still++) {
		await new Promise((go) => setTimeout(go, 20));
		const busy = await house.superuser`SELECT FROM pg_stat_activity
			WHERE datname = current_database() AND usename = 'app' AND state <> 'idle'`;
		if (busy.length > 0) still = -1;
	}
}

test('a hint that is lost ends it at the next heartbeat, and until then each beat is heard', async () => {
	vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
	const [one, other] = [await hers(), await ours()];
	await Promise.all([one.until(has('state')), other.until(has('standing'))]);
	const beats = ({ raw }: Followed) => raw().split(':\n\n').length - 1;
	vi.advanceTimersByTime(45_000);
	for (const side of [one, other]) await side.until(() => beats(side) >= 3);
	expect([beats(one), beats(other)]).toEqual([3, 3]);
	await hasLooked();
	// ended without a word
	await house.superuser`DELETE FROM staff_session WHERE id_hash = ${session.sessionHash}`;
	await says(her, 'Bent u er nog?');
	await other.until(lines(2));
	expect(has('ended')(other.told)).toBe(false);
	vi.advanceTimersByTime(15_000);
	await other.until(has('ended'), 2000);
	expect(has('ended')(one.told)).toBe(false);
});

test('who steps out, or hands over, hears nothing more', async () => {
	const supervising = await signedIn(annelies);
	await joinChat(annelies, her.chatId);
	const beside = await ours(0, supervising);
	await beside.until(has('standing'));
	await stepOut(annelies, her.chatId);
	await beside.until(has('ended'));
	await says(her, 'Alleen voor Joost.');
	await beside.closed;
	expect(beside.raw()).not.toContain('Alleen voor Joost');
});

test('to whoever is not in it the stream says nothing but that it ended', async () => {
	await says(her, 'Geheim.');
	const secret = await ours(0, await signedIn(annelies));
	await secret.closed;
	expect(secret.told.map(({ event }) => event)).toEqual(['ended']);
});

test('ended by either side it ends for her; ten minutes without a sign of hers her screen empties', async () => {
	const one = await hers();
	await endChat(joost, her.chatId);
	await one.until(has('ended'));
	const { told } = one;
	expect(JSON.parse(told.findLast(({ event }) => event === 'state')!.data)).toMatchObject({
		status: 'wrap_up'
	});

	her = await comesIn();
	await says(her, 'Stil.');
	const [row] = await house.superuser`SELECT door.time() AS now`;
	await house.moveClockTo(addMinutes(row!['now'] as Date, 10.1));
	const late = await hers();
	await late.closed;
	expect(late.told.map(({ event }) => event)).toEqual(['ended']);
});

test('left in a hurry, an open stream ends and tells nothing more', async () => {
	const one = await hers();
	await one.until(has('state'));
	await leaveBehind(sealLeave(her.visitId));
	await speak(joost, her.chatId, line('Te laat.'));
	await one.until(has('ended'));
	expect(one.raw()).not.toContain('Te laat');
});

test('six hundred open conversations keep no colleague from hearing of the desk', async () => {
	for (let n = 0; n < 600; n += 50) await Promise.all(Array.from({ length: 50 }, () => hers()));
	const stream = await liveStream(session);
	expect(stream).toBeDefined();
	const desk = follow(stream!);
	open.push(desk);
	await desk.until(has('hello'));
	await switchDuty(joost, false);
	// all of them look for the first time just now, on a machine that does other things too
	await desk.until(has('changed'), 20_000);
	await switchDuty(joost, true);
});

test('a page that does not read is let go, and finds all when it comes back', async () => {
	const stream = (await feed(her, 0, telling))!;
	const unread = 520;
	for (let n = 0; n < unread; n++) await door.hintTyping(her.chatId, 'staff');
	await speak(joost, her.chatId, line('Bent u er nog?'));
	// nobody cancelled it: it ended by itself, with what it held so far
	const slow = follow(stream);
	await slow.closed;
	expect(slow.told.at(-1)).toMatchObject({ event: 'bye' });
	expect(slow.told.length).toBeLessThan(unread);
	const again = await hers(1);
	await again.until(lines(1));
	expect(again.seqs()).toEqual([2]);
});

test('the thirteenth screen of one conversation takes the place of the oldest, and of nobody else', async () => {
	const other = await hers();
	await other.until(has('state'));
	her = await comesIn();
	const screens: Followed[] = [];
	for (let n = 0; n < 13; n++) screens.push(await hers());
	const [oldest, ...others] = screens;
	await oldest!.closed;
	expect(oldest!.told.at(-1)).toMatchObject({ event: 'bye' });
	await Promise.all(others.map((one) => one.until(has('state'))));
	for (const one of [...others, other]) expect(has('bye')(one.told)).toBe(false);
});
