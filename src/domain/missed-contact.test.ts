import { addDays } from 'date-fns/addDays';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { goesAgainstPlan } from './against-plan.ts';
import { isWorkingDay } from './deadline.ts';
import {
	missedRungs,
	missedSteps,
	missedTold,
	nextRung,
	OTHER_SLOT_MINUTES,
	tryAgain,
	type MissedRung,
	type MissedTold
} from './missed-contact.ts';
import type { ContactWindow, SafeContactPlan } from './safe-contact.ts';
import { missedContactPlans } from './safe-contact-detail.ts';
import { localDate, localDay, localTime, minuteOf } from './time.ts';

// a Tuesday, and a Friday
const tuesday = new Date('2026-11-10T09:00:00Z');
const friday = new Date('2026-11-13T09:00:00Z');
const weekdays = [1, 2, 3, 4, 5] as const;
const on = (from: string, to: string, days: readonly ContactWindow['weekday'][] = weekdays) =>
	days.map((weekday) => ({ weekday, from, to }));
const plan: SafeContactPlan = {
	channelOrder: ['voice'],
	...{ smsAllowed: false, callAllowed: true, emailAllowed: false },
	confirmedAt: new Date('2026-10-01T09:00:00Z'),
	...{ phoneMonitoredRisk: 'none', phoneIsShared: 'no', sharedPhoneConfirmed: false },
	safeWindows: [...on('09:00', '11:00'), ...on('14:00', '16:00')],
	...{ unsafeWindows: [], unsafeDates: [], validUntil: '2027-03-01', maxAttemptsPerDay: 1 }
};
const told = ({ at, isSafe }: ReturnType<typeof tryAgain>) =>
	`${localDate(at)} ${localTime(at)} ${isSafe ? 'safe' : 'look first'}`;

describe('the ladder', () => {
	const missed = { told: 'not-reached', at: friday } as const;
	const stands = (rung: MissedRung | undefined, since = tuesday) => rung && { rung, since };
	test('a second try, a third, and then a supervisor decides', () => {
		const second = nextRung(undefined, missed);
		const third = nextRung(stands(second), missed);
		expect([second, third, nextRung(stands(third), missed)]).toEqual([...missedRungs]);
		expect(nextRung(stands('missed-decide'), missed)).toBe('missed-decide');
	});
	test('tried again on the same day it is the same rung', () => {
		for (const rung of missedRungs) expect(nextRung(stands(rung, friday), missed)).toBe(rung);
	});
	test.each(missedTold)('what was before the last try leaves it where it stands: %s', (told) => {
		for (const rung of missedRungs)
			expect(nextRung(stands(rung, friday), { told, at: tuesday })).toBe(rung);
	});
	test.each(['none', ...missedRungs] as const)('whoever is heard at %s is off it', (here) => {
		expect(missedSteps[here].reached).toBe('none');
		expect(missedSteps[here]['cancelled-by-client']).toBe('none');
		expect(missedSteps[here]['cancelled-by-us']).toBe(here);
	});
	test('where she agreed to no second try nobody makes one: a supervisor decides', () => {
		for (const agreed of ['none', 'welfare_check'] as const)
			expect(nextRung(undefined, missed, agreed)).toBe('missed-decide');
		for (const agreed of ['retry_next_window', 'third_party'] as const)
			expect(nextRung(undefined, missed, agreed)).toBe('missed-second');
	});
	test('whatever is told, it goes one rung at a time and ends where she is heard', () => {
		const words = fc.array(fc.constantFrom<MissedTold>(...missedTold), { maxLength: 12 });
		fc.assert(
			fc.property(words, fc.constantFrom(...missedContactPlans), (all, agreed) => {
				let here: MissedRung | undefined;
				for (const [day, word] of all.entries()) {
					const [since, at] = [addDays(tuesday, day), addDays(tuesday, day + 1)];
					const next = nextRung(stands(here, since), { told: word, at }, agreed);
					const [from, to] = [here, next].map((rung) => (rung ? missedRungs.indexOf(rung) : -1));
					if (word === 'reached' || word === 'cancelled-by-client') expect(next).toBeUndefined();
					else if (agreed === 'retry_next_window' || agreed === 'third_party')
						expect(to! - from!).toBeLessThanOrEqual(1);
					if (word === 'cancelled-by-us' && here) expect(next).toBe(here);
					here = next;
				}
			})
		);
	});
});

