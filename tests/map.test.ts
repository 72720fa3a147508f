import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';

test('every migration stands in the journal, each later than the one before, so that none is passed over', () => {
	const { entries } = JSON.parse(readFileSync('drizzle/meta/_journal.json', 'utf8')) as {
		entries: { idx: number; when: number; tag: string }[];
	};
	const files = globSync('drizzle/0*.sql').map((file) => basename(file, '.sql'));
	expect(entries.map(({ tag }) => tag)).toEqual(files.toSorted());
	expect(entries.map(({ idx }) => idx)).toEqual(entries.map((_, at) => at));
	for (const [at, { tag, when }] of entries.entries())
		expect(when, tag).toBeGreaterThan(entries[at - 1]?.when ?? 0);
});

test('the map of the house names the file in which a door was made last', () => {
	const files = globSync('drizzle/0*.sql').toSorted();
	const lastOf = new Map<string, string>();
	for (const file of files)
		for (const [, door = ''] of readFileSync(file, 'utf8').matchAll(
			/CREATE.*FUNCTION door\.(\w+)/g
		))
			lastOf.set(door, file);
	const map = readFileSync('src/README.md', 'utf8');
	// one or more doors of a sentence, and the file in brackets behind them
	const named = map
		.matchAll(/`door\.\w+`[^(\n|]*\(`(drizzle\/\d\w+\.sql)`\)/g)
		.flatMap(([words, file]) =>
			words.matchAll(/`door\.(\w+)`/g).map(([, door = '']) => ({ door, file }))
		)
		.toArray();
	expect(named.length).toBeGreaterThan(20);
	for (const { door, file } of named)
		expect({ door, file: lastOf.get(door) }).toEqual({ door, file });
});
