import { expect, type Page } from '@playwright/test';
import type { Language } from '#domain/language.ts';
import { publicWords } from '#i18n/public.ts';
import { pointer, type Hands } from './hands.ts';
import { look } from './look.ts';
import type { Pass } from './writing.ts';

/** Code and word on their one page, from whatever device. */
export async function comesBack(
	page: Page,
	language: Language,
	pass: Pass,
	hands: Hands = pointer
): Promise<void> {
	const t = publicWords(language);
	await page.goto(`/${language}/return`);
	await look(page, 'return');
	await hands.type(page.getByLabel(t('return.code')), pass.code);
	await hands.type(page.getByLabel(t('return.word')), pass.word);
	await hands.press(page.getByRole('button', { name: t('return.submit') }));
	await expect(page.getByRole('heading', { name: t('room.title') })).toBeVisible();
}

export async function writesBack(
	page: Page,
	language: Language,
	words: string,
	{ danger = 'no' as 'yes' | 'no' | 'unknown', hands = pointer } = {}
): Promise<void> {
	const t = publicWords(language);
	await hands.type(page.getByLabel(t('room.write')), words);
	await hands.choose(page.locator(`[name=danger][value=${danger}]`));
	await hands.press(page.getByRole('button', { name: t('room.send'), exact: true }));
	await expect(page.locator('main').getByRole('status')).toContainText(t('room.sent'));
	await expect(page.getByText(words)).toBeVisible();
	await look(page, 'room after writing back');
}

/** Two steps; afterwards the pair opens nothing. */
export async function closesTheRoom(
	page: Page,
	language: Language,
	hands: Hands = pointer
): Promise<void> {
	const t = publicWords(language);
	await hands.press(page.getByRole('button', { name: t('room.close') }));
	await look(page, 'closing the room');
	await hands.press(page.getByRole('button', { name: t('room.close-submit') }));
	await expect(page.getByRole('heading', { name: t('room.closed') })).toBeVisible();
	await look(page, 'room closed');
}

export async function findsItClosed(page: Page, language: Language, pass: Pass): Promise<void> {
	const t = publicWords(language);
	await page.goto(`/${language}/return`);
	await page.getByLabel(t('return.code')).fill(pass.code);
	await page.getByLabel(t('return.word')).fill(pass.word);
	await page.getByRole('button', { name: t('return.submit') }).click();
	await expect(page.getByRole('alert')).toContainText(t('problem.pair-unknown'));
	await look(page, 'return refused');
}
