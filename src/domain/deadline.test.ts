import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicHoliday, isWorkingDay, reactionDeadline } from './deadline.ts';
import { atLocal, dateOf, dayNumber, localDate, localTime } from './time.ts';
import type { TriageLevel } from './triage.ts';

const fixed = { seed: 20261123, numRuns: 300 };
const holidays: Record<string, string[]> = {
	'2025': ['01-01', '04-21', '04-26', '05-29', '06-09', '12-25', '12-26'],
	'2026': ['01-01', '04-06', '04-27', '05-14', '05-25', '12-25', '12-26'],
	'2027': ['01-01', '03-29', '04-27', '05-06', '05-17', '12-25', '12-26'],
	'2038': ['01-01', '04-26', '04-27', '06-03', '06-14', '12-25', '12-26']
};

describe('public holidays', () => {
	it.each(Object.entries(holidays))('%s has these and no others', (year, expected) => {
		const days = Array.from({ length: 365 }, (_, n) => dateOf(dayNumber(`${year}-01-01`) + n));
		expect(days.filter((day) => isPublicHoliday(day)).map((day) => day.slice(5))).toEqual(expected);
	});

	it.each([
		['2026-04-03', { goodFriday: true }],
		['2026-05-05', { liberationDay: true }]
	])('%s only when switched on', (date, switches) => {
		expect([isWorkingDay(date), isWorkingDay(date, {})]).toEqual([true, true]);
		expect(isWorkingDay(date, switches)).toBe(false);
	});

	it("King's Day moves to Saturday when the 27th is a Sunday", () => {
		expect([isPublicHoliday('2031-04-26'), isPublicHoliday('2031-04-27')]).toEqual([true, false]);
		expect([isPublicHoliday('2026-04-26'), isPublicHoliday('2026-04-27')]).toEqual([false, true]);
	});

	it('Easter Monday agrees with another computus in every year', () => {
		for (let year = 1900; year < 2300; year += 1) {
			const monday = dateOf(dayNumber(butcherEaster(year)) + 1);
			expect([monday, isPublicHoliday(monday)]).toEqual([monday, true]);
		}
	});
});

describe('working days', () => {
	it.each([
		['2026-11-23', true],
		['2026-11-28', false],
		['2026-11-29', false],
		['2026-12-25', false],
		['2028-02-29', true]
	])('%s: %s', (date, expected) => expect(isWorkingDay(date)).toBe(expected));

	it.each(['2026-02-29', '2026-04-31', '2026-13-01', '2026-1-1', '', 'monday', '2026-11-23T00:00'])(
		'%j is impossible',
		(date) => expect(() => isWorkingDay(date)).toThrow(RangeError)
	);
});

const table: [TriageLevel, string, string, string, string][] = [
	['T0', '2026-11-23', '23:50', '2026-11-24', '00:05'],
	['T1', '2026-12-25', '22:30', '2026-12-26', '02:30'],
	['T2', '2026-11-23', '10:00', '2026-11-24', '17:00'],
	['T2', '2026-11-23', '23:59', '2026-11-24', '17:00'],
	['T2', '2026-11-27', '16:00', '2026-11-30', '17:00'],
	['T2', '2026-11-28', '12:00', '2026-11-30', '17:00'],
	['T3', '2026-11-23', '10:00', '2026-11-26', '17:00'],
	['T4', '2026-11-23', '10:00', '2026-11-30', '17:00'],
	['T2', '2026-12-24', '18:00', '2026-12-28', '17:00'],
	['T3', '2026-12-30', '09:00', '2027-01-05', '17:00'],
	['T4', '2026-04-02', '09:00', '2026-04-10', '17:00'],
	['T2', '2027-03-26', '09:00', '2027-03-30', '17:00']
];

describe('reactionDeadline', () => {
	it.each(table)('%s received %s %s is due %s %s', (level, date, time, dueDate, dueTime) => {
		const due = reactionDeadline(level, atLocal(date, time));
		expect([localDate(due), localTime(due)]).toEqual([dueDate, dueTime]);
	});

	it('heeds the switched holidays', () => {
		const received = atLocal('2026-04-02', '09:00');
		expect(localDate(reactionDeadline('T2', received))).toBe('2026-04-03');
		expect(localDate(reactionDeadline('T2', received, { goodFriday: true }))).toBe('2026-04-07');
	});

	it('T0 and T1 count real minutes over both changes of the clock', () => {
		for (const at of ['2026-10-25T00:50:00Z', '2027-03-28T00:50:00Z'].map((one) => new Date(one))) {
			expect(Number(reactionDeadline('T0', at)) - Number(at)).toBe(15 * 60_000);
			expect(Number(reactionDeadline('T1', at)) - Number(at)).toBe(240 * 60_000);
		}
	});

	it('T2, T3 and T4 end at 17:00 after exactly 1, 3 and 5 working days', () => {
		const received = fc.date({ min: new Date('2025-01-01'), max: new Date('2027-12-01') });
		const level = fc.constantFrom('T2', 'T3', 'T4');
		fc.assert(
			fc.property(received, level, (at, level) => {
				fc.pre(!Number.isNaN(at.getTime()));
				const due = reactionDeadline(level, at);
				expect(localTime(due)).toBe('17:00');
				expect(isFree(localDate(due))).toBe(false);
				expect(workingDaysBetween(localDate(at), localDate(due))).toBe(
					{ T2: 1, T3: 3, T4: 5 }[level]
				);
			}),
			fixed
		);
	});
});

function workingDaysBetween(after: string, upTo: string): number {
	let count = 0;
	for (let day = dayNumber(after) + 1; day <= dayNumber(upTo); day += 1) {
		if (!isFree(dateOf(day))) count += 1;
	}
	return count;
}

function isFree(date: string): boolean {
	const weekend = [0, 6].includes(new Date(date).getUTCDay());
	return weekend || (holidays[date.slice(0, 4)] ?? []).includes(date.slice(5));
}

function butcherEaster(year: number): string {
	const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
	const [d, e] = [Math.floor(b / 4), b % 4];
	const g = Math.floor((8 * b + 13) / 25);
	const h = (19 * a + b - d - g + 15) % 30;
	const [i, k] = [Math.floor(c / 4), c % 4];
	const l = (32 + 2 * e + 2 * i - h - k) % 7;
	const m = Math.floor((a + 11 * h + 19 * l) / 433);
	const n = Math.floor((h + l - 7 * m + 90) / 25);
	const p = (h + l - 7 * m + 33 * n + 19) % 32;
	return `${year}-${String(n).padStart(2, '0')}-${String(p).padStart(2, '0')}`;
}
