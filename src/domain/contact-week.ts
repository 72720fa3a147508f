import type { ContactWindow } from './safe-contact.ts';
import type { Weekday } from './time.ts';

export interface ContactDay {
	weekday: Weekday;
	hours: { from: string; to: string }[];
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

// 'HH:MM' stands in order as text does
function byStart(one: ContactWindow, other: ContactWindow): number {
	return one.weekday - other.weekday || one.from.localeCompare(other.from);
}
