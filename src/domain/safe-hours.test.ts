import { expect, test } from 'vitest';
import { safeHours } from './safe-hours.ts';

// a Monday, 12:00 in Amsterdam
const now = new Date('2026-11-30T11:00:00Z');
const windows = [
	{ weekday: 1 as const, from: '09:00', to: '14:30' },
	{ weekday: 3 as const, from: '17:00', to: '21:00' }
];
const asked = { windows, busy: [], now, fits: () => true };
const told = (days: ReturnType<typeof safeHours>) =>
	days.map(({ date, hours }) => `${date} ${hours.map((at) => at.getUTCHours() + 1).join()}`);

test('whole hours of what was agreed, still to come', () => {
	expect(told(safeHours(asked))).toEqual([
		'2026-11-30 13',
		'2026-12-02 17,18,19,20',
		'2026-12-07 9,10,11,12,13',
		'2026-12-09 17,18,19,20'
	]);
});

test('without an hour that is taken, or that her plan refuses', () => {
	const busy = [
		{ startsAt: new Date('2026-12-02T16:30:00Z'), endsAt: new Date('2026-12-02T17:15:00Z') }
	];
	const fits = (at: Date) => at.getUTCDate() !== 9 && at.getUTCDate() !== 7;
	expect(told(safeHours({ ...asked, busy, fits }))).toEqual(['2026-11-30 13', '2026-12-02 19,20']);
	expect(safeHours({ ...asked, fits: () => false })).toEqual([]);
	expect(safeHours({ ...asked, windows: [] })).toEqual([]);
});
