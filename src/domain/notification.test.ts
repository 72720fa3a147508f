import { addHours } from 'date-fns/addHours';
import { addMinutes } from 'date-fns/addMinutes';
import { subHours } from 'date-fns/subHours';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planProposalOf } from './intake-answers.ts';
import {
	decideFamilyReminder,
	gatherUntil,
	intakeAlert,
	policies,
	purposes
} from './notification.ts';
import type { DeliveryPolicy } from './notification.ts';
import { decideContact } from './safe-contact.ts';
import { readOpeningHours } from './opening-hours.ts';
import type { OpeningHours } from './opening-hours.ts';
import type { SafeContactPlan } from './safe-contact.ts';
import { atLocal } from './time.ts';

// The appointment is on Wednesday 25 November 2026 at 14:00.
const startsAt = atLocal('2026-11-25', '14:00');
const plannedAt = subHours(startsAt, 24);
const reminder = { plannedAt, startsAt };
const consents = [{ purpose: 'sms', givenAt: atLocal('2026-11-01', '12:00') }] as const;

function attempt(at: Date, change: { attemptsToday?: number; optedOut?: boolean } = {}) {
	return { at, consents: [...consents], attemptsToday: 0, ...change };
}

function plan(change: Partial<SafeContactPlan> = {}): SafeContactPlan {
	return {
		channelOrder: ['sms'],
		smsAllowed: true,
		callAllowed: false,
		emailAllowed: false,
		confirmedAt: atLocal('2026-11-01', '12:00'),
		phoneMonitoredRisk: 'none',
		phoneIsShared: 'no',
		sharedPhoneConfirmed: false,
		safeWindows: [{ weekday: 2, from: '12:00', to: '17:00' }],
		unsafeWindows: [],
		unsafeDates: [],
		validUntil: '2027-01-30',
		maxAttemptsPerDay: 1,
		...change
	};
}

describe('policies', () => {
	test('only alerts are ever sent again, after two minutes without proof; danger calls the next person instead', () => {
		const again = purposes.filter((purpose) => policies[purpose].repeat === 'at-least-once');
		expect(again).toEqual(['alert-unread', 'alert-danger', 'visit-call', 'visit-supervisor']);
		const all: DeliveryPolicy[] = purposes.map((purpose) => policies[purpose]);
		expect(all.filter((policy) => policy.repeat === 'at-most-once')).toSatisfy(
			(once: DeliveryPolicy[]) => once.every((policy) => policy.mostSends === 1)
		);
		expect(policies['alert-unread'].resendAfterMinutes).toBe(2);
	});

	test('a family is never texted twice', () => {
		const toFamily = purposes.filter((purpose) => policies[purpose].to === 'family');
		expect(toFamily).toEqual(['remind-family']);
		expect(policies['remind-family']).toMatchObject({ repeat: 'at-most-once', mostSends: 1 });
	});
});

