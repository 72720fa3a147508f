import { expect, test } from 'vitest';
import { decideCall } from './call-contact.ts';
import type { SafeContactPlan } from './safe-contact.ts';
import { atLocal } from './time.ts';

const given = new Date('2026-01-01T00:00:00Z');
const plan: SafeContactPlan = {
	...{ channelOrder: ['voice'], smsAllowed: false, callAllowed: true, emailAllowed: false },
	...{ confirmedAt: given, phoneMonitoredRisk: 'none', phoneIsShared: 'no' },
	...{ sharedPhoneConfirmed: false, unsafeWindows: [], unsafeDates: [] },
	...{ validUntil: '2027-01-31', maxAttemptsPerDay: 1 },
	safeWindows: [{ weekday: 1, from: '09:00', to: '17:00' }]
};
const attempt = {
	at: atLocal('2026-11-23', '10:00'),
	consents: [{ purpose: 'voice_call' as const, givenAt: given }],
	attemptsToday: 0
};
const line = { isElsewhere: false, wantsHiddenNumber: false };
const reason = (...asked: Parameters<typeof decideCall>) => {
	const decision = decideCall(...asked);
	return decision.allowed ? 'allowed' : decision.reason;
};

const night = { ...attempt, at: atLocal('2026-11-23', '23:00') };

test('what a call from here cannot keep holds it back, whose number it is also when time would mend the rest', () => {
	expect(reason(plan, attempt, line)).toBe('allowed');
	for (const at of [attempt, night]) {
		expect(reason(plan, at, { ...line, isElsewhere: true })).toBe('shared-phone');
		expect(reason(plan, at, { isElsewhere: true, wantsHiddenNumber: true })).toBe('shared-phone');
	}
	expect(reason(plan, attempt, { ...line, wantsHiddenNumber: true })).toBe('hidden-number');
	expect(reason(plan, night, line)).toBe('outside-window');
});

test('to take another telephone is said while it is safe to call, and never at night', () => {
	const hidden = { ...line, wantsHiddenNumber: true };
	expect(reason(plan, night, hidden)).toBe('outside-window');
	expect(decideCall(plan, night, hidden)).toHaveProperty('nextAllowedAt');
});

test('what stands in the way anyhow is said first, and without a plan nothing is agreed', () => {
	const both = { isElsewhere: true, wantsHiddenNumber: true };
	expect(reason({ ...plan, callAllowed: false }, attempt, both)).toBe('flag');
	expect(reason(plan, { ...attempt, consents: [] }, both)).toBe('consent');
	expect(reason(undefined, attempt, both)).toBe('unconfirmed');
});
