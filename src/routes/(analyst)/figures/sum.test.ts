import { expect, test } from 'vitest';
import type { Sum } from '#domain/suppression.ts';
import { sumInWords, surelyMost } from './sum.ts';

const row = (total: Sum) => ({ total });

test('a sum is told as far as it may be', () => {
	expect(sumInWords({ exactly: 12 }, 'nl')).toBe('12');
	expect(sumInWords({ below: 5 }, 'nl')).toBe('minder dan 5');
	expect(sumInWords({ from: 13, to: 16 }, 'nl')).toBe('13 tot 16');
});

test('of months only the one that is surely above all others is called the busiest', () => {
	const busiest = row({ from: 17, to: 20 });
	expect(surelyMost([row({ exactly: 9 }), busiest, row({ below: 5 })])).toBe(busiest);
	expect(surelyMost([row({ exactly: 18 }), busiest])).toBeUndefined();
	expect(surelyMost([row({ exactly: 7 }), row({ exactly: 7 })])).toBeUndefined();
});
