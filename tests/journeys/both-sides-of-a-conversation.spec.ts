import type { Page } from '@playwright/test';
import { plainText } from '#domain/plain-text.ts';
import { deskWords } from '#i18n/desk.ts';
import { publicWords } from '#i18n/public.ts';
import { hostileLines } from '../support/hostile/lines.ts';
import { proofSize, seed, tell } from '../support/proof.ts';
import { superuser } from './support/house.ts';
import { look } from './support/look.ts';
import { signIn, type Person } from './support/staff.ts';
import { comesToChat, keptLines, openChat, says, stateOn } from './support/talking.ts';
import { expect, test } from './support/test.ts';

const t = publicWords('nl');
const d = deskWords('nl');
const offlineFor = proofSize({ small: 3, full: 60 }) * 1000;
const many = proofSize({ small: 40, full: 300 });

test('she and the counsellor, each in a browser: heard, answered, and through a line that is gone nothing is lost, doubled or out of order', async ({
	opens
}) => {
	test.setTimeout(60_000 + 3 * offlineFor);
	const joost = await openChat('Joost');
	const [hers, desk] = [await opens({ width: 360 }), await opens({ width: 1280 })];
	const chatId = await meet(hers, desk, joost);

	await says(hers, 'nl', 'Mijn zoon komt niet meer thuis.');
	await expect(desk.getByText('Mijn zoon komt niet meer thuis.')).toBeVisible();
	await expect(stateOn(hers, t('chat.arrived'))).toBeVisible();
	await expect(async () => {
		await hers.locator('textarea[name=text]').fill('Hij');
		await expect(desk.getByText(d('chat.types'))).toBeVisible({ timeout: 1000 });
	}).toPass();
	await writes(desk, 'Dag, ik ben Joost. Sinds wanneer?');
	await expect(hers.getByText('Dag, ik ben Joost. Sinds wanneer?').first()).toBeVisible();
	await expect(desk.getByText(d('chat.arrived'))).toBeVisible();
	// what she was typing is still there
	await expect(hers.locator('textarea[name=text]')).toHaveValue('Hij');
	await look(hers, 'chat with somebody at the other side');

	await withoutLine(hers, async () => {
		await says(hers, 'nl', 'Zonder lijn een.');
		await writes(desk, 'Wij zien u even niet.');
		await says(hers, 'nl', 'Zonder lijn twee.');
	});
	await expectSame(hers, desk, 6);
	await withoutLine(desk, async () => {
		await writes(desk, 'Nu was het bij ons.');
		await says(hers, 'nl', 'Ik wacht wel.');
		await writes(desk, 'Daar ben ik weer.');
	});
	const texts = await expectSame(hers, desk, 9);
	const before = (one: string, other: string) =>
		expect(texts.indexOf(one)).toBeLessThan(texts.indexOf(other));
	before('Zonder lijn een.', 'Zonder lijn twee.');
	before('Nu was het bij ons.', 'Daar ben ik weer.');
	expect(await keptLines(chatId)).toEqual({ seeker: 4, staff: 4, house: 1 });
	tell(
		'chat offline',
		`${offlineFor / 1000} s without a line at either side: ${texts.length} lines, each once and in one order on both`
	);
});

