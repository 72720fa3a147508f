import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext } from '@playwright/test';

/** Milliseconds that every page and every answer comes later. Nothing may hang on how fast they come. */
const late = Number(process.env['SLOW_WIRE'] ?? 0);

/** Shows a journey that looks before the next page is there: on a fast machine it is red once in a hundred times. */
export async function slowWire(context: BrowserContext): Promise<void> {
	if (late === 0) return;
	await context.route('**', async (route) => {
		const kind = route.request().resourceType();
		if (kind === 'document' || kind === 'fetch') await wait(late);
		await route.fallback();
	});
}
