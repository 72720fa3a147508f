import * as v from 'valibot';
import { DEFAULT_MINUTES, moves, type FollowUpMove } from '#domain/follow-up.ts';
import { dayNumber, minuteOf, typedLocal } from '#domain/time.ts';
import type { ChangeRequest } from './change.ts';
import type { ScheduleRequest } from './schedule.ts';

const text = v.optional(v.pipe(v.string(), v.trim(), v.maxLength(2000)), '');
const fields = {
	kind: v.optional(v.picklist(['appointment', 'task']), 'appointment'),
	day: text,
	hour: text,
	minutes: text,
	method: text,
	status: text,
	personId: text,
	despitePlan: text,
	words: text
};
const schedule = v.object(fields);
const change = v.object({
	move: v.picklist(Object.keys(moves.appointment.held ?? {}) as FollowUpMove[]),
	reason: text,
	moveReason: text,
	planGood: v.optional(v.literal('yes')),
	planSeen: v.optional(v.pipe(v.string(), v.maxLength(100)), ''),
	version: v.pipe(v.string(), v.regex(/^[0-9]{1,9}$/), v.transform(Number)),
	day: text,
	hour: text,
	minutes: text,
	despitePlan: text
});
export type TypedFollowUp = Record<string, string>;
export type FormProblems = Record<string, string>;
interface Refused {
	typed: TypedFollowUp;
	problems: FormProblems;
}

/** What was typed for a new one, wall clock of Europe/Amsterdam; with it what was typed, for giving back. */
export function readNewFollowUp(
	form: FormData
): Refused | { typed: TypedFollowUp; request: ScheduleRequest } {
	const typed = typedIn(form);
	const parsed = v.safeParse(schedule, typed);
	if (!parsed.success) return { typed, problems: { words: 'too-long' } };
	const { kind, method, status, personId, words } = parsed.output;
	const startsAt = typedLocal(typed['day'] ?? '', typed['hour'] ?? '');
	if (!startsAt) return { typed, problems: unreadable(typed) };
	return {
		typed,
		request: {
			...{ kind, startsAt, words },
			minutes: minutesOf(typed) ?? DEFAULT_MINUTES,
			method: kind === 'task' ? 'phone' : method,
			held: status === 'held',
			despitePlan: typed['despitePlan'] === askedAbout(typed),
			personId: personId || undefined
		}
	};
}

export function readChange(
	form: FormData
): Refused | { typed: TypedFollowUp; request: ChangeRequest } {
	const typed = typedIn(form);
	if (!typed['move']) return { typed, problems: { move: 'move-missing' } };
	const parsed = v.safeParse(change, typed);
	if (!parsed.success) return { typed, problems: { move: 'not-possible-now' } };
	const { move, version, moveReason } = parsed.output;
	const reason = move === 'move' ? moveReason : parsed.output.reason;
	const { planGood, planSeen: mark } = parsed.output;
	const planSeen = move === 'complete' && planGood ? mark : undefined;
	const despitePlan = typed['despitePlan'] === askedAbout(typed);
	if (move !== 'move') return { typed, request: { move, reason, version, planSeen, despitePlan } };
	const startsAt = typedLocal(typed['day'] ?? '', typed['hour'] ?? '');
	if (!startsAt) return { typed, problems: unreadable(typed) };
	const to = { startsAt, minutes: minutesOf(typed) };
	return { typed, request: { move, reason, version, to, despitePlan } };
}

/** What is asked about when it goes against her plan: a tick is for that, and for nothing chosen later. */
export function askedAbout(typed: TypedFollowUp): string {
	const about = ['move', 'day', 'hour', 'minutes', 'method', 'personId'];
	return about.map((field) => typed[field] ?? '').join(' ');
}

/** Which field a refusal stands at. */
export function fieldOf(problem: string): string {
	if (problem === 'minutes-out-of-range') return 'minutes';
	if (problem === 'method-unknown') return 'method';
	if (problem === 'hour-passed' || problem === 'overlaps') return 'hour';
	return problem === 'reason-missing' ? 'reason' : 'day';
}

function typedIn(form: FormData): TypedFollowUp {
	const entries = [...form].filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string'
	);
	const typed = Object.fromEntries(entries.map(([name, value]) => [name, value.toWellFormed()]));
	// a free moment that was offered after a double booking and taken with one press, or one of her safe hours
	const offered = typed['kind'] === 'task' ? '' : typed['moment'];
	const [, day, hour] = /^(\S+) (\S+)$/.exec(typed['choose'] || offered || '') ?? [];
	return day && hour ? { ...typed, day, hour } : typed;
}

/** Each field that is wrong, in the order in which they stand. */
function unreadable({ day = '', hour = '' }: TypedFollowUp): FormProblems {
	return {
		...(Number.isNaN(dayNumber(day)) && { day: 'day-unreadable' }),
		...(Number.isNaN(minuteOf(hour)) && { hour: 'hour-unreadable' })
	};
}

function minutesOf({ minutes = '' }: TypedFollowUp): number | undefined {
	return minutes.trim() === '' ? undefined : Number(minutes);
}
