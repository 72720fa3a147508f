import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	ageBands,
	ageOn,
	askAgain,
	birthDateProblem,
	birthdaysAhead,
	guardianRule,
	thresholds,
	type KnownAge
} from './age.ts';
import { isWorkingDay } from './deadline.ts';
import { dateOf, dayNumber } from './time.ts';

const days = fc.integer({ min: dayNumber('1990-01-01'), max: dayNumber('2040-12-31') }).map(dateOf);

describe('an age', () => {
	test.each([
		['2010-06-15', '2026-06-14', 15],
		['2010-06-15', '2026-06-15', 16],
		['2012-02-29', '2027-02-28', 14],
		['2012-02-29', '2027-03-01', 15],
		['2012-02-29', '2028-02-29', 16],
		['2026-01-01', '2026-01-01', 0]
	])('of who was born on %s is on %s: %i', (birthDate, today, age) => {
		expect(ageOn(birthDate, today)).toBe(age);
	});

	test('never goes down, and goes up by one at most from one day to the next', () => {
		fc.assert(
			fc.property(days, days, (birthDate, today) => {
				const tomorrow = dateOf(dayNumber(today) + 1);
				expect([0, 1]).toContain(ageOn(birthDate, tomorrow) - ageOn(birthDate, today));
			})
		);
	});

	test.each([
		['2026-02-30', 'date-unreadable'],
		['15 juni', 'date-unreadable'],
		['1826-02-20', 'date-unreadable'],
		['2026-11-27', 'born-in-future'],
		['2026-11-26', undefined],
		['', undefined]
	])('%j as a date of birth: %s', (birthDate, problem) => {
		expect(birthDateProblem(birthDate, '2026-11-26')).toBe(problem);
	});
});

describe('whose consent', () => {
	const rules: [KnownAge['ageBand'], ReturnType<typeof guardianRule>][] = [
		['<12', 'guardian_only'],
		['12-15', 'both'],
		['16-17', 'self'],
		['18-22', 'self'],
		['23-29', 'self'],
		['30+', 'self'],
		['unknown', undefined],
		['', undefined]
	];
	test.each(rules)('with the band %j: %s', (ageBand, rule) => {
		expect(guardianRule({ birthDate: '', ageBand }, '2026-11-26')).toBe(rule);
	});

	test('changes on the birthday itself, and a date of birth goes before a band', () => {
		const child = { birthDate: '2014-11-27', ageBand: '30+' } as const;
		expect(guardianRule(child, '2026-11-26')).toBe('guardian_only');
		expect(guardianRule(child, '2026-11-27')).toBe('both');
		expect(guardianRule(child, '2030-11-26')).toBe('both');
		expect(guardianRule(child, '2030-11-27')).toBe('self');
	});

	test('only ever goes from who has authority to herself', () => {
		const order = ['guardian_only', 'both', 'self'];
		fc.assert(
			fc.property(days, days, days, (birthDate, one, other) => {
				const [earlier, later] = [one, other].sort() as [string, string];
				const at = (day: string) => order.indexOf(guardianRule({ birthDate, ageBand: '' }, day)!);
				expect(at(later)).toBeGreaterThanOrEqual(at(earlier));
			})
		);
	});

	test('every band has its place', () => {
		expect(rules.map(([band]) => band).filter(Boolean)).toEqual([...ageBands]);
	});
});

describe('the birthdays ahead', () => {
	test('are those at 12, 16 and 18 that are still to come, today’s too', () => {
		expect(birthdaysAhead('2014-11-26', '2026-11-26')).toEqual([
			{ age: 12, date: '2026-11-26' },
			{ age: 16, date: '2030-11-26' },
			{ age: 18, date: '2032-11-26' }
		]);
		expect(birthdaysAhead('2014-11-26', '2026-11-27').map(({ age }) => age)).toEqual([16, 18]);
		expect(birthdaysAhead('1980-01-01', '2026-11-26')).toEqual([]);
		expect(birthdaysAhead('2012-02-29', '2029-01-01')).toEqual([{ age: 18, date: '2030-03-01' }]);
	});

	test('are the first day of each age, and none is left out', () => {
		fc.assert(
			fc.property(days, days, (birthDate, today) => {
				const ahead = birthdaysAhead(birthDate, today);
				for (const { age, date } of ahead) {
					expect(ageOn(birthDate, date)).toBe(age);
					expect(ageOn(birthDate, dateOf(dayNumber(date) - 1))).toBe(age - 1);
				}
				const yesterday = dateOf(dayNumber(today) - 1);
				const left = thresholds.filter((age) => ageOn(birthDate, yesterday) < age);
				expect(ahead.map(({ age }) => age)).toEqual(left);
			})
		);
	});
});

describe('asking consent again', () => {
	test('comes on the first working day after the birthday', () => {
		const asked = askAgain('2014-12-25', { today: '2026-11-26', waiting: [] });
		// 25 December 2026 is a Friday and 26 a holiday; the weekend follows
		expect(asked[0]).toEqual({ age: 12, date: '2026-12-28' });
		expect(asked).toHaveLength(3);
	});

	test('when she turns out to be older, what was waiting comes next', () => {
		const at = { today: '2026-11-26' };
		expect(askAgain('2010-01-01', { ...at, waiting: [12, 16, 18] })).toEqual([
			{ age: 16, date: '2026-11-27' },
			{ age: 18, date: '2028-01-03' }
		]);
		expect(askAgain('2010-01-01', { ...at, waiting: [] }).map(({ age }) => age)).toEqual([18]);
		expect(askAgain('', { ...at, waiting: [12] })).toEqual([]);
	});

	test('is once for each age, after its birthday, on a working day, and never in the past', () => {
		const anyAges = fc.subarray([...thresholds]);
		fc.assert(
			fc.property(days, days, anyAges, (birthDate, today, waiting) => {
				const asked = askAgain(birthDate, { today, waiting });
				expect(new Set(asked.map(({ age }) => age)).size).toBe(asked.length);
				for (const { age, date } of asked) {
					expect(date > today && isWorkingDay(date)).toBe(true);
					expect(ageOn(birthDate, date)).toBeGreaterThanOrEqual(age);
				}
			})
		);
	});
});
