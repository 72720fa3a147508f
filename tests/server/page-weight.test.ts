import { afterAll, beforeAll, expect, test } from 'vitest';
import { languages } from '#domain/language.ts';
import { startBuilt, type Running } from '../support/built.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { testSettings } from '../support/settings.ts';
import { visitor } from '../support/visitor.ts';
import { employ } from '../support/people.ts';
import { fieldOf } from '../support/sealed-form.ts';
import { weigh, weighPublicPages } from '../support/weight.ts';

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

test.each(languages)('the conversation in %s weighs no more, script and all', async (language) => {
	// a Monday morning
	await house.superuser`UPDATE clock SET ahead = '2026-11-30 09:30+00'::timestamptz - now()`;
	await employ(house, `Joost ${language}`, 'counsellor', { onDuty: true });
	const mother = visitor(running.origin);
	const path = `/${language}/chat`;
	const entry = fieldOf((await mother.get(path)).body, 'entry')!;
	const talk = await mother.post(path, { entry, move: 'start', safe: 'yes', script: 'yes' });
	expect(talk.body).toContain('data-talk="waiting"');
	const { readable, whole } = await weigh(mother, path, talk);
	expect(readable).toBeLessThan(14);
	expect(whole).toBeLessThan(language === 'tr' ? 72 : 60);
});
