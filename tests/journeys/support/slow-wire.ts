import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext } from '@playwright/test';
import { told } from './house.ts';

/** Milliseconds that every page, script and answer of ours comes later. Nothing may hang on how fast they come. */
const late = Number(process.env['SLOW_WIRE'] ?? 0);
const kinds = ['document', 'script', 'fetch'];

/** Shows a journey that looks or presses before the page is there: on a fast machine it is red once in a hundred times. */
export async function slowWire(context: BrowserContext): Promise<void> {
	if (late === 0) return;
	await context.route(`${told.origin}/**`, async (route) => {
		const { pathname } = new URL(route.request().url());
		// how fast she is away is measured
		if (pathname !== '/weg' && kinds.includes(route.request().resourceType())) await wait(late);
		await route.fallback();
	});
}
