import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { atLocal } from '#domain/time.ts';
import { sayDanger } from '#server/chats/danger.ts';
import * as door from '#server/chats/door.store.ts';
import { classifyChat, endChat } from '#server/chats/end.ts';
import { joinChat, offerChat } from '#server/chats/join.ts';
import { readChat } from '#server/chats/read.ts';
import { takeChat } from '#server/chats/take.ts';
import { addNote, keepDraft, speak } from '#server/chats/speak.ts';
import { roles } from '#domain/actor.ts';
import { declareConflict } from '#server/conflicts/declare.ts';
import { changeRole } from '#server/staff/change.ts';
import { comesIn, says, talkingWith, type Chatting } from '../support/chatting.ts';
import { makeFamily } from '../support/family.ts';
import { climbOnce } from '../support/called.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';

let house: TestHouse;
let joost: Colleague;
let amina: Colleague;
let annelies: Colleague;
let bram: Colleague;

beforeAll(async () => {
	house = await freshHouse({ OPENING_HOURS: '1-7 00:00-24:00' });
	await house.moveClockTo(atLocal('2027-03-02', '10:00'));
	bram = await employ(house, 'Bram', 'administrator');
});
afterAll(() => house.close());
beforeEach(async () => {
	await house.superuser`UPDATE chat SET status = 'abandoned', ended_at = now(), holder = NULL WHERE ended_at IS NULL`;
	joost = await employ(house, 'Joost', 'counsellor', { onDuty: true });
	amina = await employ(house, 'Amina', 'counsellor', { onDuty: true });
	annelies = await employ(house, 'Annelies', 'supervisor');
});
const rowOf = async ({ chatId }: Pick<Chatting, 'chatId'>) =>
	(
		await house.superuser`SELECT c.status, c.holder, i.status AS intake, i.taken_by, i.id AS intake_id
		FROM chat c JOIN intake i ON i.id = c.intake_id WHERE c.id = ${chatId}`
	)[0]!;

describe('a holder who may not go on', () => {
	test.each(['front_desk', 'on_call', 'analyst', 'supervisor'] as const)(
		'became %s: she waits at the head of the queue, not for nobody',
		async (role) => {
			const her = await talkingWith(joost);
			await changeRole(bram, joost.id, role);
			expect(await rowOf(her)).toMatchObject({ status: 'waiting', holder: null });
			expect(await takeChat(amina, her.chatId)).toEqual({ id: her.chatId });
		}
	);

	test('declares a conflict about the case it belongs to', async () => {
		const [alone, together] = [await talkingWith(joost), await talkingWith(joost)];
		const { partId } = await makeFamily(house, { counsellorId: joost.id });
		for (const her of [alone, together])
			await house.superuser`UPDATE intake SET part_id = ${partId}, status = 'assigned' WHERE id = (SELECT intake_id FROM chat WHERE id = ${her.chatId})`;
		await joinChat(annelies, together.chatId);
		await declareConflict(joost, partId, 'Dit is het gezin van mijn zus.');
		expect(await rowOf(alone)).toMatchObject({ status: 'waiting', holder: null });
		expect(await rowOf(together)).toMatchObject({ status: 'active', holder: annelies.id });
		expect(await takeChat(joost, alone.chatId)).toEqual({ problem: 'not-found' });
		expect(await readChat(joost, together.chatId)).toEqual({ problem: 'not-found' });
		expect(await takeChat(amina, alone.chatId)).toEqual({ id: alone.chatId });
	});
});

describe('two at once', () => {
	const race = async (her: Chatting, call: string) => {
		const [one, other] = [
			postgres(house.urls.superuser, { max: 1 }),
			postgres(house.urls.superuser, { max: 1 })
		];
		try {
			const { intake_id: intakeId } = await rowOf(her);
			await one`SET deadlock_timeout = '10s'`;
			await other`SET deadlock_timeout = '300ms'`;
			// as door.chat_take does: first the conversation, then its contact
			await one.unsafe('BEGIN');
			await one`SELECT FROM chat WHERE id = ${her.chatId} FOR UPDATE`;
			const second = other.unsafe(call).then(
				() => 'done',
				(reason: Error) => reason.message
			);
			await new Promise((go) => setTimeout(go, 200));
			const first = one`SELECT FROM intake WHERE id = ${String(intakeId)} FOR UPDATE`.then(
				() => 'done',
				(reason: Error) => reason.message
			);
			expect(
				await Promise.race([first, new Promise((go) => setTimeout(() => go('late'), 2000))])
			).toBe('done');
			await one.unsafe('COMMIT');
			expect(await second).toBe('done');
		} finally {
			await Promise.all([one.end(), other.end()]);
		}
	};

	test('she says that there is danger, and somebody takes her', async () => {
		const her = await comesIn();
		await race(her, `SELECT door.chat_danger('${her.chatId}', '\\x00', 'T0', false, now(), now())`);
	});
	test('she closes her room, and somebody takes her', async () => {
		const her = await comesIn();
		const [room] =
			await house.superuser`SELECT r.id FROM room r JOIN chat c USING (intake_id) WHERE c.id = ${her.chatId}`;
		await race(her, `SELECT door.close_room('${room!['id']}', 'seeker')`);
	});
});

// a machine may say so too; nobody in danger is taken for one
test('danger rings even from what looks automatic', async () => {
	const her = await comesIn({ suspect: true });
	await sayDanger(her, 'yes');
	await climbOnce(house);
	const rows =
		await house.superuser`SELECT DISTINCT n.purpose FROM notification n JOIN chat c USING (intake_id) WHERE c.id = ${her.chatId} AND n.status = 'planned'`;
	expect([...rows]).toEqual([{ purpose: 'alert-urgent' }]);
});

