import { expect, type Locator, type Page } from '@playwright/test';
import {
	fields,
	pages,
	pagesFor,
	type Answers,
	type Door,
	type FieldName
} from '#domain/intake-form.ts';
import type { Language } from '#domain/language.ts';
import { publicWords } from '#i18n/public.ts';
import { fillIn, receiptOf, send } from '../../support/sealed-form.ts';
import { visitor } from '../../support/visitor.ts';
import { everyTime, isFirstTo } from './first-time.ts';
import { pointer, type Hands } from './hands.ts';
import { told } from './house.ts';
import { look } from './look.ts';

export interface Story {
	door: Door;
	answers: Answers;
}
/** What she writes on paper. */
export interface Pass {
	code: string;
	word: string;
}

export const noDanger = {
	callerInDanger: 'no',
	imminentViolence: 'no',
	imminentDeparture: 'no',
	weaponAccess: 'no',
	suicideRisk: 'no',
	childInDanger: 'no'
} as const;

/**
 * She has written and sent, where that is not what the journey is about. In the small size only the first message
 * of the whole run that is asked these pages goes through them; afterwards the same forms are posted without a browser.
 */
export async function hasWritten(
	opens: () => Promise<Page>,
	language: Language,
	story: Story
): Promise<Pass> {
	const { door, answers } = story;
	const asked = `written in ${language} by ${door}: ${pagesFor(door, answers).join()}`;
	if (!everyTime && !isFirstTo(asked)) return posts(language, story);
	const page = await opens();
	await writes(page, language, story);
	return sends(page, language);
}

async function posts(language: Language, { door, answers }: Story): Promise<Pass> {
	const mother = visitor(told.origin);
	const given = Object.entries(answers).filter(([, one]) => one !== undefined);
	const form = await fillIn(mother, Object.fromEntries(given), { language, door });
	const answer = await send(mother, form, { language, door, word: String(answers.word ?? '') });
	const pass = receiptOf(answer);
	if (!pass) throw new Error(`a message was not taken: ${answer.status}`);
	return pass;
}

/** From the home page to the page that shows her answers once more. */
export async function writes(
	page: Page,
	language: Language,
	{ door, answers }: Story,
	hands: Hands = pointer
): Promise<void> {
	await page.goto(`/${language}`);
	await look(page, 'home');
	await hands.press(page.locator(`button[name=door][value=${door}]`));
	const asked = pagesFor(door, answers).filter((step) => step !== 'check');
	for (const step of asked) {
		await expectStep(page, step);
		for (const field of pages[step]) await answer(page, field, answers[field], hands);
		await look(page, `${door} ${step}`);
		await goOn(page, language, hands);
	}
	await expectStep(page, 'check');
	await answer(page, 'word', answers.word, hands);
	await look(page, `${door} check`);
}

export function goOn(page: Page, language: Language, hands: Hands = pointer): Promise<void> {
	return hands.press(
		page.locator('main').getByRole('button', { name: publicWords(language)('write.next') })
	);
}

export async function expectStep(page: Page, step: string): Promise<void> {
	await expect(page.locator('input[name=page]')).toHaveValue(step);
}

/** One question of the page that stands open, by what the field is called. */
export async function answer(
	page: Page,
	field: FieldName,
	given: string | string[] | undefined,
	hands: Hands = pointer
): Promise<void> {
	if (given === undefined) return;
	if (fields[field].kind.startsWith('choice')) {
		for (const code of [given].flat())
			await hands.choose(page.locator(`[name="${field}"][value="${code}"]`));
	} else {
		await hands.type(page.locator(`main [name="${field}"]`), String(given));
	}
}

/** Sends it, and reads the two things she must keep. */
export async function sends(page: Page, language: Language, hands: Hands = pointer): Promise<Pass> {
	const t = publicWords(language);
	await hands.press(page.getByRole('button', { name: t('check.send') }));
	await expect(page.getByRole('heading', { name: t('sent.title') })).toBeVisible();
	await look(page, 'sent');
	const pass = { code: await shown(page, t('sent.code')), word: await shown(page, t('sent.word')) };
	expect(pass.code).toMatch(/^(\d{4} ){3}\d{4}$/);
	return pass;
}

function shown(page: Page, label: string): Promise<string> {
	const term: Locator = page.locator('dt').filter({ hasText: label });
	return term.locator('+ dd bdi').innerText();
}
