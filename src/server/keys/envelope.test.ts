import { createSecretKey, randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { open, openText, seal } from './envelope.ts';

const key = createSecretKey(randomBytes(32));
const place = { table: 'note', row: randomUUID(), column: 'sealed' };

test('what was sealed opens again, in its own place and with its own key', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), (text) => {
			expect(openText(key, place, seal(key, place, text))).toBe(text);
		})
	);
});

test('every changed bit and every shortened value is refused', () => {
	const sealed = seal(key, place, 'zij durft niet te bellen');
	for (let bit = 0; bit < sealed.length * 8; bit++) {
		const changed = Buffer.from(sealed);
		changed[bit >> 3]! ^= 1 << (bit & 7);
		expect(() => open(key, place, changed), `bit ${bit}`).toThrow();
	}
	for (let length = 0; length < sealed.length; length++) {
		expect(() => open(key, place, sealed.subarray(0, length)), `length ${length}`).toThrow();
	}
});

test('a value moved to another row, column or table does not open', () => {
	const sealed = seal(key, place, 'x');
	for (const other of [{ row: randomUUID() }, { column: 'name' }, { table: 'person' }]) {
		expect(() => open(key, { ...place, ...other }, sealed)).toThrow();
	}
	expect(() => open(createSecretKey(randomBytes(32)), place, sealed)).toThrow();
});
