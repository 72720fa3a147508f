import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideContact } from './safe-contact.ts';
import type { ContactAttempt, ContactConsent, SafeContactPlan } from './safe-contact.ts';

interface Minute {
	instant: number;
	date: string;
	weekday: number;
	time: string;
}

const wall = new Intl.DateTimeFormat('sv-SE', {
	timeZone: 'Europe/Amsterdam',
	dateStyle: 'short',
	timeStyle: 'short'
});
const calendars = ['2026-10-25T01:00:00Z', '2027-03-28T01:00:00Z'].map((change) => ({
	change: Date.parse(change),
	minutes: minutesAround(Date.parse(change), 8)
}));
type Calendar = (typeof calendars)[number];

const threeDays = 3 * 24 * 60 * 60_000;
const hour = fc.constantFrom(
	'00:00',
	'01:30',
	'02:00',
	'02:10',
	'02:59',
	'03:00',
	'03:30',
	'10:00'
);
const time = fc.oneof(hour, fc.constantFrom('17:59', '23:00', '23:59', '24:00'));
const weekday = fc.constantFrom<1 | 2 | 3 | 4 | 5 | 6 | 7>(7, 7, 1, 2, 3, 4, 5, 6);
const windows = fc.array(fc.record({ weekday, from: time, to: time }), { maxLength: 6 });
const mostly = <T>(usual: T, ...others: T[]) =>
	fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, fc.constantFrom(usual, ...others));

describe.each(calendars)('around $change', (calendar) => {
	it('decides as a walk minute by minute does', () => {
		fc.assert(
			fc.property(plans(calendar), attempts(calendar), (plan, attempt) => {
				expect(decideContact(plan, attempt)).toStrictEqual(walk(calendar, plan, attempt));
			}),
			{ seed: 20261123, numRuns: 300 }
		);
	});

	it('would allow the moment it proposes', () => {
		fc.assert(
			fc.property(plans(calendar), attempts(calendar), (plan, attempt) => {
				const decision = decideContact(plan, attempt);
				fc.pre(!decision.allowed && decision.nextAllowedAt !== undefined);
				const { nextAllowedAt } = decision as { nextAllowedAt: Date };
				const consents = attempt.consents.map(({ purpose, givenAt }) => ({ purpose, givenAt }));
				const then = { ...attempt, consents, at: nextAllowedAt, attemptsToday: 0 };
				expect(decideContact(plan, then)).toEqual({ allowed: true });
			}),
			{ seed: 20261123, numRuns: 100 }
		);
	});
});

function plans({ change, minutes }: Calendar): fc.Arbitrary<SafeContactPlan> {
	const dates = [...new Set(minutes.map((minute) => minute.date))].slice(0, -1);
	const date = fc.constantFrom(...dates);
	const nearby = fc.nat({ max: 2 * threeDays }).map((n) => new Date(change - threeDays + n));
	return fc.record({
		channelOrder: mostly<SafeContactPlan['channelOrder']>(['voice', 'sms', 'email'], ['voice'], []),
		smsAllowed: mostly(true, false),
		callAllowed: mostly(true, false),
		emailAllowed: mostly(true, false),
		confirmedAt: fc.oneof({ weight: 9, arbitrary: fc.constant(new Date(0)) }, nearby),
		phoneMonitoredRisk: mostly<'none' | 'likely' | 'unknown'>('none', 'likely', 'unknown'),
		phoneIsShared: mostly<'no' | 'yes' | 'unknown'>('no', 'yes', 'unknown'),
		sharedPhoneConfirmed: fc.boolean(),
		safeWindows: windows,
		unsafeWindows: fc.oneof(
			windows,
			windows.map(() => [])
		),
		unsafeDates: fc.array(fc.tuple(date, date).map(inOrder), { maxLength: 2 }),
		validUntil: fc.oneof(date, fc.constantFrom(...dates.slice(-1))),
		maxAttemptsPerDay: fc.constantFrom<1 | 2>(1, 2)
	});
}

