import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atLocal, dateOf, dayNumber, localDate, localDay, localTime, midnight } from './time.ts';
import { minuteOf, minuteOfWeek, stretchesOf, typedLocal, weekday } from './time.ts';

const fixed = { seed: 20261123, numRuns: 400 };
const wall = new Intl.DateTimeFormat('sv-SE', {
	timeZone: 'Europe/Amsterdam',
	dateStyle: 'short',
	timeStyle: 'short'
});
const instants = fc.date({
	min: new Date('1980-01-01'),
	max: new Date('2080-01-01'),
	noInvalidDate: true
});

describe('wall clock of Amsterdam', () => {
	it.each([
		['2026-10-25T00:59:59Z', '2026-10-25', '02:59', 7],
		['2026-10-25T01:00:00Z', '2026-10-25', '02:00', 7],
		['2027-03-28T00:59:59Z', '2027-03-28', '01:59', 7],
		['2027-03-28T01:00:00Z', '2027-03-28', '03:00', 7],
		['2026-12-31T23:00:00Z', '2027-01-01', '00:00', 5],
		['2026-06-30T22:00:00Z', '2026-07-01', '00:00', 3]
	])('%s is %s %s, weekday %i', (instant, date, time, day) => {
		const at = new Date(instant);
		expect([localDate(at), localTime(at), weekday(at)]).toEqual([date, time, day]);
	});

	it('agrees with Intl on any instant', () => {
		fc.assert(
			fc.property(instants, (at) => {
				expect(`${localDate(at)} ${localTime(at)}`).toBe(wall.format(at));
				expect(localDate(at)).toBe(dateOf(localDay(at)));
				expect(minuteOfWeek(at)).toBe((weekday(at) - 1) * 1440 + minuteOf(localTime(at)));
			}),
			fixed
		);
	});

	it('comes back to the same wall time', () => {
		fc.assert(
			fc.property(instants, (at) => {
				const back = atLocal(localDate(at), localTime(at));
				expect(wall.format(back)).toBe(wall.format(at));
				expect(back.getTime()).toBeLessThanOrEqual(at.getTime());
			}),
			fixed
		);
	});
});

describe('atLocal', () => {
	it.each([
		['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
		['2027-03-28', '02:30', '2027-03-28T01:30:00.000Z'],
		['2027-03-28', '03:00', '2027-03-28T01:00:00.000Z'],
		['2026-10-25', '24:00', '2026-10-25T23:00:00.000Z'],
		['2026-07-01', '09:00', '2026-07-01T07:00:00.000Z']
	])('%s %s is %s', (date, time, instant) => {
		expect(atLocal(date, time).toISOString()).toBe(instant);
		expect(typedLocal(date, time)).toEqual(new Date(instant));
	});

	it.each([
		['2026-02-29', '10:00'],
		['2026-1-01', '10:00'],
		['', '10:00'],
		['2026-01-01', '24:01'],
		['2026-01-01', '9:00'],
		['2026-01-01', '12:60']
	])('refuses %j %j', (date, time) => {
		expect(() => atLocal(date, time)).toThrow(RangeError);
		expect(typedLocal(date, time)).toBeUndefined();
	});
});

describe('days', () => {
	it.each([
		'2026-02-30',
		'2026-13-01',
		'2026-00-10',
		'2026-01-00',
		'26-01-01',
		'0000-01-01',
		'0001-01-01',
		'0026-01-01',
		'x'
	])('%j is no date', (date) => expect(dayNumber(date)).toBeNaN());

	it('counts days in both directions', () => {
		fc.assert(
			fc.property(fc.integer({ min: -30_000, max: 2_900_000 }), (day) => {
				expect(dayNumber(dateOf(day))).toBe(day);
			}),
			fixed
		);
	});

	it.each([
		['2026-11-23', [[1440, 0]]],
		[
			'2026-10-25',
			[
				[180, 0],
				[1320, 120]
			]
		],
		[
			'2027-03-28',
			[
				[120, 0],
				[1260, 180]
			]
		]
	])('%s has stretches of so many minutes from such a minute on', (date, expected) => {
		const stretches = stretchesOf(dayNumber(date));
		const found = stretches.map((one) => [(one.endsAt - one.startsAt) / 60_000, one.firstMinute]);
		expect(found).toEqual(expected);
		expect(stretches[0]?.startsAt).toBe(midnight(dayNumber(date)).getTime());
	});
});
