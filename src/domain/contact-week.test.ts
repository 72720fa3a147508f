import { expect, test } from 'vitest';
import { contactSpans, contactWeek, isEveryDay } from './contact-week.ts';

test('a day is one line, and hours that touch or overlap are one', () => {
	expect(
		contactWeek([
			{ weekday: 3, from: '17:00', to: '21:00' },
			{ weekday: 1, from: '12:00', to: '17:00' },
			{ weekday: 1, from: '09:00', to: '12:00' },
			{ weekday: 3, from: '09:00', to: '12:00' },
			{ weekday: 3, from: '10:00', to: '11:00' }
		])
	).toEqual([
		{ weekday: 1, hours: [{ from: '09:00', to: '17:00' }] },
		{
			weekday: 3,
			hours: [
				{ from: '09:00', to: '12:00' },
				{ from: '17:00', to: '21:00' }
			]
		}
	]);
});

test('no moments is no day, and what was given stays as it was', () => {
	expect(contactWeek([])).toEqual([]);
	const given = [
		{ weekday: 2, from: '09:00', to: '12:00' },
		{ weekday: 2, from: '12:00', to: '24:00' }
	] as const;
	expect(contactWeek(given)).toEqual([{ weekday: 2, hours: [{ from: '09:00', to: '24:00' }] }]);
	expect(given[0].to).toBe('12:00');
});

test('hours that are the same day after day are said once', () => {
	const week = ([1, 2, 3, 4, 5, 6, 7] as const).map(
		(weekday) => ({ weekday, from: '09:00', to: '17:00' }) as const
	);
	const hours = [{ from: '09:00', to: '17:00' }];
	const [all] = contactSpans(week);
	expect(contactSpans(week)).toEqual([{ first: 1, last: 7, hours }]);
	expect(isEveryDay(all!)).toBe(true);
	const evening = { weekday: 3, from: '19:00', to: '21:00' } as const;
	const spans = contactSpans([...week.filter(({ weekday }) => weekday !== 6), evening]);
	expect(spans.map(({ first, last }) => [first, last])).toEqual([
		[1, 2],
		[3, 3],
		[4, 5],
		[7, 7]
	]);
	expect(spans.some(isEveryDay)).toBe(false);
});
