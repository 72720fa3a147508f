import { expect, test } from 'vitest';
import { pastDayProblem } from './past-day.ts';

test.each([
	['2026-11-27', undefined],
	['2026-11-20', undefined],
	['2026-11-28', 'day-ahead'],
	['2026-11-19', 'day-too-early'],
	['2026-02-30', 'day-unreadable'],
	['gisteren', 'day-unreadable'],
	['', 'day-unreadable']
])('%s, of a week that ends today: %s', (day, problem) => {
	expect(pastDayProblem(day, { from: '2026-11-20', today: '2026-11-27' })).toBe(problem);
});

test('without a first day any day that was will do', () => {
	expect(pastDayProblem('1999-01-01', { today: '2026-11-27' })).toBeUndefined();
});
