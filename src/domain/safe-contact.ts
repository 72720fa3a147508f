import { dayNumber, localDay, midnight, minuteLength, minuteOf } from './time.ts';
import { minuteOfWeek, stretchesOf, weekdayOf } from './time.ts';
import type { Weekday } from './time.ts';

export type Channel = 'voice' | 'sms' | 'email' | 'chat_return' | 'letter' | 'via_third_party';
export type AttemptChannel = 'voice' | 'sms' | 'email';
export type ConsentPurpose = 'voice_call' | 'sms' | 'email';

/** Wall clock of Europe/Amsterdam, Monday = 1, from <= t < to, '24:00' allowed. */
export interface ContactWindow {
	weekday: Weekday;
	from: string;
	to: string;
}

/** Days are 'YYYY-MM-DD' in Europe/Amsterdam; unsafe dates and `validUntil` are included. */
export interface SafeContactPlan {
	channelOrder: Channel[];
	smsAllowed: boolean;
	callAllowed: boolean;
	emailAllowed: boolean;
	confirmedAt?: Date;
	phoneMonitoredRisk: 'none' | 'possible' | 'likely' | 'unknown';
	phoneIsShared: 'no' | 'yes' | 'unknown';
	sharedPhoneConfirmed: boolean;
	safeWindows: ContactWindow[];
	unsafeWindows: ContactWindow[];
	unsafeDates: { from: string; to: string }[];
	validUntil: string;
	maxAttemptsPerDay: 1 | 2;
}

export interface ContactConsent {
	purpose: ConsentPurpose;
	givenAt: Date;
	validUntil?: Date;
	withdrawnAt?: Date;
}

export interface ContactAttempt {
	channel: AttemptChannel;
	at: Date;
	consents: ContactConsent[];
	attemptsToday: number;
	optedOut?: boolean;
}

export type RefusalReason = (typeof lasting)[number][0] | (typeof passing)[number][0];
export type ContactDecision =
	{ allowed: true } | { allowed: false; reason: RefusalReason; nextAllowedAt?: Date };

type Check = (plan: SafeContactPlan, attempt: ContactAttempt) => boolean;
type Checks = readonly (readonly [string, Check])[];
type Span = [from: number, to: number];

const purposes = { voice: 'voice_call', sms: 'sms', email: 'email' } as const;
const flags = { voice: 'callAllowed', sms: 'smsAllowed', email: 'emailAllowed' } as const;
const dayMinutes = 1440;

const lasting = [
	['unconfirmed', (plan, { at }) => Boolean(plan.confirmedAt && plan.confirmedAt <= at)],
	['channel', (plan, { channel }) => plan.channelOrder.includes(channel)],
	['flag', (plan, { channel }) => plan[flags[channel]]],
	['consent', (_, attempt) => hasConsent(attempt)],
	['opted-out', (_, attempt) => !attempt.optedOut],
	['monitored', (plan, { channel }) => channel !== 'sms' || plan.phoneMonitoredRisk !== 'likely'],
	['shared-phone', (plan, { channel }) => channel !== 'sms' || mayTextThisPhone(plan)]
] as const satisfies Checks;

const passing = [
	['attempts', (plan, { attemptsToday }) => attemptsToday < plan.maxAttemptsPerDay],
	['expired-plan', (plan, { at }) => localDay(at) <= dayNumber(plan.validUntil)],
	['outside-window', (plan, { at }) => isCovered(safeMinutes(plan), minuteOfWeek(at))],
	['unsafe-window', (plan, { at }) => !isCovered(unsafeMinutes(plan), minuteOfWeek(at))],
	['unsafe-date', (plan, { at }) => !isCovered(unsafeDays(plan), localDay(at))]
] as const satisfies Checks;

/**
 * May this attempt go out at its instant? If not: the first requirement that fails, and, when only
 * time stands in the way, the first whole minute after `at` that does not. What cannot be read in
 * a plan counts as unsafe. Source: domain brief, sections 5.2 and 5.3.
 */
export function decideContact(plan: SafeContactPlan, attempt: ContactAttempt): ContactDecision {
	const failed = lasting.find(([, holds]) => !holds(plan, attempt));
	if (failed) return { allowed: false, reason: failed[0] };

	const obstacle = passing.find(([, holds]) => !holds(plan, attempt));
	if (!obstacle) return { allowed: true };

	const nextAllowedAt = nextSafeMinute(plan, attempt);
	return { allowed: false, reason: obstacle[0], ...(nextAllowedAt && { nextAllowedAt }) };
}

