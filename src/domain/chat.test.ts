import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	brokenUp,
	chatDoor,
	chatStatuses,
	expectedWait,
	isLive,
	isPresent,
	lineProblem,
	lineSeq,
	LONGEST_LINE,
	neutralAt,
	practiceDoor
} from './chat.ts';
import { readOpeningHours } from './opening-hours.ts';
import type { OpeningHours } from './opening-hours.ts';

const hours = readOpeningHours('1-5 09:00-17:00') as OpeningHours;
const monday = new Date('2026-11-16T10:00:00Z');
const night = new Date('2026-11-16T23:00:00Z');

test('a long text becomes lines that fit, and loses nothing but the room between them', () => {
	expect(brokenUp('  ')).toEqual([]);
	expect(brokenUp(' Kort. ')).toEqual(['Kort.']);
	const words = Array.from({ length: 900 }, (_, n) => `woord${n}`).join(' ');
	const broken = brokenUp(words);
	expect(broken.length).toBeGreaterThan(3);
	expect(broken.join(' ')).toBe(words);
	expect(brokenUp('x'.repeat(5000)).join('')).toBe('x'.repeat(5000));
	for (const one of broken) expect(lineProblem(one)).toBeUndefined();
});

describe('statuses', () => {
	test('only who waits or talks can still write', () => {
		expect(chatStatuses.filter(isLive)).toEqual(['waiting', 'active']);
	});
});

describe('the door', () => {
	test.each([
		['open, somebody is there', monday, 1, { open: true }],
		['open, nobody is there', monday, 0, { open: false, why: 'nobody', nextOpening: undefined }],
		[
			'at night',
			night,
			3,
			{ open: false, why: 'closed', nextOpening: new Date('2026-11-17T08:00:00Z') }
		]
	])('%s', (_what, at, people, door) => expect(chatDoor(hours, at, people)).toEqual(door));

	test('in the practice version it is open at any hour, and says so where nobody would read', () => {
		const atNight = chatDoor(hours, new Date('2026-11-16T22:00:00Z'), 1);
		expect(practiceDoor(atNight, 1)).toEqual({ open: true, isPractice: true });
		expect(practiceDoor(atNight, 0)).toBe(atNight);
		expect(practiceDoor({ open: true }, 1)).toEqual({ open: true });
	});
});

describe('the place of a line', () => {
	test.each(['1', 12, '5000'])('%s is one', (told) => expect(lineSeq(told)).toBe(Number(told)));
	test.each([null, undefined, '', 'x', '-1', '1.5', 0, '5001', 'Infinity'])('%s is none', (told) =>
		expect(lineSeq(told)).toBe(0)
	);
});

describe('the wait', () => {
	test.each([
		[19, 60, undefined],
		[20, 60, 5],
		[20, 301, 10],
		[500, 3600, 60],
		[500, 3601, 'long'],
		[19, 3601, undefined],
		[20, NaN, undefined]
	])('%i waits, %d seconds: %s', (samples, seconds, minutes) => {
		expect(expectedWait(samples, seconds)).toBe(minutes);
	});

	test('is never told shorter than it was', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 3600 }), (seconds) => {
				expect(Number(expectedWait(20, seconds)) * 60).toBeGreaterThanOrEqual(seconds);
			})
		);
	});
});

test.each([
	['', 'text-missing'],
	[' \n', 'text-missing'],
	['ja', undefined],
	['a'.repeat(LONGEST_LINE), undefined],
	['a'.repeat(LONGEST_LINE + 1), 'too-long']
])('a line %#', (text, problem) => expect(lineProblem(text)).toBe(problem));

test('her screen is there for 75 seconds after it said so, and empty ten minutes after she did something', () => {
	expect(isPresent(monday, new Date(monday.getTime() + 75_000))).toBe(true);
	expect(isPresent(monday, new Date(monday.getTime() + 75_001))).toBe(false);
	expect(neutralAt(monday)).toEqual(new Date('2026-11-16T10:10:00Z'));
});
