import { addMinutes } from 'date-fns/addMinutes';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reminderMoments } from './follow-up.ts';
import type { FollowUp } from './follow-up.ts';

const now = new Date('2026-11-23T09:00:00Z');
const later = (minutes: number): Date => addMinutes(now, minutes);

const asUsual = { counsellorMinutesBefore: 60, familyMinutesBefore: 1440 };

function appointment(change: Partial<FollowUp> = {}): FollowUp {
	return { kind: 'appointment', status: 'booked', startsAt: later(60), minutes: 60, ...change };
}

describe('reminders', () => {
	test('the counsellor one hour before, the family a day before', () => {
		const followUp = appointment({ startsAt: later(3000) });
		expect(reminderMoments(followUp, now, asUsual)).toEqual({
			counsellor: later(2940),
			family: later(1560)
		});
	});

	test('booked later than that: at once', () => {
		expect(reminderMoments(appointment({ startsAt: later(90) }), now, asUsual)).toEqual({
			counsellor: later(30),
			family: now
		});
		expect(reminderMoments(appointment({ startsAt: later(10) }), now, asUsual)).toEqual({
			counsellor: now,
			family: now
		});
	});

	test('settings decide how long before', () => {
		const settings = { counsellorMinutesBefore: 30, familyMinutesBefore: 2880 };
		expect(reminderMoments(appointment({ startsAt: later(3000) }), now, settings)).toEqual({
			counsellor: later(2970),
			family: later(120)
		});
	});

	test('nobody of what has begun or is over; no family of a task', () => {
		expect(reminderMoments(appointment({ startsAt: now }), now, asUsual)).toEqual({});
		expect(reminderMoments(appointment({ status: 'cancelled' }), now, asUsual)).toEqual({});
		const task = appointment({ kind: 'task', status: 'open', startsAt: later(90) });
		expect(reminderMoments(task, now, asUsual)).toEqual({ counsellor: later(30) });
	});

	test('never before the booking and never after the start', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 100_000 }), (ahead) => {
				const moments = reminderMoments(appointment({ startsAt: later(ahead) }), now, asUsual);
				expect([moments.counsellor, moments.family]).toSatisfy((all: Date[]) =>
					all.every((moment) => moment >= now && moment < later(ahead))
				);
			})
		);
	});
});
