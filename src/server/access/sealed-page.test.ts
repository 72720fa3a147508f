import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeHouse, house, openHouse, type House } from '../house.ts';
import { seal } from '../keys/envelope.ts';
import { readKeyRing, type KeyRing } from '../keys/ring.ts';
import { openPage, sealPage } from './sealed-page.ts';

const base64 = () => randomBytes(32).toString('base64');

beforeAll(() => {
	const keys = readKeyRing(`k1:${base64()}`, base64()) as KeyRing;
	openHouse({ keys, database: { sql: { end: () => undefined } } } as unknown as House);
});
afterAll(closeHouse);

test('what a page carries comes back, short or long, and only as what it was', () => {
	for (const story of ['', 'kort', 'Mijn zoon komt niet meer aan tafel. '.repeat(200)]) {
		const sealed = sealPage('writing', { story });
		expect(openPage('writing', sealed)).toEqual({ story });
		expect(openPage('draft', sealed)).toBeUndefined();
	}
	const long = 'Mijn zoon komt niet meer aan tafel. '.repeat(200);
	expect(sealPage('writing', long).length).toBeLessThan(long.length / 4);
});

test('a short one that was packed, as in a page of yesterday, opens too', () => {
	const place = { table: 'page', row: 'leave', column: 'sealed' };
	const packed = seal(house().keys.page, place, gzipSync(JSON.stringify({ id: 'x' })));
	expect(openPage('leave', packed.toString('base64url'))).toEqual({ id: 'x' });
});
