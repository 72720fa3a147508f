import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { expect, test } from '../support/past-the-pages.ts';
import { findInFolder, findInTables, formsOf } from '../support/search.ts';
import { digits, number, stem, typeEverywhere } from '../support/typed-everywhere.ts';
import { houses, superuser, told } from './support/house.ts';

const planted = 'kanarieplantvj';
const notOurs = /twilio\.log$/;

test('everything that can be typed is typed somewhere', async () => {
	test.setTimeout(120_000);
	await typeEverywhere();
	const [kept] =
		await superuser`SELECT (SELECT count(*)::int FROM note) AS notes, (SELECT count(*)::int FROM person) AS persons,
		(SELECT count(*)::int FROM contact_point) AS numbers, (SELECT count(*)::int FROM safe_contact_plan) AS plans`;
	for (const [what, count] of Object.entries(kept!)) expect(Number(count), what).toBeGreaterThan(0);
});

test('a word that was planted is found, in each of its forms', async () => {
	await superuser.unsafe('CREATE TABLE planted (form text, bytes bytea)');
	const forms = formsOf(planted);
	for (const [form, bytes] of forms)
		await superuser`INSERT INTO planted VALUES (${form}, ${bytes})`;
	for (const [form, bytes] of forms.filter(([name]) => !name.startsWith('UTF-16'))) {
		await superuser`INSERT INTO planted VALUES (${`${form} ${bytes.toString('latin1')}`}, NULL)`;
	}
	await superuser`CHECKPOINT`;
	const inTables = await findInTables(superuser, [planted]);
	// in a dump UTF-16 stands in hex, and a backslash twice
	for (const [form] of forms.filter(([name]) => !/^(UTF-16|escaped$)/.test(name))) {
		expect(
			inTables.some((found) => found.endsWith(`: ${form} of ${planted}`)),
			form
		).toBe(true);
	}
	const inFiles = findInFolder(await dataFolder(), [planted]);
	for (const [form] of forms) {
		const places = inFiles.filter((found) => found.endsWith(`: ${form} of ${planted}`));
		expect(
			places.some((found) => found.includes('/pg_wal/')),
			`${form} in the write-ahead log`
		).toBe(true);
		expect(
			places.some((found) => found.includes('/base/')),
			`${form} in a table's file`
		).toBe(true);
	}
	await superuser`DROP TABLE planted`;
});

test('nothing that was typed lies in a table, in the data folder, in the write-ahead log or in a log', async () => {
	await superuser`CHECKPOINT`;
	// five digits in a row stand anywhere by chance: numbers are searched whole, with and without their country
	const numbers = (await numbersGiven()).flatMap((given) => [
		given,
		`6${digits}${given.slice(-3)}`
	]);
	expect(await findInTables(superuser, [stem, ...numbers])).toEqual([]);
	for (const folder of [await dataFolder(), told.dataDir]) {
		expect(findInFolder(folder, [stem, ...numbers])).toEqual([]);
	}
	expect(findInFolder(told.logs, [stem, ...numbers], notOurs)).toEqual([]);
});

test('nor does any story of the other journeys', async () => {
	const told20 = storiesTold().map((story) => story.slice(2, 22));
	expect(told20.length).toBeGreaterThan(8);
	for (const { superuserUrl, logs } of houses) {
		expect(await findInTablesAt(superuserUrl, told20)).toEqual([]);
		expect(findInFolder(logs, told20, notOurs)).toEqual([]);
	}
	expect(findInFolder(await dataFolder(), told20)).toEqual([]);
});

/** What mothers, professionals and people who want out tell in the files beside this one. */
function storiesTold(): string[] {
	const folder = import.meta.dirname;
	const files = readdirSync(folder).filter((name) => name.endsWith('.spec.ts'));
	const texts = files.map((name) => readFileSync(join(folder, name), 'utf8'));
	return texts.flatMap((text) =>
		[...text.matchAll(/\bstory(?::| =) '([^']{24,})'/g)].map(([, story]) => story!)
	);
}

async function findInTablesAt(url: string, words: string[]): Promise<string[]> {
	const there = postgres(url, { max: 1 });
	const found = await findInTables(there, words);
	await there.end();
	return found;
}

/** Where PostgreSQL keeps its files and its log of writes; its own log lies in `told.dataDir`. */
async function dataFolder(): Promise<string> {
	const [row] = await superuser`SHOW data_directory`;
	return String(row!['data_directory']);
}

async function numbersGiven(): Promise<string[]> {
	return ['001', '002', '003', '004', '005', '006'].map((last) => `+31${number(last).slice(1)}`);
}
