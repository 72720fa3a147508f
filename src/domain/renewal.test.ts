import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { renewalDue, type AgreedTerm } from './renewal.ts';
import { decideContact, type SafeContactPlan } from './safe-contact.ts';

const confirmedAt = new Date('2027-01-04T10:00:00Z');
const phone = { createdAt: confirmedAt, spokenAt: confirmedAt };
const term: AgreedTerm = { validUntil: '2027-04-04', confirmedAt, reaches: true, phone };
const on = (day: string, change: Partial<AgreedTerm> = {}) =>
	renewalDue({ ...term, ...change }, new Date(`${day}T12:00:00Z`));

describe('she is asked whether her plan still holds', () => {
	test.each([
		['2027-03-21', undefined],
		['2027-03-22', { hasRunOut: false, mayRenew: true }],
		['2027-04-04', { hasRunOut: false, mayRenew: true }],
		['2027-04-05', { hasRunOut: true, mayRenew: true }]
	])('on %s', (day, due) => {
		expect(on(day)).toEqual(due);
	});

	test('a last day that cannot be read has passed', () => {
		expect(on('2027-02-01', { validUntil: 'ooit' })).toMatchObject({ hasRunOut: true });
	});
});

describe('her word alone is not enough', () => {
	const later = new Date(confirmedAt.getTime() + 1);
	test.each([
		['nobody spoke with her on this number', { phone: { ...phone, spokenAt: null } }],
		['the number came after', { phone: { createdAt: later, spokenAt: later } }],
		['there is no number', { phone: undefined }]
	])('%s', (_, change) => {
		expect(on('2027-04-01', change)).toMatchObject({ mayRenew: false });
		expect(on('2027-04-01', { ...change, reaches: false })).toMatchObject({ mayRenew: true });
	});
});

test('a plan that has run out lets no text out and no call, at any moment', () => {
	const always = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({
		...{ weekday, from: '00:00', to: '24:00' }
	}));
	const plan: SafeContactPlan = {
		...{ channelOrder: ['sms', 'voice'], smsAllowed: true, callAllowed: true, emailAllowed: false },
		...{ phoneMonitoredRisk: 'none', phoneIsShared: 'no', sharedPhoneConfirmed: false },
		...{ safeWindows: always, unsafeWindows: [], unsafeDates: [], maxAttemptsPerDay: 1 },
		...{ confirmedAt, validUntil: term.validUntil }
	};
	const purposes = ['sms', 'voice_call'] as const;
	const consents = purposes.map((purpose) => ({ purpose, givenAt: confirmedAt }));
	const channels = fc.constantFrom('sms' as const, 'voice' as const);
	const dates = fc.date({
		min: new Date('2027-02-01T00:00:00Z'),
		max: new Date('2027-06-01T00:00:00Z'),
		noInvalidDate: true
	});
	fc.assert(
		fc.property(dates, channels, (at, channel) => {
			const decision = decideContact(plan, { channel, at, consents, attemptsToday: 0 });
			expect(decision.allowed).toBe(!renewalDue(term, at)?.hasRunOut);
		})
	);
});
