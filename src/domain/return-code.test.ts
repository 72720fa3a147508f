import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeFromBytes, normaliseWord, proposedWord, readCode, showCode } from './return-code.ts';

const anyText = fc
	.array(fc.integer({ min: 0, max: 0x10ffff }))
	.map((points) => String.fromCodePoint(...points));

const code = fc
	.array(fc.integer({ min: 0, max: 9 }), { minLength: 16, maxLength: 16 })
	.map((digits) => digits.join(''));
const zero = fc.constantFrom('0', '٠', '۰', '०', '๐', '０');

describe('the code', () => {
	test.each([
		['1234 5678 9012 3456', '1234567890123456'],
		['1234-5678–9012.3456', '1234567890123456'],
		['\u200F١٢٣٤ ٥٦٧٨ ٩٠١٢ ٣٤٥٦', '1234567890123456'],
		['۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶', '1234567890123456'],
		['१२३४ ५६७८ ९०१२ ३४५६', '1234567890123456'],
		['1234 ٥٦٧٨ 9012 ۳۴۵۶', '1234567890123456']
	])('reads %s', (typed, read) => {
		expect(readCode(typed)).toBe(read);
	});

	test.each([
		'',
		'1234',
		'1234 5678 9012 345',
		'1234 5678 9012 34567',
		'1234 5678 9012 345a',
		'1'.repeat(10_000),
		'²²²²²²²²²²²²²²²²'
	])('refuses %s', (typed) => expect(readCode(typed)).toBeUndefined());

	test('is shown in four groups', () => {
		expect(showCode('1234567890123456')).toBe('1234 5678 9012 3456');
	});

	test('comes back from every script it is shown in', () => {
		fc.assert(
			fc.property(code, zero, (digits, first) => {
				const start = first.codePointAt(0) ?? 0;
				const typed = showCode(digits).replace(/\d/g, (digit) =>
					String.fromCodePoint(start + Number(digit))
				);
				expect(readCode(typed)).toBe(digits);
			})
		);
	});
});

describe('random digits', () => {
	test('every digit is equally likely over all bytes', () => {
		const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
		const counts = new Map<string, number>();
		for (const byte of all) {
			const digit = proposedWord(Uint8Array.of(byte, 0, 0, 0))?.[0];
			if (byte < 250) counts.set(String(digit), (counts.get(String(digit)) ?? 0) + 1);
		}
		expect([...counts.values()]).toEqual(Array.from({ length: 10 }, () => 25));
	});

	test('bytes above 249 are passed over', () => {
		expect(proposedWord(Uint8Array.of(255, 7, 250, 18, 3, 254, 249))).toBe('7839');
		expect(proposedWord(Uint8Array.of(255, 7, 250, 18, 3))).toBeUndefined();
		expect(codeFromBytes(new Uint8Array(15))).toBeUndefined();
	});

	test('a code reads as itself', () => {
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (bytes) => {
				const made = codeFromBytes(bytes);
				fc.pre(made !== undefined);
				expect(readCode(made ?? '')).toBe(made);
			})
		);
	});
});

describe('the word', () => {
	test.each([
		['Zonne Bloem', 'zonnebloem'],
		['  café ', 'cafe'],
		['ÇİÇEK', 'çiçek'],
		['kapı', 'KAPI'],
		['straße', 'STRASSE'],
		['أُمّي', 'امي'],
		['ｒｏｏｓ', 'roos'],
		['٤٢٧١', '4271'],
		['ΟΔΟΣ', 'οδος']
	])('%s is the same as %s', (one, other) => {
		expect(normaliseWord(one)).toBe(normaliseWord(other));
	});

	test('different words stay different', () => {
		const words = ['roos', 'rozen', 'سلام', 'سلم', '4271', '4272', '花', '木'];
		expect(new Set(words.map(normaliseWord)).size).toBe(words.length);
	});

	test('only marks and spaces leave nothing', () => {
		expect(normaliseWord(' \u0301\u200D ')).toBe('');
	});

	test('normalising again changes nothing', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				expect(normaliseWord(normaliseWord(text))).toBe(normaliseWord(text));
			}),
			{ numRuns: 2000 }
		);
	});
});
