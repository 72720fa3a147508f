import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, type CDPSession, type Page } from '@playwright/test';
import type axe from 'axe-core';
import type { RunOptions } from 'axe-core';
import { tell } from '../../support/proof.ts';
import { everyTime, isFirstTo } from './first-time.ts';
import { expectNarrowFits, narrow } from './narrow.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
// a way to each element that is as it should be is most of its work
const onlyFaults: RunOptions = {
	runOnly: { type: 'tag', values: tags },
	resultTypes: ['violations']
};
const sizes = [
	{ width: 360, height: 740 },
	{ width: 1280, height: 860 }
];
// the package's own small edition: every page that is examined is sent the whole of it
const script = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const examined = new Set<string>();
let examinations = 0;

/** How a page may come before somebody's eyes; as it comes is enough in the small size. */
const ways = {
	light: { colorScheme: 'light', forcedColors: 'none' },
	dark: { colorScheme: 'dark', forcedColors: 'none' },
	'forced colours': { colorScheme: 'light', forcedColors: 'active' }
} as const;
const asItComes = { colorScheme: null, forcedColors: null } as const;

/**
 * Once for each state of a page in the whole run, in the full size each time: nothing for axe to find by day, by night, in colours of
 * their own and at 400 % zoom, no scroll sideways, a title that tells nothing. Without scripts a page is examined in
 * the small size when no journey with scripts comes to it.
 */
export async function look(page: Page, state: string, { onlySeenSo = false } = {}): Promise<void> {
	// also its styles: without them nothing fits
	await page.waitForLoadState();
	await expect(page.locator('main')).toBeVisible();
	const seen = await page.evaluate(read);
	await expectNeutral(page, state, seen);
	expect(seen.tooWide, `sideways scroll on ${state}`).toBeLessThanOrEqual(0);
	const key = `${state} ${seen.language}`;
	const { runs } = seen;
	if (runs && (everyTime || isFirstTo(key))) {
		await examineInEveryWay(page, state);
		examined.add(key);
	} else if (!runs && (everyTime || onlySeenSo)) await examineTwin(page, state);
	await shoot(page, state);
}

/** For what `npm run prove` prints at the end. */
export function tellLooks(): void {
	if (examined.size > 0)
		tell('axe', `${examinations} examinations of ${examined.size} states, 0 faults at A or AA`);
}

/** Every page seen, on a telephone and on a desk, by day and by night, when SCREENSHOTS names a folder. */
export async function shoot(page: Page, state: string): Promise<void> {
	const folder = process.env['SCREENSHOTS'];
	if (!folder) return;
	mkdirSync(folder, { recursive: true });
	const language = await page.locator('html').getAttribute('lang');
	const size = page.viewportSize();
	for (const { width, height } of [...(everyTime ? [narrow] : []), ...sizes]) {
		await page.setViewportSize({ width, height });
		for (const [way, media] of Object.entries(ways).slice(0, everyTime ? undefined : 2)) {
			await page.emulateMedia(media);
			const name = `${state}-${language}-${width}-${way}`.replace(/\W+/g, '-');
			await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
		}
	}
	await page.emulateMedia(asItComes);
	if (size) await page.setViewportSize(size);
}

async function examineInEveryWay(page: Page, state: string): Promise<void> {
	if (!everyTime) await examine(page, state);
	for (const [way, media] of everyTime ? Object.entries(ways) : []) {
		await page.emulateMedia(media);
		await examine(page, `${state}, ${way}`);
	}
	await page.emulateMedia(asItComes);
	await expectNarrowFits(page, state, async () => {
		if (everyTime) await examine(page, `${state}, 400 %`);
	});
}

async function examine(page: Page, state: string): Promise<void> {
	await endOfTransitions(page);
	await bringAxe(page);
	const found = await page.evaluate(findFaults, onlyFaults);
	examinations += 1;
	expect.soft(found, `axe on ${state}`).toEqual([]);
}

const lines = new WeakMap<Page, Promise<CDPSession>>();

// straight to the browser: by way of `evaluate` half a megabyte is packed and read twice each time
async function bringAxe(page: Page): Promise<void> {
	const line = await (lines.get(page) ?? openLine(page));
	const { exceptionDetails } = await line.send('Runtime.evaluate', { expression: script });
	if (exceptionDetails) throw new Error(`axe did not start: ${exceptionDetails.text}`);
}

function openLine(page: Page): Promise<CDPSession> {
	const line = page.context().newCDPSession(page);
	lines.set(page, line);
	return line;
}

async function findFaults(options: RunOptions): Promise<string[]> {
	const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(options);
	return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

// a colour halfway from day to night is one that nobody reads
function endOfTransitions(page: Page): Promise<unknown> {
	return page.evaluate(() =>
		Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
	);
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
	await examineInEveryWay(twin, `${state}, without scripts`);
	await context.close();
}

// all at once: each question to a page costs a round to the browser
function read() {
	const { documentElement: html, title } = document;
	return {
		title,
		language: html.lang,
		side: html.dataset['side'],
		tooWide: html.scrollWidth - innerWidth,
		kept: html.dataset['side'] === 'public' ? localStorage.length + sessionStorage.length : 0,
		runs: matchMedia('(scripting: enabled)').matches
	};
}

async function expectNeutral(
	page: Page,
	state: string,
	{ title, side, kept, runs }: ReturnType<typeof read>
): Promise<void> {
	expect(title, `title of ${state}`).toMatch(/^\p{L}+( [\p{L}-]+){0,2}( [A-Z0-9-]+)?$/u);
	if (side !== 'public') return;
	expect(new URL(page.url()).search, `address of ${state}`).toBe('');
	const cookies = (await page.context().cookies()).map(({ name }) => name);
	expect(cookies, `cookies of ${state}`).toEqual(runs ? [] : await mayHave(page));
	expect(kept, `kept by ${state}`).toBe(0);
}

// the one cookie there is: of a browser without scripts, while its conversation goes on
async function mayHave(page: Page): Promise<string[]> {
	const goesOn = await page.locator('iframe, [data-of-cookie]').count();
	return goesOn > 0 ? ['talk'] : [];
}
