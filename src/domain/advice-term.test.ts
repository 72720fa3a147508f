import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adviceDue, lookBackOn, readSecondBy, workingDaysToAnswer } from './advice-term.ts';
import { adviceTypes } from './advice.ts';
import { isWorkingDay } from './deadline.ts';
import { dateOf, dayNumber } from './time.ts';

const day = fc
	.integer({ min: dayNumber('2020-01-01'), max: dayNumber('2039-12-31') })
	.map((number) => dateOf(number));
const type = fc.constantFrom(...adviceTypes);
const holidays = fc.record({ goodFriday: fc.boolean(), liberationDay: fc.boolean() });

const between = (from: string, until: string) =>
	Array.from({ length: dayNumber(until) - dayNumber(from) }, (_, index) =>
		dateOf(dayNumber(from) + index + 1)
	);

describe('by when', () => {
	test.each([
		['consultation', '2026-11-02', '2026-11-09'],
		['trajectory_advice', '2026-11-02', '2026-11-16'],
		['interpretation', '2026-11-02', '2026-11-16'],
		// over Christmas and New Year
		['interpretation', '2026-12-21', '2027-01-06'],
		// asked on a Saturday
		['consultation', '2026-11-07', '2026-11-13']
	] as const)('%s asked on %s is given on %s at the latest', (kind, asked, due) => {
		expect(adviceDue(kind, asked)).toBe(due);
	});

	test('a duiding has ten working days, whatever lies between', () => {
		fc.assert(
			fc.property(type, day, holidays, (kind, asked, free) => {
				const due = adviceDue(kind, asked, free);
				const working = between(asked, due).filter((one) => isWorkingDay(one, free));
				expect(working).toHaveLength(workingDaysToAnswer[kind]);
				expect(working.at(-1)).toBe(due);
			})
		);
	});

	test('who asks later is answered no earlier', () => {
		fc.assert(
			fc.property(type, day, day, holidays, (kind, one, other, free) => {
				const [first, last] = [one, other].toSorted() as [string, string];
				expect(adviceDue(kind, first, free) <= adviceDue(kind, last, free)).toBe(true);
			})
		);
	});
});

describe('a second reader', () => {
	test('has two working days, and no longer than the answer has', () => {
		expect(readSecondBy({ writtenOn: '2026-11-06', dueOn: '2026-11-16' })).toBe('2026-11-10');
		expect(readSecondBy({ writtenOn: '2026-11-13', dueOn: '2026-11-16' })).toBe('2026-11-16');
		// it was late when it was written: then two working days again
		expect(readSecondBy({ writtenOn: '2026-11-16', dueOn: '2026-11-16' })).toBe('2026-11-18');
	});

	test('always has a day after it was written, and one on which somebody works', () => {
		fc.assert(
			fc.property(type, day, day, holidays, (kind, asked, writtenOn, free) => {
				const dueOn = adviceDue(kind, asked, free);
				const by = readSecondBy({ writtenOn, dueOn }, free);
				expect(by > writtenOn).toBe(true);
				expect(isWorkingDay(by, free)).toBe(true);
				expect(by <= dueOn || dueOn <= writtenOn).toBe(true);
			})
		);
	});
});

describe('after four weeks', () => {
	test.each([
		['2026-11-02', '2026-11-30'],
		// that Saturday is no working day
		['2026-11-07', '2026-12-07'],
		// nor is Christmas, nor the day after it, nor that weekend
		['2026-11-27', '2026-12-28']
	])('given on %s it is asked about on %s', (given, asks) => {
		expect(lookBackOn(given)).toBe(asks);
	});

	test('is never earlier than that, on a working day, and within five days of it', () => {
		fc.assert(
			fc.property(day, holidays, (given, free) => {
				const asks = lookBackOn(given, free);
				const waits = dayNumber(asks) - dayNumber(given);
				expect(waits).toBeGreaterThanOrEqual(28);
				expect(waits).toBeLessThanOrEqual(33);
				expect(isWorkingDay(asks, free)).toBe(true);
			})
		);
	});
});
