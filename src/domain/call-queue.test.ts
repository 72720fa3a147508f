import { addSeconds } from 'date-fns';
import { describe, expect, test } from 'vitest';
import { expectedMinutes, nextOffers, type WaitingCall } from './call-queue.ts';

const now = new Date('2027-01-06T10:00:00Z');
const call = (id: string, seconds: number, also: Partial<WaitingCall> = {}): WaitingCall => ({
	...{ id, language: 'nl', queuedAt: addSeconds(now, -seconds), ringing: 0, tried: [], barred: [] },
	...also
});
const free = (staffId: string, languages = ['nl'], spokeAt?: Date) => ({
	...{ staffId, languages, spokeAt }
});
const offered = (...all: Parameters<typeof nextOffers>) =>
	nextOffers(...all).map(({ call: id, staffId }) => `${id} ${staffId}`);

describe('how long it takes', () => {
	test('is told only when five waits are known, and when it is at most an hour', () => {
		expect(expectedMinutes(4, 120, 1)).toBeUndefined();
		expect(expectedMinutes(5, 120, 1)).toBe(2);
		expect(expectedMinutes(5, 120, 3)).toBe(6);
		expect(expectedMinutes(5, 1, 1)).toBe(1);
		expect(expectedMinutes(5, 3600, 2)).toBeUndefined();
		expect(expectedMinutes(5, Number.NaN, 1)).toBeUndefined();
	});
});

describe('whose telephone rings', () => {
	test('whoever waits longest comes first, and one telephone rings for one of them', () => {
		expect(offered([call('new', 5), call('old', 30)], [free('a')], now)).toEqual(['old a']);
		expect(offered([call('old', 30), call('new', 5)], [free('a'), free('b')], now)).toEqual([
			'old a',
			'new b'
		]);
	});

	test('who speaks the language, then who was not tried, then who spoke longest ago', () => {
		const turkish = call('c', 5, { language: 'tr' });
		expect(offered([turkish], [free('a'), free('b', ['nl', 'tr'])], now)).toEqual(['c b']);
		expect(offered([call('c', 5, { tried: ['a'] })], [free('a'), free('b')], now)).toEqual(['c b']);
		const spoke = [
			free('a', ['nl'], addSeconds(now, -60)),
			free('b', ['nl'], addSeconds(now, -90))
		];
		expect(offered([call('c', 5)], spoke, now)).toEqual(['c b']);
	});

	test('two at once after a minute, and never more', () => {
		const all = [free('a'), free('b'), free('c')];
		expect(offered([call('c', 59)], all, now)).toHaveLength(1);
		expect(offered([call('c', 60)], all, now)).toHaveLength(2);
		expect(offered([call('c', 600, { ringing: 2 })], all, now)).toEqual([]);
	});

	test('their own counsellor first, alone for twenty seconds; nobody who may not know of them', () => {
		const hers = call('c', 5, { wants: 'z' });
		expect(offered([hers], [free('a'), free('z')], now)).toEqual(['c z']);
		const rung = { wants: 'z', tried: ['z'], ringing: 1 };
		expect(offered([call('c', 19, rung)], [free('a')], now)).toEqual([]);
		// it has stopped ringing, and she is not there
		expect(offered([call('c', 19, { ...rung, ringing: 0 })], [free('a')], now)).toEqual(['c a']);
		expect(offered([call('c', 5, { barred: ['a'] })], [free('a')], now)).toEqual([]);
	});
});
