import { afterAll, beforeAll, expect, test } from 'vitest';
import { languages } from '#domain/language.ts';
import { startBuilt, type Running } from '../support/built.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { testSettings } from '../support/settings.ts';
import { visitor } from '../support/visitor.ts';
import { weighPublicPages } from '../support/weight.ts';

let house: TestHouse;
let running: Running;
beforeAll(async () => {
	house = await freshHouse();
	running = await startBuilt({ ...testSettings, DATABASE_URL: house.urls.app });
});
afterAll(async () => {
	await running.stop();
	await house.close();
});

test.each(languages)(
	'on a bad line the public pages in %s can be read after 14 kB',
	async (language) => {
		const pages = await weighPublicPages(visitor(running.origin), language);
		expect(pages.length).toBeGreaterThan(5);
		expect(pages.filter(({ readable }) => readable > 14)).toEqual([]);
		// Turkish needs a second file of the font for four letters
		const most = language === 'tr' ? 72 : 60;
		expect(pages.filter(({ whole }) => whole > most)).toEqual([]);
	}
);
