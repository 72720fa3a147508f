import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainDigits } from './digits.ts';

const anyText = fc
	.array(fc.integer({ min: 0, max: 0x10ffff }))
	.map((points) => String.fromCodePoint(...points));

const zeros = ['0', '٠', '۰', '०', '০', '០', '０', '𝟎', '𝟬', '𞥐'];

test.each(zeros)('reads the ten digits that begin with %s', (zero) => {
	const start = zero.codePointAt(0) ?? 0;
	const typed = Array.from({ length: 10 }, (_, value) => String.fromCodePoint(start + value));
	expect(plainDigits(typed.join(''))).toBe('0123456789');
});

test('every decimal digit of Unicode becomes one plain digit, nothing else changes', () => {
	fc.assert(
		fc.property(anyText, (text) => {
			const read = plainDigits(text);
			expect(read.replace(/[0-9]/g, '')).toBe(text.replace(/\p{Nd}/gu, ''));
		})
	);
});