function attempts({ change }: Calendar): fc.Arbitrary<ContactAttempt> {
	const far = fc.integer({ min: -threeDays, max: threeDays });
	const near = fc.integer({ min: -180, max: 180 }).map((minute) => minute * 60_000);
	const instant = fc.oneof(far, near).map((distance) => new Date(change + distance));
	const consent: fc.Arbitrary<ContactConsent> = fc.record(
		{
			purpose: fc.constantFrom<ContactConsent['purpose']>('sms', 'voice_call', 'email'),
			givenAt: fc.oneof(fc.constant(new Date(0)), instant),
			validUntil: instant,
			withdrawnAt: instant
		},
		{ requiredKeys: ['purpose', 'givenAt'] }
	);
	const all = (['sms', 'voice_call', 'email'] as const).map((purpose) => ({
		purpose,
		givenAt: new Date(0)
	}));
	return fc.record({
		channel: fc.constantFrom<ContactAttempt['channel']>('sms', 'voice', 'email'),
		at: instant,
		consents: fc.oneof(fc.constant<ContactConsent[]>(all), fc.array(consent, { maxLength: 5 })),
		attemptsToday: mostly(0, 1, 2),
		optedOut: mostly(false, true)
	});
}

function walk(calendar: Calendar, plan: SafeContactPlan, attempt: ContactAttempt): unknown {
	const [first] = calendar.minutes;
	const index = Math.floor((attempt.at.getTime() - (first?.instant ?? 0)) / 60_000);
	const now = calendar.minutes[index];
	if (!now) throw new Error('outside the calendar');

	const lasting = lastingReason(plan, attempt);
	if (lasting) return { allowed: false, reason: lasting };

	const reason = passingReason(plan, now, attempt.attemptsToday);
	if (!reason) return { allowed: true };

	const next = calendar.minutes.slice(index + 1).find((minute) => {
		const attemptsThen = minute.date === now.date ? attempt.attemptsToday : 0;
		return !passingReason(plan, minute, attemptsThen);
	});
	return { allowed: false, reason, ...(next && { nextAllowedAt: new Date(next.instant) }) };
}

function lastingReason(plan: SafeContactPlan, attempt: ContactAttempt): string | undefined {
	const { at, channel } = attempt;
	const flag = { sms: plan.smsAllowed, voice: plan.callAllowed, email: plan.emailAllowed }[channel];
	const isSms = channel === 'sms';
	const shared = plan.phoneIsShared !== 'no' && !plan.sharedPhoneConfirmed;
	if (!plan.confirmedAt || plan.confirmedAt.getTime() > at.getTime()) return 'unconfirmed';
	if (!plan.channelOrder.some((one) => one === channel)) return 'channel';
	if (!flag) return 'flag';
	if (!consented(attempt)) return 'consent';
	if (attempt.optedOut) return 'opted-out';
	if (isSms && plan.phoneMonitoredRisk === 'likely') return 'monitored';
	return isSms && shared ? 'shared-phone' : undefined;
}

/** Lives through the rows as events in time: a gift adds, a withdrawal ends what came before it. */
function consented({ at, channel, consents }: ContactAttempt): boolean {
	const purpose = channel === 'voice' ? 'voice_call' : channel;
	const rows = consents.filter((one) => one.purpose === purpose);
	const ends = rows.flatMap((one) => (one.withdrawnAt ? [one.withdrawnAt.getTime()] : []));
	return rows.some((one) => {
		const start = one.givenAt.getTime();
		const later = ends.filter((end) => end > start).concat(one.withdrawnAt?.getTime() ?? []);
		const end = Math.min(...later, one.validUntil?.getTime() ?? Infinity);
		return start <= at.getTime() && at.getTime() < end;
	});
}

function passingReason(plan: SafeContactPlan, now: Minute, attempts: number): string | undefined {
	const today = (one: { weekday: number }) => one.weekday === now.weekday;
	const inside = (one: { from: string; to: string }) => one.from <= now.time && now.time < one.to;
	const safe = plan.safeWindows.filter(today).some(inside);
	const unsafe = plan.unsafeWindows.filter(today).some((one) => one.from >= one.to || inside(one));
	const dates = plan.unsafeDates.some(({ from, to }) => from <= now.date && now.date <= to);
	if (attempts >= plan.maxAttemptsPerDay) return 'attempts';
	if (now.date > plan.validUntil) return 'expired-plan';
	if (!safe) return 'outside-window';
	if (unsafe) return 'unsafe-window';
	return dates ? 'unsafe-date' : undefined;
}

function minutesAround(middle: number, days: number): Minute[] {
	const start = middle - days * 24 * 60 * 60_000;
	return Array.from({ length: 2 * days * 24 * 60 }, (_, n) => {
		const [date = '', time = ''] = wall.format(start + n * 60_000).split(' ');
		const weekday = new Date(date).getUTCDay() || 7;
		return { instant: start + n * 60_000, date, weekday, time };
	});
}

function inOrder([one, other]: [string, string]): { from: string; to: string } {
	return one < other ? { from: one, to: other } : { from: other, to: one };
}