test('no other role sees a row of a conversation, going on or over', async () => {
	const [on, over] = [await talkingWith(joost), await talkingWith(joost)];
	await addNote(joost, on.chatId, { id: randomUUID(), text: 'Notitie' });
	await keepDraft(joost, on.chatId, 'Half');
	await addNote(joost, over.chatId, { id: randomUUID(), text: 'Notitie' });
	await endChat(joost, over.chatId);
	await classifyChat(joost, over.chatId, {
		outcome: 'continues',
		summary: '',
		summaryId: randomUUID()
	});
	const app = postgres(house.urls.app, { max: 1 });
	const seen: Record<string, unknown> = {};
	for (const role of roles) {
		const one = role === 'counsellor' ? amina : await employ(house, 'X', role, { onDuty: true });
		const counts = await app.begin(async (sql) => {
			await sql`SELECT set_config('app.actor', ${one.id}, true)`;
			const [row] = await sql`SELECT
				(SELECT count(*)::int FROM chat WHERE id = ${on.chatId}) AS on, (SELECT count(*)::int FROM chat WHERE id = ${over.chatId}) AS over,
				(SELECT count(*)::int FROM chat_line WHERE chat_id = ${on.chatId}) AS on_lines, (SELECT count(*)::int FROM chat_line WHERE chat_id = ${over.chatId}) AS over_lines,
				(SELECT count(*)::int FROM chat_note WHERE chat_id = ${on.chatId}) AS on_notes, (SELECT count(*)::int FROM chat_draft) AS drafts`;
			return row;
		});
		seen[role] = Object.values(counts!).join(' ');
	}
	await app.end();
	const none = '0 0 0 0 0 0';
	for (const role of roles)
		expect([role, seen[role]]).toEqual([role, role === 'supervisor' ? '1 1 0 2 0 0' : none]);
});

test('asked in and out again, a colleague hears nothing more; nor is she asked for ever', async () => {
	const her = await talkingWith(joost);
	await offerChat(joost, her.chatId, { to: amina.id, noteId: randomUUID(), note: 'Kijk je mee?' });
	await joinChat(amina, her.chatId);
	expect(await readChat(amina, her.chatId)).toHaveProperty('chat');
	await offerChat(joost, her.chatId, { to: undefined, noteId: randomUUID(), note: '' });
	expect(await speak(amina, her.chatId, { id: randomUUID(), text: 'x' })).toHaveProperty('seq');
});

test('a leaving of hers and a word of ours: an end is an end', async () => {
	const her = await talkingWith(joost);
	const [, said] = await Promise.all([
		door.leave(her.chatId),
		speak(joost, her.chatId, { id: randomUUID(), text: 'Nog dit.' })
	]);
	expect('seq' in said || said.problem === 'over').toBe(true);
	expect(await rowOf(her)).toMatchObject({ status: 'wrap_up' });
	await says(her, 'x').catch(() => undefined);
	expect(annelies.id).toBeTruthy();
});

describe('what changes stands on its chain', () => {
	const kinds = async (her: Chatting) =>
		(
			await house.superuser`SELECT kind FROM event WHERE chain_id = (SELECT intake_id FROM chat WHERE id = ${her.chatId}) ORDER BY seq`
		).map(({ kind }) => String(kind));

	test('what nobody told within a day', async () => {
		const her = await talkingWith(joost);
		await endChat(joost, her.chatId);
		const before = (await kinds(her)).length;
		await house.superuser`UPDATE chat SET ended_at = ended_at - interval '2 days' WHERE id = ${her.chatId}`;
		await house.superuser`SELECT door.chat_sweep(interval '10 minutes', interval '60 minutes', interval '1 day')`;
		expect(await rowOf(her)).toMatchObject({ status: 'ended', intake: 'assigned' });
		expect((await kinds(her)).length).toBeGreaterThan(before);
	});
	test('her answer that there is no danger, which calms her contact', async () => {
		const her = await comesIn();
		const before = (await kinds(her)).length;
		await sayDanger(her, 'no');
		expect((await kinds(her)).length).toBeGreaterThan(before);
	});
});

test('a line with marks of a page in it comes as it is, without what no page can show', async () => {
	const her = await talkingWith(joost);
	await says(her, '‮<script>alert(1)</script>\u0000\u202e' + '😀'.repeat(500));
	const read = await readChat(joost, her.chatId);
	const text = 'chat' in read ? read.chat.lines.at(-1)!.text : '';
	expect(text).not.toContain('\u0000');
});

test('of many takers, leavers and ends at once one order comes of it', async () => {
	for (let n = 0; n < 6; n++) {
		const her = await comesIn();
		await Promise.all([
			takeChat(joost, her.chatId),
			takeChat(amina, her.chatId),
			door.leave(her.chatId),
			sayDanger(her, 'yes'),
			says(her, 'x').catch(() => undefined),
			house.superuser`SELECT door.chat_sweep(interval '-1 minutes', interval '60 minutes', interval '1 day')`,
			changeRole(bram, amina.id, 'supervisor')
		]);
		const row = await rowOf(her);
		const [odd] =
			await house.superuser`SELECT count(*)::int AS n FROM chat c JOIN intake i ON i.id = c.intake_id WHERE c.id = ${her.chatId} AND
			(c.status IN ('active', 'wrap_up') AND (i.status <> 'live' OR i.taken_by IS DISTINCT FROM c.holder)
			OR c.status = 'abandoned' AND (i.status = 'live' OR c.holder IS NOT NULL AND false))`;
		expect([row['status'], odd!['n']]).toEqual([row['status'], 0]);
		amina = await employ(house, 'Amina', 'counsellor', { onDuty: true });
	}
});
