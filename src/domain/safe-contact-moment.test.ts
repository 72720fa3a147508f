import { describe, expect, it } from 'vitest';
import { decideContact } from './safe-contact.ts';
import type { ContactAttempt, ContactWindow, SafeContactPlan } from './safe-contact.ts';
import { atLocal } from './time.ts';

const always = windows('1 2 3 4 5 6 7', '00:00-24:00');
const plan: SafeContactPlan = {
	channelOrder: ['voice'],
	smsAllowed: false,
	callAllowed: true,
	emailAllowed: false,
	confirmedAt: new Date(0),
	phoneMonitoredRisk: 'unknown',
	phoneIsShared: 'unknown',
	sharedPhoneConfirmed: false,
	safeWindows: always,
	unsafeWindows: [],
	unsafeDates: [],
	validUntil: '2027-06-30',
	maxAttemptsPerDay: 1
};
const consents = [{ purpose: 'voice_call' as const, givenAt: new Date(0) }];
const call: ContactAttempt = {
	channel: 'voice',
	at: at('11-23 10:00'),
	consents,
	attemptsToday: 0
};

type Plan = Partial<SafeContactPlan>;
const tuesday = safe('2', '10:00-12:00');
const outside: [string, Plan, string, string?][] = [
	['no safe window', { safeWindows: [] }, '11-23 10:00'],
	['a minute early', tuesday, '11-24 09:59', '11-24 10:00'],
	['at its end', tuesday, '11-24 12:00', '12-01 10:00'],
	['turned round', safe('1', '12:00-10:00'), '11-23 11:00'],
	['empty', safe('1', '10:00-10:00'), '11-23 10:00'],
	['unreadable', safe('1', '9:00-24:30'), '11-23 10:00'],
	['until midnight', safe('1', '20:00-24:00'), '11-24 00:00', '11-30 20:00'],
	['next on the last day', { ...tuesday, validUntil: '2026-11-24' }, '11-23 10:00', '11-24 10:00'],
	['next after the last day', { ...tuesday, validUntil: '2026-11-23' }, '11-23 10:00'],
	['and an unsafe date', { ...dates('11-23', '11-23'), safeWindows: [] }, '11-23 10:00'],
	[
		'and an unsafe window',
		{ ...unsafe('1', '09:00-11:00'), ...tuesday },
		'11-23 10:00',
		'11-24 10:00'
	]
];
const inUnsafe: typeof outside = [
	['wins over safe', unsafe('1', '09:00-11:00'), '11-23 10:00', '11-23 11:00'],
	['turned round', unsafe('1', '11:00-09:00'), '11-23 23:00', '11-24 00:00'],
	['empty', unsafe('1', '10:00-10:00'), '11-23 09:00', '11-24 00:00'],
	['unreadable', unsafe('1', '9:00-10:00'), '11-23 20:00', '11-24 00:00'],
	['no such weekday', unsafe('0', '09:00-10:00'), '11-23 20:00'],
	['every day', { unsafeWindows: always, validUntil: '9999-12-31' }, '11-23 20:00'],
	[
		'and unsafe date',
		{ ...unsafe('1', '09:00-11:00'), ...dates('11-23', '11-23') },
		'11-23 10:00',
		'11-24 00:00'
	]
];
const onUnsafeDate: typeof outside = [
	['first day', dates('11-23', '11-24'), '11-23 00:00', '11-25 00:00'],
	['last day', dates('11-20', '11-23'), '11-23 23:59', '11-24 00:00'],
	['turned round', dates('11-24', '11-22'), '11-23 10:00', '11-25 00:00'],
	['impossible', dates('11-01', '11-31'), '12-23 10:00'],
	['past the plan', { ...dates('11-01', '12-31'), validUntil: '2026-12-31' }, '11-23 10:00']
];
const expired: typeof outside = [
	['the day after', { safeWindows: [], validUntil: '2026-11-22' }, '11-23 00:00'],
	['no such date', { validUntil: '2026-11-31' }, '11-23 00:00']
];
const usedUp: typeof outside = [
	['tomorrow', {}, '11-23 10:00', '11-24 00:00'],
	['the next window', tuesday, '11-24 10:30', '12-01 10:00'],
	['tomorrow, though unsafe now', unsafe('1', '00:00-24:00'), '11-23 10:00', '11-24 00:00'],
	['none on the last day', { validUntil: '2026-11-23' }, '11-23 10:00'],
	['expired as well', { validUntil: '2026-11-22' }, '11-23 10:00']
];

