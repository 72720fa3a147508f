import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passingProblem, isToWeigh, undecided } from './danger.ts';

const reason = 'De moeder is alleen thuis met de kleintjes.';
const pass = (words: string, names: string[] = ['Fatma', 'Vogel']) =>
	passingProblem({ decision: 'passed-on', reason, words }, names);

describe('what is passed on', () => {
	test('is the danger, with a reason that can be weighed', () => {
		expect(pass('Er is direct gevaar voor wie thuis woont.')).toBeUndefined();
		expect(pass(' ')).toBe('words-missing');
		expect(pass('x'.repeat(1001))).toBe('too-long');
		expect(passingProblem({ decision: 'passed-on', reason: '', words: 'x' }, [])).toBe(
			'reason-missing'
		);
		expect(passingProblem({ decision: 'passed-on', reason: '', words: '' }, [])).toBe(
			'words-missing'
		);
		expect(passingProblem({ decision: 'kept', reason: 'nee', words: '' }, [])).toBe(
			'reason-too-short'
		);
		expect(passingProblem({ decision: 'kept', reason, words: '' }, ['Fatma'])).toBeUndefined();
	});

	test.each(['Fatma belde ons', 'fatma.', 'De moeder (FÁTMA) zei het', 'over Vogel'])(
		'never names where it came from: %s',
		(words) => {
			expect(pass(words)).toBe('names-source');
		}
	);

	const source = ['NL-2026-00012', 'De buurvrouw', 'Gül', 'Bas van den Berg', 'Samira El Amrani'];

	test.each([
		'Het staat in NL-2026-00012.',
		'zie nl 2026 00012',
		'zie NL–2026–00012',
		'zaak 2026-00012',
		'zaak 00012',
		'nl202600012',
		'De buurvrouw belde.',
		'Gül belde.',
		'Dat zei Bas.',
		'mevrouw van den Berg',
		'El-Amrani weet het'
	])('tells no code and no short name: %s', (words) => {
		expect(pass(words, source)).toBe('names-source');
	});

	test.each([
		'Spreek haar voor eind november 2026.',
		'De situatie van het gezin is al een week in de war.',
		'Lees ook NL-2026-00013.',
		'Lees ook NL-2026-000123.',
		'Bel voor de basisschool begint.'
	])('small words, a year and the code of another case may be said: %s', (words) => {
		expect(pass(words, source)).toBeUndefined();
	});

	test('a name that is nothing but a small word is still a name', () => {
		expect(pass('Al belde.', ['Al'])).toBe('names-source');
	});

	test('any name of the source in any sentence is found', () => {
		const name = fc.stringMatching(/^[a-z]{2,12}$/);
		fc.assert(
			fc.property(name, fc.stringMatching(/^[a-z ]{0,40}$/), (source, around) => {
				expect(pass(`${around} ${source.toUpperCase()}, ${around}`, [source])).toBe('names-source');
			})
		);
	});
});

test('a danger is undecided for exactly the parts nobody decided about', () => {
	const parts = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e'));
	fc.assert(
		fc.property(parts, parts, (others, decided) => {
			const open = undecided(others, decided);
			expect(open.every((part) => others.includes(part) && !decided.includes(part))).toBe(true);
			expect(open.length + others.filter((part) => decided.includes(part)).length).toBe(
				others.length
			);
		})
	);
});

test.each([
	['a part waits for a word', { waiting: 1, asksLook: false }, true],
	['nobody has looked', { waiting: 0, asksLook: true }, true],
	['looked at, and decided for every part', { waiting: 0, asksLook: false }, false]
])('a danger is still to be weighed: %s', (_, danger, expected) => {
	expect(isToWeigh(danger)).toBe(expected);
});
