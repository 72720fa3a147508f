import { test as plain, expect, type Page } from '@playwright/test';
import { Browsers, type Device } from './browsers.ts';
import { closeKeys, superuser } from './house.ts';
import { tellLooks } from './look.ts';
import { startWithNobody } from './staff.ts';
import { expectNoViolations } from './telephone.ts';

interface Journey {
	/** A browser of her own: another person, or the same one on another device. */
	opens(device?: Device): Promise<Page>;
}

/** A journey ends with nothing wrong on any page it saw and nothing that Twilio would have refused. */
export const test = plain.extend<
	Journey & { quietHouse: void },
	{ keys: void; browsers: Browsers }
>({
	keys: [
		async ({}, use) => {
			await use();
			tellLooks();
			await closeKeys();
			await superuser.end();
		},
		{ scope: 'worker', auto: true }
	],
	browsers: [({ browser }, use) => use(new Browsers(browser)), { scope: 'worker' }],
	quietHouse: [
		async ({ keys: _ }, use) => {
			await startWithNobody();
			await use();
			await expectNoViolations();
		},
		{ auto: true }
	],
	async opens({ browsers }, use) {
		await use((device) => browsers.lend(device));
		expect(await browsers.takeBack()).toEqual([]);
	}
});

export { expect };
