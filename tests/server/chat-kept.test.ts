import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
	ACTIVE_SILENCE_MINUTES,
	KEPT_DAYS,
	UNTOLD_HOURS,
	WAITING_SILENCE_MINUTES
} from '#domain/chat.ts';
import { bringAlong } from '#server/chats/bring-along.ts';
import { classifyChat, endChat } from '#server/chats/end.ts';
import { showUp } from '#server/chats/show-up.ts';
import { speak } from '#server/chats/speak.ts';
import { takeChat } from '#server/chats/take.ts';
import { linesOf, talkOf } from '#server/chats/talk.ts';
import { sealTalking } from '#server/chats/token.ts';
import { openWriting } from '#server/intakes/writing.ts';
import { leaveBehind, sealLeave } from '#server/access/spent.ts';
import { switchDuty } from '#server/staff/switch-duty.ts';
import { comesIn, says, type Chatting } from '../support/chatting.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';

let house: TestHouse;
let joost: Colleague;
beforeAll(async () => {
	house = await freshHouse();
	joost = await employ(house, 'Joost de Wit', 'counsellor');
	await switchDuty(joost, true);
});
afterAll(() => house.close());

const later = (minutes: number) =>
	house.superuser`UPDATE clock SET ahead = ahead + make_interval(mins => ${minutes})`;
const sweep = () =>
	house.superuser`SELECT door.chat_sweep(make_interval(mins => ${WAITING_SILENCE_MINUTES}),
		make_interval(mins => ${ACTIVE_SILENCE_MINUTES}), make_interval(hours => ${UNTOLD_HOURS})),
		door.chat_forget(make_interval(days => ${KEPT_DAYS}))`;

async function talked({ classified }: { classified: boolean }): Promise<Chatting> {
	const her = await comesIn();
	await takeChat(joost, her.chatId);
	await says(her, 'zwaluwwoorden');
	await speak(joost, her.chatId, { id: randomUUID(), text: 'merelwoorden' });
	await endChat(joost, her.chatId);
	const told = { outcome: 'helped' as const, summary: '', summaryId: randomUUID() };
	if (classified) await classifyChat(joost, her.chatId, told);
	return her;
}

describe('the words of a conversation', () => {
	test.each([true, false])(
		'are kept sealed, and gone thirty days after it ended (told what came of it: %s)',
		async (classified) => {
			const her = await talked({ classified });
			const kept =
				await house.superuser`SELECT sealed FROM chat_line WHERE chat_id = ${her.chatId}`;
			expect(kept.length).toBe(3);
			for (const { sealed } of kept) expect(String(sealed)).not.toMatch(/zwaluw|merel/);
			await later((KEPT_DAYS - 1) * 24 * 60);
			await sweep();
			expect(await linesOf(her, 0)).toHaveLength(3);
			await later(2 * 24 * 60);
			await sweep();
			expect(await linesOf(her, 0)).toEqual([]);
		}
	);
});

test('what came of it, told twice at once, is told once and breaks nothing', async () => {
	const her = await talked({ classified: false });
	const told = { outcome: 'helped' as const, summary: 'Zij belt morgen.' };
	const outcomes = await Promise.all(
		[1, 2, 3].map(() =>
			classifyChat(joost, her.chatId, { ...told, summaryId: randomUUID() }).catch(() => 'broke')
		)
	);
	expect(outcomes.filter((one) => one === 'broke')).toEqual([]);
	expect(outcomes.filter((one) => typeof one === 'object' && 'intakeId' in one)).toHaveLength(1);
	const notes = await house.superuser`SELECT FROM chat_note WHERE chat_id = ${her.chatId}`;
	expect(notes).toHaveLength(1);
});

describe('her place', () => {
	test('for ten minutes of silence her place is kept, and then given up; a sign of life keeps it', async () => {
		const [silent, alive] = [await comesIn(), await comesIn()];
		await later(WAITING_SILENCE_MINUTES - 1);
		await sweep();
		expect(await talkOf(silent)).toMatchObject({ status: 'waiting' });
		expect(await showUp(alive, { seq: 0, acts: false, types: false })).toEqual({ here: true });
		await later(2);
		await sweep();
		expect(await talkOf(silent)).toMatchObject({ status: 'abandoned' });
		expect(await talkOf(alive)).toMatchObject({ status: 'waiting' });
	});

	test('a page that was left in a hurry is no sign of life any more', async () => {
		const her = await comesIn();
		await leaveBehind(sealLeave(her.visitId));
		expect(await showUp(her, { seq: 0, acts: true, types: false })).toEqual({
			problem: 'over'
		});
	});
});

describe('what she typed goes along into a message', () => {
	const storyOf = async (her: Chatting | undefined, text: string) => {
		const form = new FormData();
		form.set('from', 'chat');
		form.set('text', text);
		const now = new Date();
		if (her) form.set('token', sealTalking(her, now));
		return openWriting(await bringAlong(form, now), now)?.answers.story;
	};

	test('while she waits: all of it, and her place is free for another', async () => {
		const her = await comesIn();
		await says(her, 'Een.', 'Twee.');
		expect(await storyOf(her, 'Drie')).toBe('Een.\n\nTwee.\n\nDrie');
		expect(await talkOf(her)).toMatchObject({ status: 'abandoned' });
	});

	test('after somebody was there: only what was not said', async () => {
		expect(await storyOf(await talked({ classified: false }), 'Nog iets')).toBe('Nog iets');
	});

	test('of a page that was left in a hurry: nothing', async () => {
		const her = await comesIn();
		await says(her, 'Geheim.');
		await leaveBehind(sealLeave(her.visitId));
		expect(await storyOf(her, 'Ook geheim')).toBeUndefined();
	});

	test('without a conversation: what stood on the page; and no other form is touched', async () => {
		expect(await storyOf(undefined, 'Dicht')).toBe('Dicht');
		expect(await bringAlong(new FormData(), new Date())).toBeUndefined();
	});
});