describe.each([
	['outside-window', outside],
	['unsafe-window', inUnsafe],
	['unsafe-date', onUnsafeDate],
	['expired-plan', expired]
])('%s', (reason, cases) => {
	it.each(cases)('%s', (_, planned, when, next) => {
		const decision = decideContact({ ...plan, ...planned }, { ...call, at: at(when) });
		expect(decision).toStrictEqual(refusal(reason, next));
	});
});

describe('attempts', () => {
	it.each(usedUp)('used up: %s', (_, planned, when, next) => {
		const once = { ...plan, ...planned };
		const twice = { ...once, maxAttemptsPerDay: 2 } as const;
		const attempt = { ...call, at: at(when) };
		const refused = refusal('attempts', next);
		expect(decideContact(once, { ...attempt, attemptsToday: 1 })).toStrictEqual(refused);
		expect(decideContact(twice, { ...attempt, attemptsToday: 2 })).toStrictEqual(refused);
	});

	it('allows a second when two are agreed', () => {
		const twice = { ...plan, maxAttemptsPerDay: 2 } as const;
		expect(decideContact(twice, { ...call, attemptsToday: 1 })).toEqual({ allowed: true });
	});
});

describe('seconds', () => {
	it('count to the last millisecond of a window and of the last day', () => {
		const late = { ...call, at: new Date(Number(at('11-24 00:00')) - 1) };
		expect(decideContact({ ...plan, validUntil: '2026-11-23' }, late)).toEqual({ allowed: true });
	});

	it('are left behind by the whole minute proposed', () => {
		const late = { ...call, at: new Date(Number(call.at) + 59_999) };
		const decision = decideContact({ ...plan, ...unsafe('1', '10:00-10:01') }, late);
		expect(decision).toMatchObject({ nextAllowedAt: at('11-23 10:01') });
	});
});

describe('the change of the clock', () => {
	const nightly = { ...plan, safeWindows: windows('7', '02:10-02:20') };

	it.each([
		['2026-10-24T23:00:00Z', '2026-10-25T00:10:00.000Z'],
		['2026-10-25T00:25:00Z', '2026-10-25T01:10:00.000Z'],
		['2026-10-25T01:20:00Z', '2026-11-01T01:10:00.000Z'],
		['2027-03-27T12:00:00Z', '2027-04-04T00:10:00.000Z']
	])('SC-03 after %s the window between two and three comes at %s', (now, next) => {
		const decision = decideContact(nightly, { ...call, at: new Date(now) });
		expect(decision).toMatchObject({ nextAllowedAt: new Date(next) });
	});

	it.each(['2026-10-25T00:15:00Z', '2026-10-25T01:15:00Z'])('SC-03 %s lies inside it', (now) => {
		expect(decideContact(nightly, { ...call, at: new Date(now) })).toEqual({ allowed: true });
	});
});

function windows(weekdays: string, span: string): ContactWindow[] {
	const [from = '', to = ''] = span.split('-');
	const days = weekdays.split(' ').map((day) => Number(day) as ContactWindow['weekday']);
	return days.map((weekday) => ({ weekday, from, to }));
}

function safe(weekdays: string, span: string): Plan {
	return { safeWindows: windows(weekdays, span) };
}

function unsafe(weekdays: string, span: string): Plan {
	return { unsafeWindows: windows(weekdays, span) };
}

function dates(from: string, to: string): Plan {
	return { unsafeDates: [{ from: `2026-${from}`, to: `2026-${to}` }] };
}

function refusal(reason: string, next?: string): object {
	return { allowed: false, reason, ...(next && { nextAllowedAt: at(next) }) };
}

function at(when: string): Date {
	const [date = '', time = ''] = when.split(' ');
	return atLocal(`2026-${date}`, time);
}
