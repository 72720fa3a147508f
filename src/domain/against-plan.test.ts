import { expect, test } from 'vitest';
import { firstMethod, goesAgainstPlan } from './against-plan.ts';
import type { SafeContactPlan } from './safe-contact.ts';

const plan: SafeContactPlan = {
	channelOrder: ['voice'],
	smsAllowed: false,
	callAllowed: true,
	emailAllowed: false,
	confirmedAt: new Date('2026-11-02T09:00:00Z'),
	phoneMonitoredRisk: 'none',
	phoneIsShared: 'no',
	sharedPhoneConfirmed: false,
	safeWindows: [{ weekday: 2, from: '09:00', to: '12:00' }],
	unsafeWindows: [],
	unsafeDates: [{ from: '2026-12-15', to: '2026-12-15' }],
	validUntil: '2027-01-31',
	maxAttemptsPerDay: 1
};
const consents = [{ purpose: 'voice_call', givenAt: new Date('2026-11-02T09:00:00Z') } as const];
const safe = new Date('2026-12-01T09:00:00Z');
const evening = new Date('2026-12-01T19:00:00Z');
const court = new Date('2026-12-15T09:00:00Z');
const { confirmedAt: _, ...unconfirmed } = plan;

test('what is proposed first never goes against a plan that wants no call', () => {
	expect(firstMethod({ mayCall: true, hasRoom: true })).toBe('phone');
	for (const hasRoom of [true, false]) {
		const method = firstMethod({ mayCall: false, hasRoom });
		const meeting = { method, startsAt: evening, minutes: 60 };
		expect(goesAgainstPlan({ ...plan, callAllowed: false }, consents, meeting)).toBe(false);
	}
	expect(firstMethod({ mayCall: false, hasRoom: true })).toBe('room');
});

test.each([
	['a call in her morning', plan, 'phone', safe, false],
	['a call in the evening', plan, 'phone', evening, true],
	['a call when she wants none', { ...plan, callAllowed: false }, 'phone', safe, true],
	['a visit when she wants no call', { ...plan, callAllowed: false }, 'home', safe, false],
	['a visit in the evening', plan, 'home', evening, true],
	['a visit on the day of the court', plan, 'home', court, true],
	['a visit before anything was agreed', unconfirmed, 'home', safe, true],
	['a talk by picture in the evening', plan, 'video', evening, true],
	['she comes to us in the evening', plan, 'office', evening, false],
	['she writes in the evening', plan, 'room', evening, false],
	['a task', plan, null, evening, false]
] as const)('%s', (_name, her, method, startsAt, against) => {
	expect(goesAgainstPlan(her, consents, { method, startsAt, minutes: 60 })).toBe(against);
});

test.each([
	['phone', 60, false],
	['phone', 61, true],
	['home', 60, false],
	['home', 61, true]
] as const)(
	'its end counts too: %s for %d minutes until her morning is over',
	(method, minutes, against) => {
		const startsAt = new Date('2026-12-01T10:00:00Z');
		expect(goesAgainstPlan(plan, consents, { method, startsAt, minutes })).toBe(against);
	}
);
