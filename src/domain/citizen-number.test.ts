import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdsCitizenNumber } from './citizen-number.ts';

// from the documents of the government's test environment; nobody has them
const known = ['999999990', '111222333', '123456782'];

test.each(known)('%s is one, however it is written', (number) => {
	const threes = number.replace(/(...)(...)(...)/, '$1.$2.$3');
	const passport = number.replace(/(....)(..)(...)/, '$1 $2 $3');
	const arabic = number.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
	for (const text of [number, `bsn:${number}.`, `Het is ${threes}, zei zij`, passport, arabic])
		expect(holdsCitizenNumber(text), text).toBe(true);
});

test.each([
	['a number that fails the test', '123456789'],
	['zeros', '000000000'],
	['a telephone number', '06 12345678, +31612345678, 088 000 00 00'],
	['part of a longer number', '1234567820 9123456782'],
	['a day and an age', '12-03-2024, 14 jaar'],
	['nothing', '']
])('%s is none', (_, text) => {
	expect(holdsCitizenNumber(text)).toBe(false);
});

test('of any nine digits one last digit in eleven passes, and it is found in the middle of words', () => {
	fc.assert(
		fc.property(fc.integer({ min: 10_000_000, max: 99_999_999 }), (eight) => {
			const found = Array.from({ length: 10 }, (_, last) => `x${eight}${last}y`).filter(
				holdsCitizenNumber
			);
			expect(found.length).toBeLessThanOrEqual(1);
		})
	);
});
