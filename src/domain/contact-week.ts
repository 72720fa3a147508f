import type { ContactWindow } from './safe-contact.ts';
import type { Weekday } from './time.ts';

export interface ContactDay {
	weekday: Weekday;
	hours: { from: string; to: string }[];
}

/** Days after each other on which the same hours hold. */
export interface ContactSpan {
	first: Weekday;
	last: Weekday;
	hours: ContactDay['hours'];
}

/** Safe moments as she reads them: a line for each day that has any, hours that touch as one. */
export function contactWeek(windows: readonly ContactWindow[]): ContactDay[] {
	const days: ContactDay[] = [];
	for (const { weekday, from, to } of windows.toSorted(byStart)) {
		const day = days.at(-1);
		const last = day?.weekday === weekday ? day.hours.at(-1) : undefined;
		if (last && from <= last.to) last.to = to > last.to ? to : last.to;
		else if (last) day!.hours.push({ from, to });
		else days.push({ weekday, hours: [{ from, to }] });
	}
	return days;
}

/** What is the same day after day, said once. */
export function contactSpans(windows: readonly ContactWindow[]): ContactSpan[] {
	const spans: ContactSpan[] = [];
	for (const { weekday, hours } of contactWeek(windows)) {
		const before = spans.at(-1);
		if (before && before.last === weekday - 1 && isSame(before.hours, hours)) before.last = weekday;
		else spans.push({ first: weekday, last: weekday, hours });
	}
	return spans;
}

export function isEveryDay({ first, last }: ContactSpan): boolean {
	return first === 1 && last === 7;
}

function isSame(one: ContactDay['hours'], other: ContactDay['hours']): boolean {
	return (
		one.length === other.length &&
		one.every(({ from, to }, at) => from === other[at]!.from && to === other[at]!.to)
	);
}

// 'HH:MM' stands in order as text does
function byStart(one: ContactWindow, other: ContactWindow): number {
	return one.weekday - other.weekday || one.from.localeCompare(other.from);
}