describe('when it is tried again', () => {
	test.each([
		['missed-second', tuesday, '2026-11-11 14:00 safe'],
		['missed-second', friday, '2026-11-16 14:00 safe'],
		['missed-third', tuesday, '2026-11-13 14:00 safe'],
		['missed-decide', tuesday, '2026-11-11 17:00 look first']
	] as const)('%s after %s: %s', (rung, at, due) => {
		expect(told(tryAgain(rung, { at, plan }, at))).toBe(due);
	});
	test('in the same slot where the day has no other', () => {
		const mornings = { ...plan, safeWindows: on('09:00', '11:00') };
		const due = told(tryAgain('missed-second', { at: tuesday, plan: mornings }, tuesday));
		expect(due).toBe('2026-11-11 09:00 safe');
	});
	test('where only the weekend is safe it is tried then', () => {
		const saturdays = { ...plan, safeWindows: on('20:30', '21:30', [6]) };
		const due = told(tryAgain('missed-second', { at: tuesday, plan: saturdays }, tuesday));
		expect(due).toBe('2026-11-14 20:30 safe');
	});
	test('over Christmas it waits for the next working day', () => {
		const at = new Date('2026-12-24T09:00:00Z');
		expect(told(tryAgain('missed-second', { at, plan }, at))).toBe('2026-12-28 14:00 safe');
	});
	test('without a plan, or with one that ran out, somebody looks first', () => {
		const over = { ...plan, validUntil: '2026-11-01' };
		for (const none of [undefined, over])
			expect(told(tryAgain('missed-second', { at: tuesday, plan: none }, tuesday))).toBe(
				'2026-11-11 17:00 look first'
			);
	});
	test('told late it is not tried in the past', () => {
		const now = addDays(tuesday, 6);
		expect(told(tryAgain('missed-second', { at: tuesday, plan }, now))).toBe(
			'2026-11-16 14:00 safe'
		);
	});
	const windows = fc.array(
		fc
			.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 21 }))
			.map(([weekday, hour]) => ({
				weekday: weekday as ContactWindow['weekday'],
				from: `${String(hour).padStart(2, '0')}:00`,
				to: `${String(hour + 2).padStart(2, '0')}:00`
			})),
		{ maxLength: 8 }
	);
	const instants = fc.date({
		min: new Date('2026-10-01T00:00:00Z'),
		max: new Date('2027-02-01T00:00:00Z'),
		noInvalidDate: true
	});
	test('never twice a day, never in the past, never outside what was agreed', () => {
		fc.assert(
			fc.property(
				...[windows, windows, instants, fc.integer({ min: 0, max: 9 * 24 })],
				fc.constantFrom('missed-second', 'missed-third'),
				(safeWindows, unsafeWindows, at, hours, rung) => {
					const now = new Date(at.getTime() + hours * 3_600_000);
					const agreed = { ...plan, safeWindows, unsafeWindows };
					const due = tryAgain(rung, { at, plan: agreed }, now);
					expect(localDay(due.at)).toBeGreaterThan(localDay(at));
					expect(due.at > now).toBe(true);
					const meeting = { method: 'home', startsAt: due.at, minutes: 15 } as const;
					if (due.isSafe) expect(goesAgainstPlan(agreed, [], meeting)).toBe(false);
					else expect(isWorkingDay(localDate(due.at))).toBe(true);
				}
			),
			{ numRuns: 60 }
		);
	});
	test('in another slot of that day wherever there is one', () => {
		fc.assert(
			fc.property(instants, (at) => {
				const due = tryAgain('missed-second', { at, plan }, at);
				const apart = Math.abs(minuteOf(localTime(due.at)) - minuteOf(localTime(at)));
				expect(apart).toBeGreaterThanOrEqual(OTHER_SLOT_MINUTES);
			}),
			{ numRuns: 60 }
		);
	});
});
