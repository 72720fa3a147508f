import { describe, expect, it } from 'vitest';
import { decideContact } from './safe-contact.ts';
import type { ContactAttempt, ContactConsent, SafeContactPlan } from './safe-contact.ts';
import { atLocal } from './time.ts';

const given = new Date('2026-01-01T00:00:00Z');
const monday = atLocal('2026-11-23', '10:00');
const after = new Date(monday.getTime() + 1);
const plan: SafeContactPlan = {
	channelOrder: ['sms', 'voice', 'email'],
	smsAllowed: true,
	callAllowed: true,
	emailAllowed: true,
	confirmedAt: given,
	phoneMonitoredRisk: 'none',
	phoneIsShared: 'no',
	sharedPhoneConfirmed: false,
	safeWindows: [{ weekday: 1, from: '09:00', to: '17:00' }],
	unsafeWindows: [],
	unsafeDates: [],
	validUntil: '2027-01-31',
	maxAttemptsPerDay: 1
};
const purposes = ['sms', 'voice_call', 'email'] as const;
const consents = purposes.map((purpose) => ({ purpose, givenAt: given }));
const sms: ContactAttempt = { channel: 'sms', at: monday, consents, attemptsToday: 0 };

describe('what time cannot mend', () => {
	const neverSafe = { ...plan, safeWindows: [] };

	it.each<[string, Partial<SafeContactPlan>, Partial<ContactAttempt>]>([
		['unconfirmed', { confirmedAt: undefined, channelOrder: [] }, {}],
		['unconfirmed', { confirmedAt: after, smsAllowed: false }, {}],
		['unconfirmed', { confirmedAt: undefined, callAllowed: false }, { channel: 'voice' }],
		['channel', { channelOrder: ['voice', 'letter'], smsAllowed: false }, {}],
		['flag', { smsAllowed: false }, { consents: [] }],
		['flag', { callAllowed: false }, { channel: 'voice' }],
		['flag', { emailAllowed: false }, { channel: 'email' }],
		['consent', {}, { consents: [], optedOut: true }],
		['opted-out', { phoneMonitoredRisk: 'likely' }, { optedOut: true }],
		['opted-out', {}, { optedOut: true, channel: 'voice' }],
		['monitored', { phoneMonitoredRisk: 'likely', phoneIsShared: 'yes' }, {}],
		['shared-phone', { phoneIsShared: 'yes' }, { attemptsToday: 1 }],
		['shared-phone', { phoneIsShared: 'unknown', validUntil: '2026-01-01' }, {}]
	])('%s comes before later reasons and proposes no moment', (reason, planned, attempted) => {
		const decision = decideContact({ ...neverSafe, ...planned }, { ...sms, ...attempted });
		expect(decision).toStrictEqual({ allowed: false, reason });
	});

	it.each(purposes)(
		'proposes no moment without consent for %s, though the window is shut',
		(one) => {
			const channel = one === 'voice_call' ? ('voice' as const) : one;
			const others = consents.filter(({ purpose }) => purpose !== one);
			const attempt = { ...sms, channel, consents: others, at: atLocal('2026-11-24', '10:00') };
			expect(decideContact(plan, attempt)).toStrictEqual({ allowed: false, reason: 'consent' });
		}
	);

	it('allows at the very instant of confirming', () => {
		expect(decideContact({ ...plan, confirmedAt: monday }, sms)).toEqual({ allowed: true });
	});

	it.each(['possible', 'unknown'] as const)('allows a text when the risk is %s', (risk) => {
		expect(decideContact({ ...plan, phoneMonitoredRisk: risk }, sms)).toEqual({ allowed: true });
	});

	it.each(['yes', 'unknown'] as const)('shared: %s, allowed when confirmed by name', (shared) => {
		const confirmed = { ...plan, phoneIsShared: shared, sharedPhoneConfirmed: true };
		expect(decideContact(confirmed, sms)).toEqual({ allowed: true });
	});

	it.each(['voice', 'email'] as const)('keeps risk and shared phone away from %s', (channel) => {
		const risky = { ...plan, phoneMonitoredRisk: 'likely', phoneIsShared: 'yes' } as const;
		expect(decideContact(risky, { ...sms, channel })).toEqual({ allowed: true });
	});
});

describe('consent', () => {
	const early = new Date('2026-11-01T00:00:00Z');
	const late = new Date('2026-11-10T00:00:00Z');
	const unreadable = new Date(NaN);
	const other: ContactConsent = { purpose: 'email', givenAt: given, withdrawnAt: late };

	it.each<[string, boolean, ContactConsent[]]>([
		['of another purpose', false, [{ purpose: 'email', givenAt: early }]],
		['given at the instant', true, [text(monday)]],
		['given after the instant', false, [text(after)]],
		['expired at the instant', false, [{ ...text(early), validUntil: monday }]],
		['expiring just after', true, [{ ...text(early), validUntil: after }]],
		['withdrawn at the instant', false, [text(early, monday)]],
		['withdrawn just after', true, [text(early, after)]],
		['withdrawn in another row', false, [text(early), text(given, late)]],
		['withdrawn in another row at the instant', false, [text(early), text(given, monday)]],
		['withdrawn in another row just after', true, [text(early), text(given, after)]],
		['given after a withdrawal', true, [text(given, early), text(late)]],
		['given after one withdrawal, before another', false, [text(given, late), text(early)]],
		['given at the instant of another row withdrawn', true, [text(given, late), text(late)]],
		['given and withdrawn at once', false, [text(late, late)]],
		['withdrawn for another purpose', true, [text(early), other]],
		['with an unreadable gift', false, [text(unreadable)]],
		['with an unreadable end', false, [{ ...text(early), validUntil: unreadable }]],
		['with an unreadable withdrawal', false, [text(early), text(given, unreadable)]]
	])('%s: %s', (_, allowed, consents) => {
		const decision = decideContact(plan, { ...sms, consents });
		expect(decision).toEqual(allowed ? { allowed } : { allowed, reason: 'consent' });
	});

	it('may have expired by the moment proposed', () => {
		const short = [{ ...text(given), validUntil: after }];
		const decision = decideContact(plan, { ...sms, consents: short, attemptsToday: 1 });
		const nextAllowedAt = atLocal('2026-11-30', '09:00');
		expect(decision).toEqual({ allowed: false, reason: 'attempts', nextAllowedAt });
	});
});

function text(givenAt: Date, withdrawnAt?: Date): ContactConsent {
	return { purpose: 'sms', givenAt, ...(withdrawnAt && { withdrawnAt }) };
}
