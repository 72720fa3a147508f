import { afterAll, beforeAll, expect, test } from 'vitest';
import { GET } from '../../src/routes/(help-seeker)/weg/+server.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';

let house: TestHouse;
beforeAll(async () => {
	house = await freshHouse();
});
afterAll(() => house.close());

test.each([
	['same-origin', true],
	['none', true],
	[undefined, true],
	['cross-site', false]
])('leaving from %s: what is ours goes with it: %s', async (site, clears) => {
	const headers: Record<string, string> = site ? { 'sec-fetch-site': site } : {};
	const request = new Request('https://hulp.example/weg', { headers });
	const left = await GET({ request } as Parameters<typeof GET>[0]);
	expect(left.status).toBe(303);
	expect(left.headers.has('clear-site-data')).toBe(clears);
});
