import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, holdsAll, mayBeNumber, pieces, searchWords } from './search.ts';

const marked = (text: string, typed: string, most?: number) => {
	const asked = searchWords(typed);
	if ('problem' in asked) throw new Error(asked.problem);
	return pieces(text, asked.words, most)
		.map(({ text: piece, isHit }) => (isHit ? `[${piece}]` : piece))
		.join('');
};

test.each([
	['José', 'jose'],
	['İSTANBUL ılık', 'istanbul ilik'],
	['Straße', 'strasse'],
	['Ελένης', 'ελενηs'],
	['أحمد', 'احمد'],
	['فاطمة', 'فاطمه'],
	['مُحَمَّد', 'محمد'],
	['موسى', 'موسي'],
	['عـــلي', 'علي'],
	['سؤال', 'سوال'],
	['٠٦ ۱۲', '06 12'],
	['ﻻ', 'لا'],
	["mama's mama’s", "mama's mama's"]
])('%s is found by %s', (written, typed) => {
	expect(fold(written)).toBe(typed);
	expect(fold(typed)).toBe(fold(fold(written)));
});

test('words that must all be there, each once', () => {
	expect(searchWords('  Samira  SAMIRA kliniek ')).toEqual({ words: ['samira', 'kliniek'] });
	expect(searchWords(' \t')).toEqual({ problem: 'words-missing' });
	expect(searchWords('a')).toEqual({ problem: 'too-short' });
	expect(searchWords('a b c')).toEqual({ problem: 'too-short' });
	expect(searchWords('x'.repeat(201))).toEqual({ problem: 'too-long' });
	expect(searchWords('aa bb cc dd ee ff gg hh ii')).toEqual({ problem: 'too-long' });
	expect(holdsAll(fold('Zij belt vanuit de kliniek'), ['kliniek', 'belt'])).toBe(true);
	expect(holdsAll(fold('Zij belt'), ['kliniek', 'belt'])).toBe(false);
});

test('what looks like a telephone number', () => {
	for (const typed of ['06 12345678', '+31 (0)6-1234 5678', '٠٦١٢٣٤٥٦٧٨', '0031612345678'])
		expect(mayBeNumber(typed), typed).toBe(true);
	for (const typed of ['NL-2026-00042', '00042', 'Samira 06 12345678', '2026'])
		expect(mayBeNumber(typed), typed).toBe(false);
});

describe('what was found is shown in pieces', () => {
	test.each([
		['Zij heet José.', 'jose', 'Zij heet [José].'],
		['de Straße is leeg', 'strasse leeg', 'de [Straße] is [leeg]'],
		['مُحَمَّد جاء', 'محمد', '[مُحَمَّد] جاء'],
		['Straße', 'as', 'Str[aß]e'],
		['abab', 'ab', '[abab]'],
		['ab abc', 'abc ab', '[ab] [abc]']
	])('%s', (text, typed, shown) => {
		expect(marked(text, typed)).toBe(shown);
	});

	test('of a long text only what stands around the first hit, cut between words', () => {
		const text = `${'veel woorden vooraf '.repeat(20)}en dan de kliniek, ${'en nog heel veel erna '.repeat(20)}`;
		const shown = marked(text, 'kliniek', 120);
		expect(shown).toMatch(/^…\S/);
		expect(shown).toMatch(/\S…$/);
		expect(shown).toContain('[kliniek]');
		expect(shown.length).toBeLessThan(130);
	});

	const texts = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 300 }),
		fc.string({ unit: 'grapheme', maxLength: 300 }),
		fc
			.array(fc.constantFrom('é', 'İ', 'أ', 'ß', '😀', 'a', ' ', 'ﻻ', 'Σ', '\u0301'), {
				maxLength: 300
			})
			.map((signs) => signs.join(''))
	);

	test('put together they are the text, with nothing of it changed', () => {
		fc.assert(
			fc.property(texts, fc.array(texts, { maxLength: 4 }), (text, typed) => {
				const shown = pieces(text, typed.map(fold), 10_000);
				expect(shown.map((piece) => piece.text).join('')).toBe(text);
			})
		);
	});

	test('whatever is found has a piece that shows it, and folding sign by sign is folding all at once', () => {
		fc.assert(
			fc.property(texts, fc.nat(300), fc.integer({ min: 1, max: 40 }), (text, from, length) => {
				const folded = fold(text);
				expect([...text].map(fold).join('')).toBe(folded);
				const word = [...folded].slice(from, from + length).join('');
				fc.pre(word.trim() === word && word !== '' && folded.includes(word));
				expect(pieces(text, [word]).some(({ isHit }) => isHit)).toBe(true);
			}),
			{ numRuns: 500 }
		);
	});
});
