import { addHours } from 'date-fns/addHours';
import { addMinutes } from 'date-fns/addMinutes';
import { max } from 'date-fns/max';
import { min } from 'date-fns/min';
import { subHours } from 'date-fns/subHours';
import { askAgainMoments, isUrgent } from './intake.ts';
import type { WaitingIntake } from './intake.ts';
import { isOpen, nextOpening } from './opening-hours.ts';
import type { OpeningHours } from './opening-hours.ts';
import { decideContact } from './safe-contact.ts';
import type { ContactAttempt, SafeContactPlan } from './safe-contact.ts';
import type { Template } from './neutral-text.ts';
import { localDay } from './time.ts';

export * from './neutral-text.ts';
export type Purpose = keyof typeof policies;
export type FamilyReminderOutcome =
	{ send: true } | { moveTo: Date; reason: string } | { task: string };
export interface IntakeAlert {
	purpose: 'alert-urgent' | 'alert-unread';
	at: Date;
	/** When whoever came on duty meanwhile hears of it too, while nobody has read it. */
	again: Date[];
}
export interface DeliveryPolicy {
	to: 'staff' | 'family';
	repeat: 'at-most-once' | 'at-least-once';
	/** Minutes without proof of delivery before it is sent again; only at-least-once. */
	resendAfterMinutes?: number;
	/** How often in all it may be sent. */
	mostSends: number;
	template?: Template;
}

const once = { repeat: 'at-most-once', mostSends: 1 } as const;
const untilProved = { repeat: 'at-least-once', resendAfterMinutes: 2, mostSends: 3 } as const;

/** What each purpose promises. A family's text is chosen by `familyTemplate`. */
export const policies = {
	'remind-counsellor': { to: 'staff', ...once, template: 'staff-task' },
	'remind-family': { to: 'family', ...once },
	// the ladder repeats these two: to the next person, and round again (paging.ts)
	'alert-urgent': { to: 'staff', ...once, template: 'staff-oncall' },
	'page-call': { to: 'staff', ...once },
	'alert-unread': { to: 'staff', ...untilProved, template: 'staff-unread' },
	'alert-danger': { to: 'staff', ...untilProved, template: 'staff-urgent' },
	'visit-call': { to: 'staff', ...untilProved, template: 'staff-sign' },
	'visit-buddy': { to: 'staff', ...once, template: 'staff-task' },
	'visit-supervisor': { to: 'staff', ...untilProved, template: 'staff-urgent' },
	'alert-chat': { to: 'staff', ...once, template: 'staff-urgent' },
	'alert-call': { to: 'staff', ...once, template: 'staff-urgent' },
	'tell-glass': { to: 'staff', ...once, template: 'staff-task' }
} as const satisfies Record<string, DeliveryPolicy>;

export const purposes = Object.keys(policies) as Purpose[];

/** A telephone that rings for every message is put away. */
const GATHER_MINUTES = 15;
/** SC-02: later than this after the planned moment nothing goes out without a person. */
const LATEST_HOURS = 24;
/** A reminder moved to a safe moment must leave this much time before the appointment. */
const LEAST_HOURS_BEFORE = 1;

/**
 * Which text goes to the counsellors about a message that weighs this, and when; undefined for none.
 * An urgent one day and night, an unclear one when somebody may be there to read it.
 */
export function intakeAlert(
	{ level, acuteUnclear }: Pick<WaitingIntake, 'level' | 'acuteUnclear'>,
	now: Date,
	hours: OpeningHours,
	someoneOnDuty: boolean
): IntakeAlert | undefined {
	if (isUrgent(level)) return { purpose: 'alert-urgent', at: now, again: [] };
	if (!acuteUnclear) return undefined;
	const atOnce = someoneOnDuty || isOpen(hours, now);
	const at = atOnce ? now : (nextOpening(hours, now) ?? now);
	return { purpose: 'alert-unread', at, again: askAgainMoments(now, hours) };
}

/**
 * Until when an alert about what nobody read waits for others to the same counsellor, told of the last
 * one just before; undefined when it goes now.
 */
export function gatherUntil(lastTextAt: Date | undefined, now: Date): Date | undefined {
	const end = lastTextAt && addMinutes(lastTextAt, GATHER_MINUTES);
	return end && end > now ? end : undefined;
}

/**
 * Whether a reminder to her is planned at all. A confirmed plan without texts has said no; without a
 * confirmed one nobody knows yet, and a person is told in time that nothing will go.
 */
export function plansFamilyReminder(
	plan: Pick<SafeContactPlan, 'confirmedAt' | 'smsAllowed'> | undefined
): boolean {
	return !plan?.confirmedAt || plan.smsAllowed;
}

/** What becomes of a planned reminder when nothing changes before its moment. */
export function familyReminderOutlook(
	plan: SafeContactPlan | undefined,
	now: Omit<ContactAttempt, 'channel'>,
	reminder: { plannedAt: Date; firstPlannedAt: Date; startsAt: Date }
): { at: Date } | { task: string } {
	const at = max([now.at, reminder.plannedAt]);
	const attemptsToday = localDay(at) === localDay(now.at) ? now.attemptsToday : 0;
	const { firstPlannedAt: plannedAt, startsAt } = reminder;
	const outcome = decideFamilyReminder(
		plan,
		{ ...now, at, attemptsToday },
		{ plannedAt, startsAt }
	);
	if ('task' in outcome) return outcome;
	return { at: 'moveTo' in outcome ? outcome.moveTo : at };
}

/**
 * Whether a family's reminder goes out at `attempt.at`, at a later safe moment, or not at all;
 * then a counsellor gets a task with the reason. Asked again at every attempt (SC-01).
 */
export function decideFamilyReminder(
	plan: SafeContactPlan | undefined,
	attempt: Omit<ContactAttempt, 'channel'>,
	reminder: { plannedAt: Date; startsAt: Date }
): FamilyReminderOutcome {
	const latest = latestMoment(reminder);
	if (plan === undefined) return { task: 'no-plan' };
	if (attempt.at > latest) return { task: 'too-late' };

	const decision = decideContact(plan, { ...attempt, channel: 'sms' });
	if (decision.allowed) return { send: true };
	const { reason, nextAllowedAt } = decision;
	const lastMove = min([latest, subHours(reminder.startsAt, LEAST_HOURS_BEFORE)]);
	const fits = nextAllowedAt !== undefined && nextAllowedAt <= lastMove;
	return fits ? { moveTo: nextAllowedAt, reason } : { task: reason };
}

// At the start itself the reminder has lost its use.
function latestMoment({ plannedAt, startsAt }: { plannedAt: Date; startsAt: Date }): Date {
	return min([addHours(plannedAt, LATEST_HOURS), new Date(startsAt.getTime() - 1)]);
}
