import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segments } from './sms.ts';

const fixed = { seed: 20261123, numRuns: 400 };
const codeUnits = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
const latin = [0xa1, 0xa3, 0xa4, 0xa5, 0xa7, 0xbf, 0xc4, 0xc5, 0xc6, 0xc7, 0xc9, 0xd1, 0xd6, 0xd8];
const latinSmall = [0xdc, 0xdf, 0xe0, 0xe4, 0xe5, 0xe6, 0xe8, 0xe9, 0xec, 0xf1, 0xf2, 0xf6, 0xf8];
const rest = [0xf9, 0xfc, 0x393, 0x394, 0x398, 0x39b, 0x39e, 0x3a0, 0x3a3, 0x3a6, 0x3a8, 0x3a9];

describe('the alphabet', () => {
	it('is exactly the basic set of GSM 03.38, without the escape', () => {
		const ascii = codeUnits.slice(0x20, 0x7b).filter((one) => !'[\\]^`'.includes(one));
		const others = [0x0a, 0x0d, ...latin, ...latinSmall, ...rest];
		const expected = [...ascii, ...others.map((code) => String.fromCharCode(code))].sort();
		expect(costing(1)).toEqual(expected);
		expect(expected).toHaveLength(127);
	});

	it('has an extension of ten that cost two', () => {
		expect(costing(2)).toEqual([...'\f[\\]^{|}~€'].sort());
	});
});

const table: [string, string, string, number, number][] = [
	['empty', '', 'GSM-7', 0, 1],
	['a template', 'Hoi, bel je even terug als het uitkomt?', 'GSM-7', 39, 1],
	['one full', 'a'.repeat(160), 'GSM-7', 160, 1],
	['one over', 'a'.repeat(161), 'GSM-7', 161, 2],
	['two full', 'a'.repeat(306), 'GSM-7', 306, 2],
	['two over', 'a'.repeat(307), 'GSM-7', 307, 3],
	['80 euros', '€'.repeat(80), 'GSM-7', 160, 1],
	['a pair on the seam moves whole', `${'a'.repeat(152)}€${'a'.repeat(152)}`, 'GSM-7', 306, 3],
	['81 euros, 76 a segment', '€'.repeat(81), 'GSM-7', 162, 2],
	['153 euros', '€'.repeat(153), 'GSM-7', 306, 3],
	['small ç', 'ç', 'UCS-2', 1, 1],
	['big Ç', 'Ç', 'GSM-7', 1, 1],
	['the escape itself', '\u001b', 'UCS-2', 1, 1],
	['a Dutch ë', 'financiële', 'UCS-2', 10, 1],
	['70 Arabic', 'م'.repeat(70), 'UCS-2', 70, 1],
	['71 Arabic', 'م'.repeat(71), 'UCS-2', 71, 2],
	['134 Turkish', 'ş'.repeat(134), 'UCS-2', 134, 2],
	['135 Turkish', 'ş'.repeat(135), 'UCS-2', 135, 3],
	['35 emoji', '😀'.repeat(35), 'UCS-2', 70, 1],
	['an emoji on the seam', `${'ş'.repeat(66)}😀${'ş'.repeat(66)}`, 'UCS-2', 134, 3],
	['67 emoji, 33 a segment', '😀'.repeat(67), 'UCS-2', 134, 3],
	['a lone high surrogate', '\ud83d', 'UCS-2', 1, 1],
	['lone halves in the wrong order', '\ude00\ud83d', 'UCS-2', 2, 1],
	['an extension sign in UCS-2 costs one', 'ş€', 'UCS-2', 2, 1]
];

describe('segments', () => {
	it.each(table)('%s', (_, text, encoding, units, count) => {
		expect(segments(text)).toEqual({ encoding, units, segments: count });
	});

	it('agrees with packing written out piece by piece', () => {
		const signs = ['a', '€', '[', 'ş', '😀', '\ud83d', 'é', '\n'];
		const plain = fc.string({ unit: fc.constantFrom('a', 'b', '€', '~'), maxLength: 700 });
		const mixed = fc.string({ unit: fc.constantFrom(...signs), maxLength: 300 });
		fc.assert(
			fc.property(fc.oneof(plain, mixed), (text) => {
				expect(segments(text).segments).toBe(packed(text).length);
			}),
			fixed
		);
	});

	it('never shrinks when text is added', () => {
		const text = fc.string({
			unit: fc.constantFrom('a', '€', 'ş', '😀', '\ude00'),
			maxLength: 200
		});
		fc.assert(
			fc.property(text, text, (one, other) => {
				expect(segments(one + other).segments).toBeGreaterThanOrEqual(segments(one).segments);
			}),
			fixed
		);
	});
});

function costing(units: number): string[] {
	const found = codeUnits.filter((one) => {
		const size = segments(one);
		return size.encoding === 'GSM-7' && size.units === units;
	});
	return found.sort();
}

/** Cuts the text off the front, one sign at a time, the way a phone would. */
function packed(text: string): string[] {
	const isGsm = segments(text).encoding === 'GSM-7';
	const size = (piece: string) =>
		isGsm ? piece.replace(/[\^{}[\]~|\\€\f]/g, 'xx').length : piece.length;
	if (size(text) <= (isGsm ? 160 : 70)) return [text];

	const parts = [''];
	for (const sign of Array.from(text)) {
		const grown = parts.at(-1) + sign;
		if (size(grown) <= (isGsm ? 153 : 67)) parts[parts.length - 1] = grown;
		else parts.push(sign);
	}
	return parts;
}
