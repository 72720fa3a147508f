import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterOpeningMinutes, closingTime, isOpen } from './opening-hours.ts';
import { nextOpening, readOpeningHours } from './opening-hours.ts';
import type { OpeningHours } from './opening-hours.ts';
import { atLocal } from './time.ts';

const hours = opened('1-5 09:00-17:00; 6 10:00-14:00', '2026-12-24, 2026-12-31');
const lunch = opened('1-5 09:00-12:00; 1-5 13:00-17:00');

describe('readOpeningHours', () => {
	it('reads days, spans of days, closed dates and switched holidays', () => {
		const read = readOpeningHours(' 1-2 09:00-17:00 ;6 10:00-24:00; ', '2026-12-24,', {
			goodFriday: true
		});
		expect(read).toEqual({
			weekly: [
				{ weekday: 1, from: '09:00', to: '17:00' },
				{ weekday: 2, from: '09:00', to: '17:00' },
				{ weekday: 6, from: '10:00', to: '24:00' }
			],
			closedDates: ['2026-12-24'],
			holidays: { goodFriday: true }
		});
	});

	it.each([
		['', ''],
		['ma-vr 9-17', ''],
		['0 09:00-17:00', ''],
		['5-1 09:00-17:00', ''],
		['1-8 09:00-17:00', ''],
		['1 17:00-09:00', ''],
		['1 09:00-09:00', ''],
		['1 09:00-24:30', ''],
		['1 09:00-17:00, 2 09:00-17:00', ''],
		['1 09:00-17:00', '2026-02-30'],
		['1 09:00-17:00', 'kerst']
	])('cannot read %j with closed dates %j', (text, closedDates) => {
		expect(readOpeningHours(text, closedDates)).toEqual({ problem: 'opening-hours-unreadable' });
	});
});

describe('open or not', () => {
	it.each([
		['2026-11-23 09:00', true, '2026-11-23 09:00', '2026-11-23 17:00'],
		['2026-11-23 08:59', false, '2026-11-23 09:00', ''],
		['2026-11-23 16:59', true, '2026-11-23 16:59', '2026-11-23 17:00'],
		['2026-11-23 17:00', false, '2026-11-24 09:00', ''],
		['2026-11-28 13:00', true, '2026-11-28 13:00', '2026-11-28 14:00'],
		['2026-11-28 14:00', false, '2026-11-30 09:00', ''],
		['2026-12-24 10:00', false, '2026-12-28 09:00', ''],
		['2027-04-27 10:00', false, '2027-04-28 09:00', '']
	])('%s: %s, next %s, closes %s', (when, open, next, closing) => {
		expect(isOpen(hours, at(when))).toBe(open);
		expect(nextOpening(hours, at(when))).toEqual(at(next));
		expect(closingTime(hours, at(when))).toEqual(closing ? at(closing) : undefined);
	});

	it('closes on a holiday only when it is switched on', () => {
		const strict = { ...hours, holidays: { liberationDay: true } };
		expect(isOpen(hours, at('2026-05-05 10:00'))).toBe(true);
		expect(isOpen(strict, at('2026-05-05 10:00'))).toBe(false);
	});

	it('looks 60 days ahead and no further', () => {
		const autumn = days('2026-09-01', 100).filter((date) => new Date(date).getUTCDay() === 1);
		const mondays = (count: number) => ({
			...opened('1 09:00-17:00'),
			closedDates: autumn.slice(0, count)
		});
		expect(nextOpening(mondays(8), at('2026-09-03 10:00'))).toEqual(at('2026-11-02 09:00'));
		expect(nextOpening(mondays(9), at('2026-09-03 10:00'))).toBeUndefined();
		expect(nextOpening({ weekly: [], closedDates: [] }, at('2026-09-01 10:00'))).toBeUndefined();
	});

	it('knows the nights the clock changes', () => {
		const night = opened('7 01:00-04:00');
		const fromTo = (date: string) => {
			const from = nextOpening(night, at(`${date} 00:00`));
			return from && (Number(closingTime(night, from)) - Number(from)) / 3_600_000;
		};
		expect([fromTo('2026-10-25'), fromTo('2027-03-28'), fromTo('2026-11-01')]).toEqual([4, 2, 3]);
		expect(nextOpening(opened('7 02:00-03:00'), at('2027-03-27 12:00'))).toEqual(
			at('2027-04-04 02:00')
		);
	});
});

describe('afterOpeningMinutes', () => {
	it.each([
		['2026-11-23 09:30', 60, '2026-11-23 10:30'],
		['2026-11-23 16:30', 30, '2026-11-23 17:00'],
		['2026-11-23 16:30', 31, '2026-11-24 09:01'],
		['2026-11-28 13:30', 60, '2026-11-30 09:30'],
		['2026-11-23 20:00', 0, '2026-11-24 09:00'],
		['2026-12-23 16:00', 120, '2026-12-28 10:00'],
		['2026-11-23 07:00', 3 * 480, '2026-11-25 17:00']
	])('%s and %i minutes is %s', (from, minutes, expected) => {
		expect(afterOpeningMinutes(hours, at(from), minutes)).toEqual(at(expected));
	});

	it('counts overlapping and touching hours once', () => {
		const double = opened('1 09:00-12:00; 1 10:00-11:00; 1 12:00-13:00');
		expect(closingTime(double, at('2026-11-23 10:30'))).toEqual(at('2026-11-23 13:00'));
		expect(afterOpeningMinutes(double, at('2026-11-23 09:00'), 240)).toEqual(
			at('2026-11-23 13:00')
		);
	});

	it('is undefined when it never opens', () => {
		expect(
			afterOpeningMinutes({ weekly: [], closedDates: [] }, at('2026-11-23 09:00'), 5)
		).toBeUndefined();
	});

	it('agrees with counting minute by minute', () => {
		const start = fc.integer({ min: 0, max: 21 * 24 * 60 });
		const minutes = fc.integer({ min: 1, max: 900 });
		fc.assert(
			fc.property(start, minutes, fc.constantFrom(hours, lunch), (start, minutes, hours) => {
				const from = Number(at('2026-12-14 00:00')) + start * 60_000;
				const end = Number(afterOpeningMinutes(hours, new Date(from), minutes));
				expect(openMinutes(hours, from, end)).toBe(minutes);
				expect(isOpen(hours, new Date(end - 60_000))).toBe(true);
			}),
			{ seed: 20261123, numRuns: 6 }
		);
	});
});

function openMinutes(hours: OpeningHours, from: number, to: number): number {
	let count = 0;
	for (let at = from; at < to; at += 60_000) if (isOpen(hours, new Date(at))) count += 1;
	return count;
}

function opened(text: string, closedDates = ''): OpeningHours {
	const read = readOpeningHours(text, closedDates);
	if ('problem' in read) throw new Error(read.problem);
	return read;
}

function days(first: string, count: number): string[] {
	const start = Date.parse(first);
	return Array.from({ length: count }, (_, n) =>
		new Date(start + n * 86_400_000).toISOString().slice(0, 10)
	);
}

function at(when: string): Date {
	const [date = '', time = ''] = when.split(' ');
	return atLocal(date, time);
}
