import { test as plain } from '@playwright/test';
import { closeKeys, superuser } from '../journeys/support/house.ts';

export { expect } from '@playwright/test';

/** For what asks the built server without a page: one house for all of these files, closed after the last. */
export const test = plain.extend<object, { openHouse: void }>({
	openHouse: [
		async ({}, use) => {
			await use();
			await closeKeys();
			await superuser.end();
		},
		{ scope: 'worker', auto: true }
	]
});
