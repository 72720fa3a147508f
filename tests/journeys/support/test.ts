import { test as plain, expect, type Page } from '@playwright/test';
import { closeKeys, superuser, told } from './house.ts';
import { tellLooks } from './look.ts';
import { startWithNobody } from './staff.ts';
import { expectNoViolations } from './telephone.ts';
import { watch } from './watch.ts';

export interface Device {
	/** Width in CSS pixels; a telephone unless told otherwise. */
	width?: number;
	scripts?: boolean;
}
interface Journey {
	/** A browser of her own: another person, or the same one on another device. */
	opens(device?: Device): Promise<Page>;
}

/** A journey ends with nothing wrong on any page it saw and nothing that Twilio would have refused. */
export const test = plain.extend<Journey & { quietHouse: void }, { keys: void }>({
	keys: [
		async ({}, use) => {
			await use();
			tellLooks();
			await closeKeys();
			await superuser.end();
		},
		{ scope: 'worker', auto: true }
	],
	quietHouse: [
		async ({ keys: _ }, use) => {
			await startWithNobody();
			await use();
			await expectNoViolations();
		},
		{ auto: true }
	],
	async opens({ browser }, use) {
		const faults: string[][] = [];
		await use(async ({ width = 390, scripts = true } = {}) => {
			const context = await browser.newContext({
				baseURL: told.origin,
				javaScriptEnabled: scripts,
				viewport: { width, height: width < 600 ? 800 : 860 },
				serviceWorkers: 'block'
			});
			const page = await context.newPage();
			faults.push(watch(page));
			return page;
		});
		expect(faults.flat()).toEqual([]);
	}
});

export { expect };
