import { may } from '#domain/access.ts';
import { rosteredRoles, type Actor } from '#domain/actor.ts';
import { nextChange, shiftsOf, whoIsOn, type ShiftKind } from '#domain/roster.ts';
import type { SpokenLanguage } from '#domain/spoken-language.ts';
import { dateOf, dayNumber, localDate, localDay, weekdayOf } from '#domain/time.ts';
import { colleagues } from '../staff/colleagues.store.ts';
import { together, type StaffWork } from '../work.ts';
import { carried, type Carried } from './load.store.ts';
import * as roster from './store.ts';

const week = 7;

export interface ShownShift {
	id: string;
	name: string;
	kind: ShiftKind;
	startsAt: Date;
	endsAt: Date;
	isMine: boolean;
	isNow: boolean;
}
export interface ShownDay {
	date: string;
	isToday: boolean;
	shifts: ShownShift[];
	/** Who is absent. */
	away: string[];
}

/** A week of the roster as every colleague sees it. `monday`: any date of that week; this week when it is none. */
export function readRoster(actor: Actor, monday: string) {
	return together(actor, async (work) => {
		if (!may(actor, 'roster.view', undefined)) return { problem: 'not-allowed' as const };
		const rows = await roster.rowsOf(work);
		const planned = roster.asRoster(rows);
		const people = await peopleOf(work);
		const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? '';
		const { first, days } = daysOf(work, planned, { monday, nameOf });
		const { onDuty, onCall } = whoIsOn(planned, work.now);
		return {
			now: work.now,
			monday: dateOf(first),
			before: dateOf(first - week),
			after: dateOf(first + week),
			days,
			onDuty: onDuty.map(nameOf),
			onCall: onCall.map(nameOf),
			nextAt: nextChange(planned, work.now),
			people,
			plan: may(actor, 'roster.plan', undefined) ? await planOf(work, rows, nameOf) : undefined
		};
	});
}

function daysOf(
	work: StaffWork,
	planned: ReturnType<typeof roster.asRoster>,
	{ monday, nameOf }: { monday: string; nameOf: (id: string) => string }
): { first: number; days: ShownDay[] } {
	const asked = dayNumber(monday);
	const day = Number.isNaN(asked) ? localDay(work.now) : asked;
	const first = day - (weekdayOf(day) - 1);
	const days = Array.from({ length: week }, (_, n) => {
		const date = dateOf(first + n);
		const shifts = shiftsOf(planned, first + n, first + n).map((shift) => ({
			...{ kind: shift.kind, startsAt: shift.startsAt, endsAt: shift.endsAt },
			id: `${shift.staffId} ${shift.kind} ${shift.startsAt.toISOString()}`,
			name: nameOf(shift.staffId),
			isMine: shift.staffId === work.actor.id,
			isNow: shift.startsAt <= work.now && work.now < shift.endsAt
		}));
		const away = planned.absences.filter(({ from, until }) => from <= date && date <= until);
		return {
			...{ date, shifts, isToday: date === localDate(work.now) },
			away: [...new Set(away.map(({ staffId }) => nameOf(staffId)))]
		};
	});
	return { first, days };
}

export interface RosterPerson {
	id: string;
	name: string;
	speaks: SpokenLanguage[];
	/** Whom a shift can be given. */
	isRostered: boolean;
}

async function peopleOf(work: StaffWork): Promise<RosterPerson[]> {
	const speaks = await roster.spokenBy(work);
	const all = [...(await colleagues(work)).values()].filter(({ isAdmitted }) => isAdmitted);
	return all
		.map(({ id, name, role }) => ({
			...{ id, name, speaks: speaks.get(id) ?? [] },
			isRostered: rosteredRoles.includes(role)
		}))
		.toSorted((one, other) => one.name.localeCompare(other.name, 'nl'));
}

/** Everything that can be struck; with who is away what stays behind. */
async function planOf(
	work: StaffWork,
	{ weekly, days, absences }: Awaited<ReturnType<typeof roster.rowsOf>>,
	nameOf: (id: string) => string
) {
	const today = localDate(work.now);
	const ahead = absences.filter(({ until }) => until >= today);
	const loads = new Map<string, Carried>();
	for (const absence of ahead) loads.set(absence.id, await carried(work, absence));
	const named = <Row extends { staffId: string }>(row: Row) => ({
		...row,
		name: nameOf(row.staffId)
	});
	return {
		weekly: weekly
			.filter(({ until }) => !until || until >= today)
			.toSorted(
				(one, other) => one.weekday - other.weekday || one.starts.localeCompare(other.starts)
			)
			.map(named),
		days: days
			.filter(({ date }) => date >= today)
			.toSorted((one, other) => one.date.localeCompare(other.date))
			.map(named),
		absences: ahead
			.toSorted((one, other) => one.from.localeCompare(other.from))
			.map((row) => ({ ...named(row), carries: loads.get(row.id)! }))
	};
}
