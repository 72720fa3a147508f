import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callerNumber, looksLikePhone, maskPhone, phoneProblem } from './phone.ts';

describe('who rings', () => {
	test.each([
		undefined,
		'',
		'anonymous',
		'Anonymous',
		'+266696687',
		'+7378742833',
		'+2562533',
		'+8656696',
		'0612345678',
		'sip:someone@example.org',
		'+31612345678 '
	])('%s is no number', (from) => expect(callerNumber(from)).toBeUndefined());

	test('a shown number is kept as it is', () => {
		expect(callerNumber('+447700900123')).toBe('+447700900123');
	});
});

test.each([
	['+31612345678', undefined],
	['+447700900123', undefined],
	['+31201234567', undefined],
	['+31112', 'phone-unreadable'],
	['112', 'phone-unreadable'],
	['0612345678', 'phone-unreadable'],
	['+266696687', 'phone-unreadable'],
	['+319001234567', 'phone-premium'],
	['+319061234567', 'phone-premium'],
	['+31180012', 'phone-premium'],
	['+449012345678', 'phone-premium'],
	['+19005550100', 'phone-premium'],
	['+979123456789', 'phone-premium']
])('%s: %s', (number, problem) => expect(phoneProblem(number)).toBe(problem));

test.each([
	['06-12 34 56 78', true],
	['+31 (0)6 12345678', true],
	['0031612345678', true],
	['٠٦١٢٣٤٥٦٧٨', true],
	['\u202A+31612345678\u202C', true],
	['＋31612345678', true],
	['112', false],
	['bel mij', false],
	['06 12345678 of 06 87654321', false],
	['', false]
])('%s looks like a phone number: %s', (typed, expected) => {
	expect(looksLikePhone(typed)).toBe(expected);
});

test('a masked number shows its last two digits and no other', () => {
	expect(maskPhone('+447700900123')).toBe('•••• 23');
	fc.assert(
		fc.property(fc.bigInt({ min: 10_000_000n, max: 999_999_999_999_999n }), (digits) => {
			expect(maskPhone(`+${digits}`).replace(/\D/g, '')).toBe(String(digits).slice(-2));
		})
	);
});
