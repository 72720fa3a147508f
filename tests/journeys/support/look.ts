import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const sizes = [
	{ width: 360, height: 740 },
	{ width: 1280, height: 860 }
];
const everyTime = process.env['PROOF_SIZE'] === 'full';
const examined = new Set<string>();

/** Once for each state of a page: nothing for axe to find, no scroll sideways, a title that tells nothing. */
export async function look(page: Page, state: string): Promise<void> {
	await expect(page.locator('main')).toBeVisible();
	await expectNeutral(page, state);
	await expectNoSidewaysScroll(page, state);
	const key = `${state} ${await page.locator('html').getAttribute('lang')}`;
	if (everyTime || !examined.has(key)) {
		if (await hasScripts(page)) await examine(page, state);
		else await examineTwin(page, state);
	}
	examined.add(key);
	await shoot(page, state);
}

/** Every page seen, on a telephone and on a desk, by day and by night, when SCREENSHOTS names a folder. */
export async function shoot(page: Page, state: string): Promise<void> {
	const folder = process.env['SCREENSHOTS'];
	if (!folder) return;
	mkdirSync(folder, { recursive: true });
	const language = await page.locator('html').getAttribute('lang');
	const size = page.viewportSize();
	for (const { width, height } of sizes) {
		await page.setViewportSize({ width, height });
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme });
			const name = `${state.replace(/\W+/g, '-')}.${language}.${width}.${colorScheme}.png`;
			await page.screenshot({ path: join(folder, name), fullPage: true });
		}
	}
	await page.emulateMedia({ colorScheme: null });
	if (size) await page.setViewportSize(size);
}

async function examine(page: Page, state: string): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
	const found = violations.map(
		({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`
	);
	expect(found, `axe on ${state}`).toEqual([]);
}

// axe needs timers, which a browser without scripts does not run: the same page, with nothing in it that runs
async function examineTwin(page: Page, state: string): Promise<void> {
	const html = (await page.content()).replace(/<script[\s\S]*?<\/script>/g, '');
	const context = await page.context().browser()!.newContext({ viewport: page.viewportSize() });
	await context.route(page.url(), (route) =>
		route.fulfill({ body: html, contentType: 'text/html' })
	);
	const twin = await context.newPage();
	await twin.goto(page.url());
	await examine(twin, state);
	await context.close();
}

async function expectNeutral(page: Page, state: string): Promise<void> {
	const title = await page.title();
	expect(title, `title of ${state}`).toMatch(/^\p{L}+( [\p{L}-]+){0,2}( [A-Z0-9-]+)?$/u);
	const side = await page.locator('html').getAttribute('data-side');
	if (side !== 'public') return;
	expect(new URL(page.url()).search, `address of ${state}`).toBe('');
	expect(await page.context().cookies(), `cookies of ${state}`).toEqual([]);
	expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
}

async function expectNoSidewaysScroll(page: Page, state: string): Promise<void> {
	const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	expect(tooWide, `sideways scroll on ${state}`).toBeLessThanOrEqual(0);
}

async function hasScripts(page: Page): Promise<boolean> {
	return page.evaluate(() => matchMedia('(scripting: enabled)').matches);
}
