import { randomBytes, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { seal, openText } from './envelope.ts';
import {
	codeIndex,
	indexOf,
	newDataKey,
	proofOf,
	readKeyRing,
	unwrap,
	type KeyRing
} from './ring.ts';

const base64 = (bytes = randomBytes(32)) => bytes.toString('base64');
const ring = (keys: string, index = base64()) => readKeyRing(keys, index) as KeyRing;
const place = { table: 'note', row: 'r', column: 'sealed' };

test('a ring that is missing, short, doubled or unreadable is named', () => {
	for (const keys of [
		'',
		'k1',
		`k1:${base64(randomBytes(16))}`,
		`k1:${base64()},k1:${base64()}`,
		`K 1:${base64()}`
	]) {
		expect(readKeyRing(keys, base64()), keys).toEqual({ problem: 'ENCRYPTION_KEYS' });
	}
	expect(readKeyRing(`k1:${base64()}`, 'short')).toEqual({ problem: 'INDEX_KEY' });
});

test('a data key is wrapped by the active key and opens after a new one became active', () => {
	const [one, two] = [`k1:${base64()}`, `k2:${base64()}`];
	const { key, row } = newDataKey(ring(one), randomUUID());
	expect(row.kekId).toBe('k1');
	const sealed = seal(key, place, 'later nog leesbaar');
	expect(openText(unwrap(ring(`${two},${one}`), row), place, sealed)).toBe('later nog leesbaar');
	expect(() => unwrap(ring(two), row)).toThrow();
	expect(() => unwrap(ring(one), { ...row, id: randomUUID() })).toThrow();
});

test('the proof tells two keys with one id apart', () => {
	expect(proofOf(ring(`k1:${base64()}`), 'k1')).not.toEqual(proofOf(ring(`k1:${base64()}`), 'k1'));
});

test('indexes meet for equal values, and differ by kind, label and key', () => {
	const keys = `k1:${base64()}`;
	const index = base64();
	const mine = ring(keys, index);
	expect(indexOf(mine, 'phone', '+31612345678')).toEqual(
		indexOf(ring(keys, index), 'phone', '+31612345678')
	);
	expect(indexOf(mine, 'phone', 'x')).not.toEqual(indexOf(mine, 'email', 'x'));
	expect(indexOf(mine, 'phone', 'x')).not.toEqual(indexOf(ring(keys), 'phone', 'x'));
	expect(codeIndex(mine, 'code', 'x')).not.toEqual(codeIndex(mine, 'word', 'x'));
});
