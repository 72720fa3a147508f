import { addMinutes } from 'date-fns/addMinutes';
import { goesAgainstPlan } from './against-plan.ts';
import { isWorkingDay, workingDaysAfter, type Holidays } from './deadline.ts';
import type { SafeContactPlan } from './safe-contact.ts';
import type { PlanDetail } from './safe-contact-detail.ts';
import { dateOf, localDay, localTime, midnight, minuteOf } from './time.ts';

/** What waits after somebody did not come: two more tries, and then a supervisor decides (domain brief 2.9). */
export const missedRungs = ['missed-second', 'missed-third', 'missed-decide'] as const;
export type MissedRung = (typeof missedRungs)[number];
/** What somebody heard, or did not. */
export const missedTold = [
	'not-reached',
	'reached',
	'cancelled-by-client',
	'cancelled-by-us'
] as const;
export type MissedTold = (typeof missedTold)[number];
type Standing = MissedRung | 'none';

/** Where each word leads. Whoever calls off was heard; what we call off ourselves was no try. */
export const missedSteps: Record<Standing, Record<MissedTold, Standing>> = {
	none: steps('none', 'missed-second'),
	'missed-second': steps('missed-second', 'missed-third'),
	'missed-third': steps('missed-third', 'missed-decide'),
	'missed-decide': steps('missed-decide', 'missed-decide')
};

function steps(here: Standing, next: Standing): Record<MissedTold, Standing> {
	return {
		'not-reached': next,
		reached: 'none',
		'cancelled-by-client': 'none',
		'cancelled-by-us': here
	};
}

/** On which rung somebody stands, and since when: the last try was told then. */
export interface Here {
	rung: MissedRung;
	since: Date;
}

/**
 * The rung after this word; what was before the last try does not answer it. A second try on the same day is no
 * other rung, since nobody is reached by calling on; where nothing more was agreed than waiting, or to talk it
 * over, nobody tries again.
 */
export function nextRung(
	here: Here | undefined,
	{ told, at }: { told: MissedTold; at: Date },
	agreed: PlanDetail['missedContactPlan'] = 'retry_next_window'
): MissedRung | undefined {
	const next = missedSteps[here?.rung ?? 'none'][told];
	if (here && localDay(at) < localDay(here.since)) return here.rung;
	if (next === 'none') return undefined;
	if (here && localDay(at) === localDay(here.since)) return here.rung;
	const triesAgain = agreed === 'retry_next_window' || agreed === 'third_party';
	return triesAgain ? next : 'missed-decide';
}

export interface Tried {
	/** The last try: the planned moment, or when the try after it was made. */
	at: Date;
	/** What was agreed with her; nothing is known without. */
	plan?: SafeContactPlan | undefined;
	holidays?: Holidays;
}
export interface TryAgain {
	at: Date;
	/** It lies where she can be reached safely; else somebody looks at her plan first. */
	isSafe: boolean;
}

const workingDays: Record<MissedRung, number> = {
	'missed-second': 1,
	'missed-third': 3,
	'missed-decide': 1
};
const daysAhead = 14;
const quarter = 15;
/** By the clock: what lies nearer to the last try is the same slot. */
export const OTHER_SLOT_MINUTES = 120;

/**
 * When it is due: on a working day after the last try, so never twice a day, at a moment that was agreed and in
 * another slot of that day where there is one.
 */
export function tryAgain(rung: MissedRung, { at, plan, holidays }: Tried, now: Date): TryAgain {
	const byClose = workingDaysAfter(at, workingDays[rung], holidays);
	const due = byClose > now ? byClose : workingDaysAfter(now, 1, holidays);
	if (rung === 'missed-decide' || !plan) return { at: due, isSafe: false };
	const first = Math.max(localDay(byClose), localDay(now));
	const days = Array.from({ length: daysAhead }, (_, n) => first + n);
	const working = days.filter((day) => isWorkingDay(dateOf(day), holidays));
	for (const day of [...working, ...days]) {
		const moments = quartersOf(day).filter((one) => one > now && isSafeTry(plan, one));
		const found = moments.find((one) => isOtherSlot(one, at)) ?? moments[0];
		if (found) return { at: found, isSafe: true };
	}
	return { at: due, isSafe: false };
}

function quartersOf(day: number): Date[] {
	const [from, to] = [midnight(day), midnight(day + 1)];
	const count = (to.getTime() - from.getTime()) / (quarter * 60_000);
	return Array.from({ length: count }, (_, n) => addMinutes(from, n * quarter));
}

/** Whoever tries may call or come by: both ask a moment at which she is alone. */
export function isSafeTry(plan: SafeContactPlan, startsAt: Date): boolean {
	return !goesAgainstPlan(plan, [], { method: 'home', startsAt, minutes: quarter });
}

function isOtherSlot(one: Date, last: Date): boolean {
	const apart = Math.abs(minuteOf(localTime(one)) - minuteOf(localTime(last)));
	return apart >= OTHER_SLOT_MINUTES;
}