describe('a reminder to a family', () => {
	test('goes out when plan and consent allow it', () => {
		const decision = decideFamilyReminder(plan(), attempt(plannedAt), reminder);
		expect(decision).toEqual({ send: true });
	});

	test('moves to the next safe moment when that is an hour before', () => {
		const safeWindows = [{ weekday: 3, from: '12:00', to: '13:30' }] as const;
		const decision = decideFamilyReminder(
			plan({ safeWindows: [...safeWindows] }),
			attempt(plannedAt),
			reminder
		);
		expect(decision).toEqual({ moveTo: atLocal('2026-11-25', '12:00'), reason: 'outside-window' });
	});

	test.each([
		['13:00', { moveTo: atLocal('2026-11-25', '13:00'), reason: 'outside-window' }],
		['13:01', { task: 'outside-window' }]
	])('a window that opens at %s', (from, expected) => {
		const safeWindows = [{ weekday: 3 as const, from, to: '17:00' }];
		const decision = decideFamilyReminder(plan({ safeWindows }), attempt(plannedAt), reminder);
		expect(decision).toEqual(expected);
	});

	test.each([
		['no-plan', undefined, {}],
		['unconfirmed', plan({ confirmedAt: undefined }), {}],
		['flag', plan({ smsAllowed: false }), {}],
		['opted-out', plan(), { optedOut: true }],
		['monitored', plan({ phoneMonitoredRisk: 'likely' }), {}],
		['shared-phone', plan({ phoneIsShared: 'unknown' }), {}],
		['attempts', plan(), { attemptsToday: 1 }],
		['expired-plan', plan({ validUntil: '2026-11-23' }), {}],
		['outside-window', plan({ safeWindows: [] }), {}]
	])('becomes a task: %s', (task, agreed, change) => {
		expect(decideFamilyReminder(agreed, attempt(plannedAt, change), reminder)).toEqual({ task });
	});

	test('without a safe moment nothing is ever sent', () => {
		const said = { phone: '0612345678', mayText: 'yes', mayCall: 'yes', phoneShared: 'no' };
		const yes = planProposalOf({ ...said, phoneMonitored: 'none' })!;
		const anyMinute = fc.integer({ min: -90 * 1440, max: 90 * 1440 });
		fc.assert(
			fc.property(anyMinute, (minutes) => {
				const agreed = plan({ ...yes, confirmedAt: new Date(0) });
				const longAgo = (['sms', 'voice_call'] as const).map((purpose) => ({
					purpose,
					givenAt: new Date(0)
				}));
				const at = addMinutes(plannedAt, minutes);
				const asked = { at, consents: longAgo, attemptsToday: 0 };
				for (const channel of ['sms', 'voice'] as const) {
					const decision = decideContact(agreed, { ...asked, channel });
					expect(decision).toMatchObject({ allowed: false });
					expect(decision).not.toHaveProperty('nextAllowedAt');
				}
				const around = { plannedAt: at, startsAt: addHours(at, 24) };
				expect(decideFamilyReminder(agreed, asked, around)).toHaveProperty('task');
			})
		);
	});

	test('no consent, no text', () => {
		const without = { at: plannedAt, consents: [], attemptsToday: 0 };
		expect(decideFamilyReminder(plan(), without, reminder)).toEqual({ task: 'consent' });
	});

	test('booked late it still goes at once, but never from the start on', () => {
		const wednesday = plan({ safeWindows: [{ weekday: 3, from: '00:00', to: '24:00' }] });
		const late = { plannedAt: addMinutes(startsAt, -20), startsAt };
		const at = (minutes: number) => attempt(addMinutes(startsAt, minutes));
		expect(decideFamilyReminder(wednesday, at(-10), late)).toEqual({ send: true });
		expect(decideFamilyReminder(wednesday, at(0), late)).toEqual({ task: 'too-late' });
		expect(decideFamilyReminder(wednesday, at(30), late)).toEqual({ task: 'too-late' });
	});

	test('SC-02 not later than 24 hours after the planned moment without a person', () => {
		const early = { plannedAt: subHours(startsAt, 72), startsAt };
		const open = plan({ safeWindows: [{ weekday: 1, from: '00:00', to: '24:00' }] });
		const day = addHours(early.plannedAt, 24);
		expect(decideFamilyReminder(open, attempt(addMinutes(day, 1)), early)).toEqual({
			task: 'too-late'
		});
		expect(decideFamilyReminder(open, attempt(early.plannedAt), early)).toEqual({
			moveTo: atLocal('2026-11-23', '00:00'),
			reason: 'outside-window'
		});
		const wednesday = plan({ safeWindows: [{ weekday: 3, from: '00:00', to: '24:00' }] });
		expect(decideFamilyReminder(wednesday, attempt(early.plannedAt), early)).toEqual({
			task: 'outside-window'
		});
	});

	test('sends only when contact is allowed now; moves only to where it will be, in time', () => {
		const window = fc.record({
			weekday: fc.constantFrom(1, 2, 3, 4, 5, 6, 7),
			from: fc.constantFrom('00:00', '08:00', '12:00'),
			to: fc.constantFrom('09:00', '13:00', '24:00')
		});
		const plans = fc
			.record({
				safeWindows: fc.array(window, { maxLength: 4 }),
				unsafeWindows: fc.array(window, { maxLength: 2 }),
				phoneIsShared: fc.constantFrom('no', 'yes'),
				validUntil: fc.constantFrom('2026-11-24', '2027-01-30')
			})
			.map((change) => plan(change as Partial<SafeContactPlan>));
		const minutesBefore = fc.integer({ min: -60, max: 2880 });
		fc.assert(
			fc.property(plans, minutesBefore, fc.integer({ min: 0, max: 1 }), (agreed, before, made) => {
				const asked = attempt(addMinutes(startsAt, -before), { attemptsToday: made });
				const outcome = decideFamilyReminder(agreed, asked, reminder);
				if ('send' in outcome) {
					const now = decideContact(agreed, { ...asked, channel: 'sms' });
					expect([now.allowed, asked.at < startsAt]).toEqual([true, true]);
				}
				if ('moveTo' in outcome) {
					const then = decideFamilyReminder(agreed, attempt(outcome.moveTo), reminder);
					expect(then).toEqual({ send: true });
					expect(outcome.moveTo <= subHours(startsAt, 1)).toBe(true);
					expect(outcome.moveTo > asked.at).toBe(true);
				}
			})
		);
	});
});

describe('who is told of a new message', () => {
	const hours = readOpeningHours('1-5 09:00-17:00') as OpeningHours;
	const [open, night] = [atLocal('2026-11-23', '10:00'), atLocal('2026-11-23', '22:00')];
	const unclear = { level: 'T3', acuteUnclear: true } as const;

	test.each(['T0', 'T1'] as const)('%s at once, day and night', (level) => {
		const alert = intakeAlert({ level, acuteUnclear: false }, night, hours, false);
		expect(alert).toEqual({ purpose: 'alert-urgent', at: night, again: [] });
	});

	test('of a clear one below that nobody', () => {
		expect(intakeAlert({ level: 'T2', acuteUnclear: false }, open, hours, true)).toBeUndefined();
	});

	test.each([
		['while it is open', open, false, open, ['23', '10:30', '11:00']],
		['at night when somebody is on duty', night, true, night, ['24', '09:30', '10:00']],
		[
			'at the next opening when nobody is',
			night,
			false,
			atLocal('2026-11-24', '09:00'),
			['24', '09:30', '10:00']
		]
	] as const)('of an unclear one %s, and twice again', (_, now, onDuty, at, [day, ...times]) => {
		const again = times.map((time) => atLocal(`2026-11-${day}`, time));
		expect(intakeAlert(unclear, now, hours, onDuty)).toEqual({
			purpose: 'alert-unread',
			at,
			again
		});
	});

	test('within a quarter of an hour after a text the next one waits for the end of it', () => {
		expect(gatherUntil(undefined, open)).toBeUndefined();
		expect(gatherUntil(addMinutes(open, -14), open)).toEqual(addMinutes(open, 1));
		expect(gatherUntil(addMinutes(open, -15), open)).toBeUndefined();
	});
});
