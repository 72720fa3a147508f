import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, BrowserType, LaunchOptions, Page } from '@playwright/test';
import { planted, startPlantingSite } from '../support/planting-site.ts';
import { findInProfile } from '../support/profile-search.ts';
import { proofSize, tell } from '../support/proof.ts';
import { told } from './support/house.ts';
import { answers, canWriteFreely, openChat, passOf, says, takes } from './support/talking.ts';
import { expect, test } from './support/test.ts';
import { answer, expectStep, goOn } from './support/writing.ts';

const neutral = told.settings['NEUTRAL_SITE_URL']!;
const typed = {
	story: 'zwaluwverhaalqx',
	name: 'zwaluwhuisartsqx',
	word: 'zwaluwwoordqx',
	code: '8317 2046 9153 7428'
};
const words = [...Object.values(typed), typed.code.replaceAll(' ', '')];
const ways = {
	'by the link': (page: Page) => page.locator('[data-quick-exit]').click(),
	'by Shift three times': async (page: Page) => {
		// a page just shown may not listen yet: as she would, press until it answers
		await expect(async () => {
			await page.keyboard.press('Shift');
			const status = page.locator('[data-quick-exit-status]');
			await expect(status).not.toHaveText('', { timeout: 1000 });
		}).toPass();
		for (let presses = 0; presses < 2; presses++) await page.keyboard.press('Shift');
	},
	'by the link without scripts': (page: Page) => page.locator('[data-quick-exit]').click()
};
const rounds = Object.entries(ways).flatMap(([way, leave]) =>
	(['nl', 'ar'] as const).map((language) => ({ way, leave, language }))
);
const profile = mkdtempSync(join(tmpdir(), 'naastenlijn-profile-'));
test.afterAll(() => rmSync(profile, { recursive: true, force: true }));

type Open = (scripts?: boolean) => Promise<BrowserContext>;
function opener(chromium: BrowserType, launchOptions: LaunchOptions): Open {
	return (javaScriptEnabled = true) =>
		chromium.launchPersistentContext(profile, {
			...launchOptions,
			baseURL: told.origin,
			javaScriptEnabled
		});
}

test('after leaving fast nothing she typed is in the browser or in the folder it keeps', async ({
	playwright,
	launchOptions
}) => {
	test.setTimeout(600_000);
	const open = opener(playwright.chromium, launchOptions);
	const site = await startPlantingSite();
	await plant(await open(), site.address);
	expectAllPlanted();

	const chosen = rounds.slice(0, proofSize({ small: 2, full: rounds.length }));
	for (const { way, leave, language } of chosen) {
		const context = await open(!way.includes('without scripts'));
		const page = await context.newPage();
		await types(page, language);
		await leave(page);
		await page.waitForURL(neutral);
		await expectNothingInside(context, page);
		await context.close();
		expect(findInProfile(profile, words), `${way} in ${language}`).toEqual([]);
	}
	const talks = [true, false].slice(0, proofSize({ small: 1, full: 2 }));
	for (const scripts of talks) {
		const context = await open(scripts);
		const page = await context.newPage();
		const secret = await talksAndLeaves(page, scripts);
		await page.waitForURL(neutral);
		await expectNothingInside(context, page, secret);
		await context.close();
		expect(findInProfile(profile, secret), `a conversation, scripts ${scripts}`).toEqual([]);
	}
	expectAllPlanted();
	site.stop();
	tell(
		'leaving',
		`${chosen.length} times left and ${talks.length} times from a conversation, ${words.length} typed words in no title, history, storage, cookie or file of the profile; ${Object.keys(planted).length} planted ones found`
	);
});

/** What she said, what she was told and what she was still typing, with her code: of all that nothing may be found. */
async function talksAndLeaves(page: Page, scripts: boolean): Promise<string[]> {
	const joost = await openChat();
	await page.goto('/nl/chat');
	await canWriteFreely(page);
	const { code, word } = await passOf(page);
	await says(page, 'nl', 'zwaluwregelqx');
	const at = scripts ? page : page.frameLocator('iframe');
	await expect(at.getByText('zwaluwregelqx').first()).toBeVisible();
	await answers(joost, await takes(joost), 'zwaluwantwoordqx');
	await expect(at.getByText('zwaluwantwoordqx').first()).toBeVisible({ timeout: 12_000 });
	await page.locator('textarea[name=text]').fill('zwaluwhalfqx');
	await page.locator('[data-quick-exit]').click();
	const said = ['zwaluwregelqx', 'zwaluwantwoordqx', 'zwaluwhalfqx'];
	// a word of hers may be one that a browser knows too
	return [...said, code, code.replaceAll(' ', ''), `>${word}<`];
}

async function plant(context: BrowserContext, address: string): Promise<void> {
	const page = await context.newPage();
	await page.goto(address);
	await expect(page).toHaveTitle('kept');
	await context.close();
}

/** The search finds what is there: as it stands, and inside gzip and brotli. */
function expectAllPlanted(): void {
	const found = findInProfile(profile, Object.values(planted));
	const missing = Object.values(planted).filter(
		(word) => !found.some((place) => place.endsWith(` of ${word}`))
	);
	expect(missing).toEqual([]);
	for (const how of ['gzip', 'brotli'] as const)
		expect(found.some((place) => place.includes(` ${how}: UTF-8 of ${planted[how]}`))).toBe(true);
}

async function types(page: Page, language: 'nl' | 'ar'): Promise<void> {
	await page.goto(`/${language}/return`);
	await page.locator('[name=code]').fill(typed.code);
	await page.locator('[name=word]').fill(typed.word);
	await page.locator('[name=word]').press('Enter');
	await expect(page.getByRole('alert').first()).toBeVisible();
	await page.goto(`/${language}/write`);
	await page.locator('button[name=door][value=professional]').click();
	await goOn(page, language);
	await expectStep(page, 'story');
	await answer(page, 'story', `${typed.story} ${typed.name}`);
	await goOn(page, language);
	await page.locator('main').getByRole('button').first().waitFor();
}

async function expectNothingInside(
	context: BrowserContext,
	page: Page,
	typedWords = words
): Promise<void> {
	const browser = await context.newCDPSession(page);
	const { entries } = await browser.send('Page.getNavigationHistory');
	for (const { url, title, userTypedURL } of entries) {
		for (const word of typedWords) expect(`${url} ${title} ${userTypedURL}`).not.toContain(word);
	}
	expect(await page.title()).not.toMatch(/zwaluw/);
	const { cookies, origins } = await context.storageState({ indexedDB: true });
	const ours = (domain: string) => domain.includes('127.0.0.1');
	expect(cookies.filter(({ domain }) => ours(domain))).toEqual([]);
	expect(origins.filter(({ origin }) => ours(origin))).toEqual([]);
}
