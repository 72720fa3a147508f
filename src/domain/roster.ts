import { max } from 'date-fns/max';
import type { Role } from './actor.ts';
import { atLocal, dateOf, dayNumber, localDay, midnight, weekdayOf, type Weekday } from './time.ts';

export const shiftKinds = ['duty', 'on-call'] as const;
/** On duty: at the desk. On call: somewhere else, and rung when it is urgent. */
export type ShiftKind = (typeof shiftKinds)[number];

/** Times are those of the clock on the wall in Europe/Amsterdam; one that ends before it starts ends the next day. */
interface Hours {
	starts: string;
	ends: string;
}
/** Every week on this day, from one date on and perhaps until another. */
export interface WeeklyShift extends Hours {
	staffId: string;
	kind: ShiftKind;
	weekday: Weekday;
	from: string;
	until?: string | undefined;
}
/** One date that is not as every week: a shift more, or `off`, none of those that begin on it. */
export type DayShift = { staffId: string; date: string } & (
	({ kind: ShiftKind } & Hours) | { kind: 'off' }
);
/** Whole days, both included. Why is nobody's business, and stands nowhere. */
export interface Absence {
	staffId: string;
	from: string;
	until: string;
}
export interface Roster {
	weekly: readonly WeeklyShift[];
	days: readonly DayShift[];
	absences: readonly Absence[];
}
export interface Shift {
	staffId: string;
	kind: ShiftKind;
	startsAt: Date;
	endsAt: Date;
}
export interface OnNow {
	onCall: string[];
	onDuty: string[];
}
/** Whether somebody is on, and since when; off duty, since the end of the last shift there was. */
export interface Standing {
	isOn: boolean;
	since?: Date | undefined;
}

export const emptyRoster: Roster = { weekly: [], days: [], absences: [] };

/** How far a look ahead goes, and one back: longer than any shift. */
const DAYS_AHEAD = 35;
const DAYS_BACK = 9;

export function whoIsOn(roster: Roster, at: Date): OnNow {
	const today = localDay(at);
	const now = shiftsOf(roster, today - 1, today).filter((shift) => holds(shift, at));
	const of = (kind: ShiftKind) => [
		...new Set(now.filter((shift) => shift.kind === kind).map(({ staffId }) => staffId))
	];
	return { onCall: of('on-call'), onDuty: of('duty') };
}

/** When somebody comes or goes next, as far as it is known. */
export function nextChange(roster: Roster, at: Date): Date | undefined {
	const today = localDay(at);
	const moments = shiftsOf(roster, today - 1, today + DAYS_AHEAD)
		.flatMap(({ startsAt, endsAt }) => [startsAt.getTime(), endsAt.getTime()])
		.filter((moment) => moment > at.getTime());
	return moments.length > 0 ? new Date(Math.min(...moments)) : undefined;
}

/** What the roster says of somebody; where two shifts meet, the later one began a new turn of hers. */
export function standingOf(
	roster: Roster,
	staffId: string,
	{ at, kinds }: { at: Date; kinds: readonly ShiftKind[] }
): Standing {
	const today = localDay(at);
	const began = shiftsOf(onlyOf(roster, staffId), today - DAYS_BACK, today).filter(
		({ kind, startsAt }) => kinds.includes(kind) && startsAt <= at
	);
	const on = began.filter((shift) => holds(shift, at));
	const moments = on.length > 0 ? on.map((one) => one.startsAt) : began.map((one) => one.endsAt);
	return { isOn: on.length > 0, since: moments.length > 0 ? max(moments) : undefined };
}

/** Which shifts turn somebody's switch: on call elsewhere a counsellor is not there for whoever writes. */
export function kindsOf(role: Role): readonly ShiftKind[] {
	if (role === 'on_call') return shiftKinds;
	return role === 'counsellor' ? ['duty'] : [];
}

/**
 * How the roster turns a switch now, when it was last left standing so; undefined when it leaves it
 * alone. Between two boundaries it is hers.
 */
export function turnOf(before: Standing | undefined, now: Standing): boolean | undefined {
	if (!before) return now.isOn ? true : undefined;
	if (before.isOn !== now.isOn) return now.isOn;
	const isLater = now.since !== undefined && now.since > (before.since ?? new Date(0));
	return isLater ? now.isOn : undefined;
}

/** The shifts that begin on these local days, without the time in which somebody is absent; in order. */
export function shiftsOf(roster: Roster, firstDay: number, lastDay: number): Shift[] {
	const shifts: Shift[] = [];
	for (let day = firstDay; day <= lastDay; day++) {
		for (const { staffId, kind, ...hours } of plannedOn(roster, day)) {
			const shift = { staffId, kind, ...instantsOf(day, hours) };
			shifts.push(...withoutAbsence(shift, roster.absences));
		}
	}
	return shifts.toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
}

function plannedOn({ weekly, days }: Roster, day: number) {
	const date = dateOf(day);
	const ofDate = days.filter((one) => one.date === date);
	const off = ofDate.filter(({ kind }) => kind === 'off').map(({ staffId }) => staffId);
	const asEveryWeek = weekly.filter(
		({ staffId, weekday, from, until }) =>
			weekday === weekdayOf(day) &&
			from <= date &&
			(until === undefined || date <= until) &&
			!off.includes(staffId)
	);
	return [...asEveryWeek, ...ofDate.filter((one) => one.kind !== 'off')];
}

function instantsOf(day: number, { starts, ends }: Hours): { startsAt: Date; endsAt: Date } {
	const endDay = ends > starts ? day : day + 1;
	return { startsAt: atLocal(dateOf(day), starts), endsAt: atLocal(dateOf(endDay), ends) };
}

function withoutAbsence(shift: Shift, absences: readonly Absence[]): Shift[] {
	let pieces = shift.startsAt < shift.endsAt ? [shift] : [];
	for (const { staffId, from, until } of absences) {
		if (staffId !== shift.staffId) continue;
		const [goes, back] = [midnight(dayNumber(from)), midnight(dayNumber(until) + 1)];
		pieces = pieces.flatMap((piece) => cut(piece, goes, back));
	}
	return pieces;
}

function cut(piece: Shift, goes: Date, back: Date): Shift[] {
	if (back <= piece.startsAt || goes >= piece.endsAt) return [piece];
	const before = goes > piece.startsAt ? [{ ...piece, endsAt: goes }] : [];
	const after = back < piece.endsAt ? [{ ...piece, startsAt: back }] : [];
	return [...before, ...after];
}

function holds({ startsAt, endsAt }: Shift, at: Date): boolean {
	return startsAt <= at && at < endsAt;
}

function onlyOf({ weekly, days, absences }: Roster, staffId: string): Roster {
	const hers = (row: { staffId: string }) => row.staffId === staffId;
	return {
		weekly: weekly.filter(hers),
		days: days.filter(hers),
		absences: absences.filter(hers)
	};
}
