import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterOpeningMinutes, closingTime, isOpen, nextOpening } from './opening-hours.ts';
import { readOpeningHours } from './opening-hours.ts';
import type { OpeningHours } from './opening-hours.ts';
import { publicPromise } from './promise.ts';
import { atLocal, localDate } from './time.ts';

const hours = opened('1-5 09:00-17:00; 6 10:00-14:00');
const lunch = opened('1-5 09:00-12:15; 1-5 13:00-17:00');
const table: [OpeningHours, string, boolean, boolean, string, string][] = [
	[hours, '2026-11-23 10:00', true, true, '2026-11-23 12:00', '2026-11-26 17:00'],
	[hours, '2026-11-23 10:01', true, true, '2026-11-23 12:30', '2026-11-26 17:00'],
	[hours, '2026-11-23 14:50', true, true, '2026-11-23 17:00', '2026-11-26 17:00'],
	[hours, '2026-11-23 15:00', true, true, '2026-11-23 17:00', '2026-11-26 17:00'],
	[hours, '2026-11-23 16:10', true, true, '2026-11-24 10:30', '2026-11-26 17:00'],
	[hours, '2026-11-23 10:00', false, false, '2026-11-24 11:00', '2026-11-26 17:00'],
	[hours, '2026-11-23 08:00', true, false, '2026-11-23 11:00', '2026-11-26 17:00'],
	[hours, '2026-11-23 08:00', false, false, '2026-11-23 11:00', '2026-11-26 17:00'],
	[hours, '2026-11-23 22:00', true, false, '2026-11-24 11:00', '2026-11-26 17:00'],
	[hours, '2026-11-26 12:00', true, true, '2026-11-26 14:00', '2026-11-30 17:00'],
	[hours, '2026-11-28 15:00', false, false, '2026-11-30 11:00', '2026-12-02 17:00'],
	[hours, '2026-12-24 18:00', false, false, '2026-12-28 11:00', '2026-12-30 17:00'],
	[lunch, '2026-11-23 10:10', true, true, '2026-11-23 12:15', '2026-11-26 17:00'],
	[lunch, '2026-11-23 11:15', true, true, '2026-11-23 14:00', '2026-11-26 17:00'],
	[lunch, '2026-11-23 11:00', false, false, '2026-11-23 15:00', '2026-11-26 17:00']
];

describe('publicPromise', () => {
	it.each(table)('case %#', (hours, when, onDuty, now, readBy, comeBackAt) => {
		expect(publicPromise(hours, at(when), onDuty)).toEqual({
			someoneReadsNow: now,
			readBy: at(readBy),
			comeBackAt: at(comeBackAt)
		});
	});

	it('promises nothing when nobody opens within 60 days', () => {
		const closed = { weekly: [], closedDates: [] };
		expect(publicPromise(closed, at('2026-11-23 10:00'), true)).toBeUndefined();
	});

	it('never promises less than two opening hours, nor a moment outside them', () => {
		const minutes = fc.integer({ min: 0, max: 400 * 24 * 60 });
		const start = Number(at('2026-01-01 00:00'));
		fc.assert(
			fc.property(
				minutes,
				fc.boolean(),
				fc.constantFrom(hours, lunch),
				(minutes, onDuty, hours) => {
					const now = new Date(start + minutes * 60_000);
					const promise = publicPromise(hours, now, onDuty);
					if (!promise) throw new Error('nothing promised');

					const counted = nextOpening(hours, now) ?? now;
					expect(promise.someoneReadsNow).toBe(onDuty && isOpen(hours, now));
					expect(Number(promise.readBy)).toBeGreaterThanOrEqual(
						Number(afterOpeningMinutes(hours, counted, 120))
					);
					expect(isOpen(hours, new Date(Number(promise.readBy) - 1))).toBe(true);
					const isHalfHour = Number(promise.readBy) % 1_800_000 === 0;
					const closing = closingTime(hours, new Date(Number(promise.readBy) - 1));
					expect(isHalfHour || Number(closing) === Number(promise.readBy)).toBe(true);
					expect(localDate(promise.comeBackAt) > localDate(now)).toBe(true);
					expect(promise.comeBackAt > promise.readBy).toBe(true);
				}
			),
			{ seed: 20261123, numRuns: 60 }
		);
	});
});

function opened(text: string): OpeningHours {
	const read = readOpeningHours(text);
	if ('problem' in read) throw new Error(read.problem);
	return read;
}

function at(when: string): Date {
	const [date = '', time = ''] = when.split(' ');
	return atLocal(date, time);
}
