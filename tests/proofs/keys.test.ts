import { createSecretKey, randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { open, seal } from '#server/keys/envelope.ts';
import { newDataKey, readKeyRing, unwrap, type KeyRing } from '#server/keys/ring.ts';
import { launch, productionSettings, untilEnd, web, worker } from '../support/built.ts';
import { chances } from '../support/chances.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ } from '../support/people.ts';
import { proofSize, seed, tell } from '../support/proof.ts';
import { testSettings } from '../support/settings.ts';

// within 2 s on a quiet machine; here others are at work, so the processor's time is counted
const limitMs = 2000;
const texts = proofSize({ small: 3, full: 60 });
// in the small size every ring is refused by one of the two
const scriptsEach = proofSize({ small: 1, full: 2 });
const base64 = (bytes = 32) => randomBytes(bytes).toString('base64');
const ours = testSettings.ENCRYPTION_KEYS;
let house: TestHouse;

beforeAll(async () => {
	house = await freshHouse();
	await employ(house, 'Joost', 'counsellor');
});
afterAll(() => house.close());

const rings: [what: string, keys: string, says: RegExp][] = [
	['no key', '', /ENCRYPTION_KEYS/],
	['a key cut short', ours.slice(0, -4), /ENCRYPTION_KEYS/],
	['a key that is no base64', `${ours.slice(0, -3)}!!=`, /ENCRYPTION_KEYS/],
	['two keys under one id', `${ours},t1:${base64()}`, /ENCRYPTION_KEYS/],
	['another key under the same id', `t1:${base64()}`, /ENCRYPTION_KEYS holds another key/],
	['another key under another id', `t9:${base64()}`, /ENCRYPTION_KEYS lacks a key/]
];

const scripts = [
	[web, 'app'],
	[worker, 'worker']
] as const;

test('with a wrong or a missing key neither web nor worker starts, and each says why in time', async () => {
	let slowest = 0;
	let refused = 0;
	for (const [n, [what, keys, says]] of rings.entries()) {
		const chosen = [scripts[n % 2]!, scripts[(n + 1) % 2]!].slice(0, scriptsEach);
		for (const [script, role] of chosen) {
			const settings = { ...productionSettings(house.urls[role]), ENCRYPTION_KEYS: keys };
			const ended = await untilEnd(launch(script, settings), 30_000);
			expect([ended.code, ended.lines.length], `${script} with ${what}`).toEqual([1, 1]);
			expect(ended.lines[0], what).toMatch(says);
			expect(ended.lines[0]).not.toContain(keys.slice(3) || 'undefined');
			expect(ended.cpuMilliseconds, what).toBeLessThan(limitMs);
			slowest = Math.max(slowest, ended.cpuMilliseconds);
			refused += 1;
		}
	}
	tell(
		'keys at start',
		`${rings.length} wrong or missing keys, ${refused} starts of web and worker: refused in one clear line, the slowest after ${Math.round(slowest)} ms of processor time`
	);
}, 600_000);

test('of sealed texts and wrapped keys no flipped bit passes', () => {
	const chance = chances(seed);
	const ring = readKeyRing(ours, testSettings.INDEX_KEY) as KeyRing;
	let [flipped, passed] = [0, 0];
	for (let n = 0; n < texts; n++) {
		const key = createSecretKey(randomBytes(32));
		const place = { table: 'note', row: randomUUID(), column: 'sealed' };
		const sealed = seal(key, place, randomBytes(Math.floor(chance() * 400)));
		const { row } = newDataKey(ring, randomUUID());
		for (const [bytes, opens] of [
			[sealed, (changed: Buffer) => open(key, place, changed)],
			[row.wrapped, (wrapped: Buffer) => unwrap(ring, { ...row, wrapped })]
		] as const) {
			expect(() => opens(bytes)).not.toThrow();
			for (let bit = 0; bit < bytes.length * 8; bit++, flipped++)
				if (opensChanged(bytes, bit, opens)) passed += 1;
		}
	}
	expect(passed).toBe(0);
	tell(
		'flipped bits',
		`${flipped} in ${texts} sealed texts and ${texts} wrapped keys, ${passed} passed`
	);
}, 120_000);

function opensChanged(bytes: Buffer, bit: number, opens: (changed: Buffer) => unknown): boolean {
	const changed = Buffer.from(bytes);
	changed[bit >> 3]! ^= 1 << (bit & 7);
	try {
		opens(changed);
		return true;
	} catch {
		return false;
	}
}