function hasConsent({ channel, at, consents }: ContactAttempt): boolean {
	const samePurpose = consents.filter((consent) => consent.purpose === purposes[channel]);
	const withdrawals = samePurpose.filter((consent) => isWithdrawn(consent, at));
	const lastWithdrawal = Math.max(...withdrawals.map(({ withdrawnAt }) => Number(withdrawnAt)));
	return samePurpose.some((consent) => {
		const { givenAt, validUntil } = consent;
		const current = givenAt <= at && (!validUntil || at < validUntil);
		return current && !isWithdrawn(consent, at) && givenAt.getTime() >= lastWithdrawal;
	});
}

function isWithdrawn({ withdrawnAt }: ContactConsent, at: Date): boolean {
	return Boolean(withdrawnAt && !(withdrawnAt > at));
}

type Telephone = Pick<SafeContactPlan, 'phoneIsShared' | 'sharedPhoneConfirmed'>;
export function mayTextThisPhone(plan: Telephone): boolean {
	return plan.phoneIsShared === 'no' || plan.sharedPhoneConfirmed;
}

function safeMinutes(plan: SafeContactPlan): Span[] {
	return plan.safeWindows.map((window) => minutesOf(window) ?? [0, 0]);
}

function unsafeMinutes(plan: SafeContactPlan): Span[] {
	return plan.unsafeWindows.map((window) => minutesOf(window) ?? wholeDay(window));
}

/** Minutes of the week, the last not included; undefined when the window cannot be read. */
function minutesOf(window: ContactWindow): Span | undefined {
	const [start] = wholeDay(window);
	const [from, to] = [minuteOf(window.from), minuteOf(window.to)];
	return from < to && isWeekday(window) ? [start + from, start + to] : undefined;
}

function wholeDay(window: ContactWindow): Span {
	const start = (window.weekday - 1) * dayMinutes;
	return isWeekday(window) ? [start, start + dayMinutes] : [0, 7 * dayMinutes];
}

function isWeekday({ weekday }: ContactWindow): boolean {
	return Number.isInteger(weekday) && weekday >= 1 && weekday <= 7;
}

/** A range turned round covers the days between; one that cannot be read covers every day. */
function unsafeDays(plan: SafeContactPlan): Span[] {
	return plan.unsafeDates.map((range) => {
		const [from, to] = [dayNumber(range.from), dayNumber(range.to)];
		const readable = !Number.isNaN(from + to);
		return readable ? [Math.min(from, to), Math.max(from, to) + 1] : [-Infinity, Infinity];
	});
}

function isCovered(spans: Span[], point: number): boolean {
	return spans.some(([from, to]) => from <= point && point < to);
}

function nextSafeMinute(plan: SafeContactPlan, attempt: ContactAttempt): Date | undefined {
	const week = openWeek(plan);
	if (!week.includes(1)) return undefined;

	const earliest = earliestMinute(plan, attempt);
	for (const day of daysInReach(plan, localDay(earliest))) {
		const found = firstMinuteOf(day, week, earliest.getTime());
		if (found) return found;
	}
	return undefined;
}

/** One byte for each minute of the week: 1 when safe and not unsafe. */
function openWeek(plan: SafeContactPlan): Uint8Array {
	const week = new Uint8Array(7 * dayMinutes);
	for (const [from, to] of safeMinutes(plan)) week.fill(1, from, to);
	for (const [from, to] of unsafeMinutes(plan)) week.fill(0, from, to);
	return week;
}

function earliestMinute(plan: SafeContactPlan, attempt: ContactAttempt): Date {
	const { at, attemptsToday } = attempt;
	if (!(attemptsToday < plan.maxAttemptsPerDay)) return midnight(localDay(at) + 1);
	return new Date((Math.floor(at.getTime() / minuteLength) + 1) * minuteLength);
}

/** Days up to and with `validUntil` that are not unsafe; leaps over ranges, which may be centuries. */
function* daysInReach(plan: SafeContactPlan, first: number): Generator<number> {
	const end = dayNumber(plan.validUntil) + 1;
	const unsafe = unsafeDays(plan).sort(([one], [other]) => one - other);
	let day = first;
	for (const [from, to] of [...unsafe, [end, end] satisfies Span]) {
		for (; day < from && day < end; day += 1) yield day;
		day = Math.max(day, to);
	}
}

function firstMinuteOf(day: number, week: Uint8Array, earliest: number): Date | undefined {
	const start = (weekdayOf(day) - 1) * dayMinutes;
	if (!week.subarray(start, start + dayMinutes).includes(1)) return undefined;

	for (const { startsAt, endsAt, firstMinute } of stretchesOf(day)) {
		const from = Math.max(startsAt, earliest);
		const origin = start + firstMinute - startsAt / minuteLength;
		const found = week.indexOf(1, origin + from / minuteLength);
		const isInside = found !== -1 && found < origin + endsAt / minuteLength;
		if (isInside) return new Date((found - origin) * minuteLength);
	}
	return undefined;
}
