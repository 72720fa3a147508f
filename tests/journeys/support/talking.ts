import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import type { Language } from '#domain/language.ts';
import { publicWords } from '#i18n/public.ts';
import { FASTEST } from '#server/chats/admission.ts';
import { endChat } from '#server/chats/end.ts';
import { attend, speak } from '#server/chats/speak.ts';
import { takeNext } from '#server/chats/take.ts';
import { onMonday } from './clock.ts';
import { pointer, type Hands } from './hands.ts';
import { superuser } from './house.ts';
import { look } from './look.ts';
import { employ, type Person } from './staff.ts';

/** A Monday morning with nobody in the queue, and one counsellor who holds conversations. */
export async function openChat(name = 'Joost de Wit'): Promise<Person> {
	await onMonday();
	await nobodyTalks();
	return employ(name, 'counsellor', { onDuty: true });
}

export async function nobodyTalks(): Promise<void> {
	await superuser`UPDATE chat SET status = 'abandoned', ended_at = now() WHERE ended_at IS NULL`;
}

/** From the home page into the lobby. */
export async function comesToChat(
	page: Page,
	language: Language,
	hands: Hands = pointer
): Promise<void> {
	const t = publicWords(language);
	await page.goto(`/${language}`);
	await hands.press(page.getByRole('link', { name: t('chat.now') }));
	await expect(page.getByRole('heading', { name: t('chat.title') })).toBeVisible();
	await look(page, 'chat door');
	await canWriteFreely(page, hands);
}

/** At the door: nobody reads it faster; a machine would wait aside. */
export async function canWriteFreely(page: Page, hands: Hands = pointer): Promise<void> {
	const shown = Date.now();
	await expect.poll(() => Date.now() - shown).toBeGreaterThan(FASTEST + 100);
	await comesToLife(page);
	await hands.press(page.locator('button[name=safe][value=yes]'));
	await expect(page.locator('input[name=token]')).toBeAttached();
	await comesToLife(page);
}

/** What is pressed before the script is there goes without it, which is another story. */
export async function comesToLife(page: Page): Promise<void> {
	if (await page.evaluate(() => matchMedia('(scripting: enabled)').matches))
		await expect(page.locator('#answers [name=script]')).toHaveValue('yes');
}

/** Code and word as the page shows them. */
export async function passOf(page: Page): Promise<{ code: string; word: string }> {
	return {
		code: await page.locator('[data-code] .code').innerText(),
		word: await page.locator('[data-code] .key').innerText()
	};
}

/** Four digits also stand by chance in what is sealed or hashed: words count where nothing is joined to them. */
export function standingAlone(words: string): RegExp {
	return new RegExp(`(?<![\\w-])${RegExp.escape(words)}(?![\\w-])`);
}

export async function says(
	page: Page,
	language: Language,
	text: string,
	hands: Hands = pointer
): Promise<void> {
	await comesToLife(page);
	await hands.type(page.locator('textarea[name=text]'), text);
	await hands.press(sendButton(page, language));
}

export function sendButton(page: Page, language: Language) {
	return page.getByRole('button', { name: publicWords(language)('room.send'), exact: true });
}

/** What stands in the list, in order. */
export function linesOn(page: Page): Promise<string[]> {
	return page.locator('[data-lines] [data-text]').allInnerTexts();
}

/** The counsellor of the story, by the use cases of her desk. */
export async function takes(joost: Person): Promise<string> {
	const outcome = await takeNext(joost);
	if ('problem' in outcome) throw new Error(outcome.problem);
	return outcome.id;
}

export async function answers(joost: Person, chatId: string, text: string): Promise<void> {
	const said = await speak(joost, chatId, { id: randomUUID(), text });
	expect(said).toEqual({ seq: expect.any(Number) });
	await attend(joost, chatId, { seq: 1000, types: false });
}

export async function startsToType(joost: Person, chatId: string): Promise<void> {
	await attend(joost, chatId, { seq: 0, types: true });
}

export async function ends(joost: Person, chatId: string): Promise<void> {
	expect(await endChat(joost, chatId)).toEqual({ done: true });
}

/** She did nothing herself for so many minutes; her screen went on telling that it is there. */
export async function isQuietFor(minutes: number): Promise<void> {
	await superuser`UPDATE chat SET acted_at = door.time() - make_interval(secs => ${minutes * 60}) WHERE ended_at IS NULL`;
}

/** Every line kept, as the tables have them: how many of hers, and of ours. */
export async function keptLines(chatId: string): Promise<Record<string, number>> {
	const rows =
		await superuser`SELECT author, count(*)::int AS n FROM chat_line WHERE chat_id = ${chatId} GROUP BY author`;
	return Object.fromEntries(rows.map(({ author, n }) => [author as string, n as number]));
}

/** What stands under a line of hers, word for word. */
export function stateOn(page: Page, words: string) {
	return page.locator('[data-state]').filter({ hasText: new RegExp(`^${words}$`) });
}
