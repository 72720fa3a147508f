import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideContact } from './safe-contact.ts';
import type { ContactAttempt, ContactWindow, SafeContactPlan } from './safe-contact.ts';
import { atLocal, dateOf, dayNumber } from './time.ts';

const plan: SafeContactPlan = {
	channelOrder: ['voice'],
	smsAllowed: false,
	callAllowed: true,
	emailAllowed: false,
	confirmedAt: new Date(0),
	phoneMonitoredRisk: 'unknown',
	phoneIsShared: 'unknown',
	sharedPhoneConfirmed: false,
	safeWindows: [],
	unsafeWindows: [],
	unsafeDates: [],
	validUntil: '2027-06-30',
	maxAttemptsPerDay: 1
};
const consents = [{ purpose: 'voice_call' as const, givenAt: new Date(0) }];
const call: ContactAttempt = {
	channel: 'voice',
	at: atLocal('2026-11-23', '10:00'),
	consents,
	attemptsToday: 0
};

describe('the search', () => {
	const time = fc.constantFrom('00:00', '02:00', '02:30', '03:00', '17:00', '24:00', 'x');
	const weekday = fc.constantFrom<ContactWindow['weekday']>(1, 2, 3, 4, 5, 6, 7);
	const window = fc.record({ weekday, from: time, to: time });
	const hundreds = fc.array(window, { minLength: 200, maxLength: 500 });
	const length = fc.constantFrom(0, 5, 6, 400);
	const dates = fc.array(fc.tuple(fc.nat({ max: 4000 }), length), { maxLength: 300 });

	it('takes less than 5 ms, however far the plan and however many windows', () => {
		const used = { ...call, attemptsToday: 1 };
		const nights = fc.constant(windows('7', '02:00-03:00'));
		const none = fc.constant<ContactWindow[]>([]);
		const unsafe = fc.oneof(hundreds, none);
		fc.assert(
			fc.property(
				fc.oneof(hundreds, nights),
				unsafe,
				dates,
				(safeWindows, unsafeWindows, dates) => {
					const unsafeDates = dates.map(([from, length]) => days(from, from + length));
					const far = {
						...plan,
						safeWindows,
						unsafeWindows,
						unsafeDates,
						validUntil: '9999-12-31'
					};
					expect(quickestOf(5, () => decideContact(far, used))).toBeLessThan(5);
				}
			),
			{ seed: 20261123, numRuns: 40 }
		);
	});

	it('takes less than 5 ms when only hours that do not exist are left', () => {
		const springs = Array.from({ length: 70 }, (_, n) => lastSundayOfMarch(2027 + n));
		const unsafeDates = springs.slice(1).map((spring, n) => ({
			from: dateOf((springs[n] ?? 0) + 1),
			to: dateOf(spring - 1)
		}));
		const safeWindows = windows('7', '02:00-03:00');
		const validUntil = dateOf(springs.at(-1) ?? 0);
		const gone = { ...plan, safeWindows, unsafeDates, validUntil };
		const before = { ...call, at: atLocal('2027-03-27', '10:00') };
		expect(decideContact(gone, before)).toStrictEqual({ allowed: false, reason: 'outside-window' });
		expect(quickestOf(5, () => decideContact(gone, before))).toBeLessThan(5);
	});
});

function windows(weekdays: string, span: string): ContactWindow[] {
	const [from = '', to = ''] = span.split('-');
	const days = weekdays.split(' ').map((day) => Number(day) as ContactWindow['weekday']);
	return days.map((weekday) => ({ weekday, from, to }));
}

function days(from: number, to: number): { from: string; to: string } {
	const start = dayNumber('2026-11-23');
	return { from: dateOf(start + from), to: dateOf(start + to) };
}

function lastSundayOfMarch(year: number): number {
	const last = dayNumber(`${year}-03-31`);
	return last - new Date(dateOf(last)).getUTCDay();
}

function quickestOf(times: number, act: () => void): number {
	const taken = Array.from({ length: times }, () => {
		const start = performance.now();
		act();
		return performance.now() - start;
	});
	return Math.min(...taken);
}
