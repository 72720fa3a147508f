import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folders: Record<string, string> = { domain: '../src/domain', tests: '.' };
const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** `proofs/telephone "24: "`, as the list names a test. */
function linesOf(path: string): string {
	const [folder = '', name = ''] = path.split('/');
	const ending = folder === 'journeys' ? 'spec' : 'test';
	return read(`${folders[folder] ?? `./${folder}`}/${name}.${ending}.ts`);
}

test('each of the thirty cases of the telephone names tests that are there', () => {
	const [list = ''] =
		/\/\*\*\n \* The thirty cases.*?\*\//s.exec(read('./proofs/telephone.test.ts')) ?? [];
	const cases = list
		.replaceAll(/\n \* {4}/g, ' ')
		.split(/\n \* {1,2}(?=\d)/)
		.slice(1);
	expect(cases.map((one) => Number.parseInt(one))).toEqual(
		Array.from({ length: 30 }, (_, n) => n + 1)
	);
	for (const one of cases) {
		const named = [...one.matchAll(/([a-z]+\/[a-z-]+) "([^"]+)"/g)];
		expect(named.length, one).toBeGreaterThan(0);
		for (const [, path, title] of named) expect(linesOf(path!), one).toContain(title);
	}
});

test('and so do SC-07 and the click-to-call of SC-20', () => {
	const desk = read('./proofs/telephone-desk.test.ts');
	for (const title of ["test('SC-07: ", "test('SC-20: click-to-call "])
		expect(desk).toContain(title);
});
