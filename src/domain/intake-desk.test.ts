import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byStanding, dueMoment, glow, isNotYetRead, shownLevel, standing } from './intake.ts';
import type { WaitingIntake } from './intake.ts';
import type { OpeningHours } from './opening-hours.ts';
import { atLocal } from './time.ts';

const hours: OpeningHours = {
	weekly: ([1, 2, 3, 4, 5] as const).map((weekday) => ({ weekday, from: '09:00', to: '17:00' })),
	closedDates: []
};
const never: OpeningHours = { weekly: [], closedDates: [] };
const levels = ['T0', 'T1', 'T2', 'T3', 'T4'] as const;
const monday = (time: string): Date => atLocal('2026-11-23', time);
const friday = (time: string): Date => atLocal('2026-11-20', time);

function waiting(change: Partial<WaitingIntake> = {}): WaitingIntake {
	return {
		level: 'T3',
		acuteUnclear: true,
		waitingSince: monday('10:00'),
		readBy: monday('11:00'),
		deadline: atLocal('2026-11-26', '17:00'),
		...change
	};
}

describe('the desk', () => {
	const read = { readAt: monday('10:10') };

	test('shows nothing calmer than T1 before it was read', () => {
		const shown = levels.map((level) => shownLevel(waiting({ level })));
		expect(shown).toEqual(['T0', 'T1', 'not-read', 'not-read', 'not-read']);
		expect(shownLevel(waiting(read))).toBe('T3');
		expect(shownLevel(waiting({ acuteUnclear: false }))).toBe('T3');
	});

	test('T0, T1, not yet read, then by what is owed first', () => {
		const clear = { acuteUnclear: false };
		const inOrder = [
			waiting({ ...clear, level: 'T0', readBy: monday('16:00') }),
			waiting({ ...clear, level: 'T1', readBy: monday('12:00') }),
			waiting({ ...clear, level: 'T1', readBy: monday('13:00') }),
			waiting({ readBy: monday('15:00') }),
			waiting({ ...clear, level: 'T4', readBy: monday('10:30') }),
			waiting({ ...clear, ...read, level: 'T2', deadline: atLocal('2026-11-24', '17:00') }),
			waiting({ ...read, level: 'T3' })
		];
		expect(inOrder.toReversed().toSorted(byStanding)).toEqual(inOrder);
		expect(inOrder.map(standing)).toEqual([0, 1, 1, 2, 3, 3, 3]);
	});

	test('owes reading first, then a reaction', () => {
		expect(dueMoment(waiting())).toEqual(monday('11:00'));
		expect(dueMoment(waiting(read))).toEqual(atLocal('2026-11-26', '17:00'));
	});

	test('a raised level needs no reading first to stand high', () => {
		expect(isNotYetRead(waiting({ level: 'T1' }))).toBe(false);
	});
});

describe('glow', () => {
	test.each([
		['10:00', 'calm'],
		['10:29', 'calm'],
		['10:30', 'half'],
		['10:59', 'half'],
		['11:00', 'due'],
		['23:00', 'due']
	])('not yet read since 10:00, at %s: %s', (time, expected) => {
		expect(glow(waiting(), monday(time), hours)).toBe(expected);
	});

	test('closed hours do not count for what is not yet read', () => {
		const late = waiting({ waitingSince: friday('16:45') });
		expect(glow(late, monday('09:14'), hours)).toBe('calm');
		expect(glow(late, monday('09:15'), hours)).toBe('half');
		expect(glow(late, monday('09:45'), hours)).toBe('due');
	});

	test('without any opening it glows from the start', () => {
		expect(glow(waiting(), monday('10:00'), never)).toBe('due');
	});

	test.each([
		['10:00', 'calm'],
		['11:59', 'calm'],
		['12:00', 'half'],
		['13:59', 'half'],
		['14:00', 'due']
	])('T1 read, due at 14:00, at %s: %s', (time, expected) => {
		const urgent = { level: 'T1', readAt: monday('10:05'), deadline: monday('14:00') } as const;
		expect(glow(waiting(urgent), monday(time), hours)).toBe(expected);
	});

	test('never grows calmer while time passes', () => {
		const minutes = fc.integer({ min: 0, max: 5 * 1440 });
		const order = ['calm', 'half', 'due'];
		const at = (minute: number) => new Date(monday('10:00').getTime() + minute * 60_000);
		fc.assert(
			fc.property(fc.constantFrom(...levels), minutes, minutes, (level, one, other) => {
				const [early, late] = [Math.min(one, other), Math.max(one, other)].map((minute) =>
					order.indexOf(glow(waiting({ level }), at(minute), hours))
				);
				expect(early).toBeLessThanOrEqual(late ?? -1);
			})
		);
	});
});