test('whatever either of them says is text and nothing else on both screens', async ({ opens }) => {
	test.setTimeout(60_000 + many * 1500);
	const joost = await openChat('Joost');
	const [hers, desk] = [
		await opens({ width: 360, fresh: true }),
		await opens({ width: 360, fresh: true })
	];
	const dialogs: string[] = [];
	for (const page of [hers, desk]) {
		page.on('dialog', (dialog) => {
			dialogs.push(dialog.message());
			void dialog.dismiss();
		});
		await page.addInitScript(() => {
			const window_ = globalThis as typeof globalThis & { violated: number };
			window_.violated = 0;
			addEventListener('securitypolicyviolation', () => (window_.violated += 1));
		});
	}
	await meet(hers, desk, joost);
	const lines = hostileLines(many, seed);
	for (const [n, line] of lines.entries()) {
		if (n % 30 === 0) await superuser`TRUNCATE throttle`;
		if (n % 2 === 0) await says(hers, 'nl', line);
		else await writes(desk, line);
	}
	await expect(desk.locator('.pending')).toHaveCount(0, { timeout: 30_000 });
	const plain = (texts: string[]) => texts.map((text) => plainText(text).trim());
	const all = new Set(plain(lines));
	const check = async (least: number) => {
		for (const page of [hers, desk]) {
			const texts = page === hers ? '[data-lines] li:not(.house) [data-text]' : '[role=log] .text';
			const shown = async () => plain(await page.locator(texts).allTextContents());
			await expect.poll(async () => (await shown()).length).toBeGreaterThanOrEqual(least);
			const found = await shown();
			expect(new Set(found).size).toBe(found.length);
			expect(found.filter((text) => !all.has(text))).toEqual([]);
			expect(await tagsIn(page)).toEqual([]);
			expect(await widerThan(page)).toEqual([]);
			expect(await page.evaluate(() => Reflect.get(globalThis, 'violated'))).toBe(0);
		}
	};
	await check(many);
	// as the server draws them: of a long conversation the last ones
	await desk.reload();
	await hers.getByRole('button', { name: 'English' }).click();
	await expect(hers.locator('html')).toHaveAttribute('lang', 'en');
	await check(Math.min(many, 190));
	expect(dialogs).toEqual([]);
	tell(
		'hostile lines',
		`${many} said from both sides, drawn by script and by the server: all text, 0 links, 0 dialogs, 0 broken policy, nothing wider than 360 px`
	);
});

/** From her door and from the desk into the same conversation. */
async function meet(hers: Page, desk: Page, joost: Person): Promise<string> {
	await signIn(desk, joost);
	await comesToChat(hers, 'nl');
	await desk.goto('/desk/chats');
	await desk.getByRole('button', { name: d('chat.next') }).click();
	await desk.waitForURL(/\/desk\/chats\/[\da-f-]{36}$/);
	await expect(
		hers.getByRole('heading', { name: t('chat.with', { name: 'Joost' }) })
	).toBeVisible();
	await expect(desk.locator('#text')).toBeFocused();
	return new URL(desk.url()).pathname.split('/').at(-1)!;
}

async function writes(desk: Page, text: string): Promise<void> {
	await desk.locator('#text').fill(text);
	await desk.locator('#text').press('Control+Enter');
	await expect(desk.locator('#text')).toHaveValue('');
}

async function withoutLine(page: Page, meanwhile: () => Promise<void>): Promise<void> {
	await page.context().setOffline(true);
	const back = Date.now() + offlineFor;
	await meanwhile();
	// as long as it takes: that is what is proved
	await page.waitForTimeout(Math.max(0, back - Date.now()));
	await page.context().setOffline(false);
}

/** Both show the same, in the same order; answers what. */
async function expectSame(hers: Page, desk: Page, count: number): Promise<string[]> {
	const ofHers = () => hers.locator('[data-lines] li:not(.house) [data-text]').allTextContents();
	const ofOurs = () => desk.locator('[role=log] li:not(.pending) .text').allTextContents();
	await expect(desk.locator('.pending')).toHaveCount(0, { timeout: 30_000 });
	await expect.poll(async () => (await ofHers()).length, { timeout: 30_000 }).toBe(count - 1);
	await expect.poll(ofOurs, { timeout: 30_000 }).toEqual(await ofHers());
	await expect(hers.locator('[data-lost]')).toHaveText('');
	return ofHers();
}

/** What stands in the lines besides text. */
function tagsIn(page: Page): Promise<string[]> {
	const known = ['LI', 'P', 'SPAN', 'B', 'TIME'];
	return page
		.locator('[data-lines] *, [role=log] li *')
		.evaluateAll(
			(found, tags) => found.map(({ tagName }) => tagName).filter((tag) => !tags.includes(tag)),
			known
		);
}

/** What makes the page wider than the screen. */
function widerThan(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		if (document.documentElement.scrollWidth <= innerWidth) return [];
		return [...document.querySelectorAll('body *')]
			.filter((one) => one.getBoundingClientRect().right > innerWidth)
			.map(({ tagName, className, id, textContent }) =>
				[location.pathname, tagName, className, id, textContent?.slice(0, 40)].join(' ')
			);
	});
}
