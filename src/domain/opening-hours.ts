import { isPublicHoliday } from './deadline.ts';
import type { Holidays } from './deadline.ts';
import { atLocal, dateOf, dayNumber, localDay, minuteLength, minuteOf, weekdayOf } from './time.ts';
import type { Weekday } from './time.ts';

/** Wall clock of Europe/Amsterdam, Monday = 1, open from <= t < to, '24:00' allowed. */
export interface WeeklyOpening {
	weekday: Weekday;
	from: string;
	to: string;
}

/** Public holidays are closed whatever the week says; closed dates are 'YYYY-MM-DD'. */
export interface OpeningHours {
	weekly: WeeklyOpening[];
	closedDates: string[];
	holidays?: Holidays;
}

/** From the first instant of being open up to, not including, the instant of closing. */
export interface Opening {
	from: Date;
	to: Date;
}

export type UnreadableHours = { problem: 'opening-hours-unreadable' };

const daysAhead = 60;
const unreadable: UnreadableHours = { problem: 'opening-hours-unreadable' };

/** Reads the settings `1-5 09:00-17:00; 6 10:00-14:00` and `2026-12-24, 2026-12-31`. */
export function readOpeningHours(
	text: string,
	closedDates = '',
	holidays: Holidays = {}
): OpeningHours | UnreadableHours {
	const weekly = partsOf(text, ';').map(readWeekly);
	const closed = partsOf(closedDates, ',');
	const isReadable = weekly.length > 0 && weekly.every((openings) => openings.length > 0);
	if (!isReadable || closed.some((date) => Number.isNaN(dayNumber(date)))) return unreadable;

	return { weekly: weekly.flat(), closedDates: closed, holidays };
}

/** Is it opening time at this instant? */
export function isOpen(hours: OpeningHours, at: Date): boolean {
	return closingTime(hours, at) !== undefined;
}

/** `at` itself when open, else the next moment of opening; undefined when there is none in 60 days. */
export function nextOpening(hours: OpeningHours, at: Date): Date | undefined {
	for (const opening of openingsFrom(hours, at)) return opening.from;
	return undefined;
}

/** When the opening that `at` lies in ends, at midnight at the latest; undefined when closed. */
export function closingTime(hours: OpeningHours, at: Date): Date | undefined {
	return openingsOn(hours, localDay(at)).find(({ from, to }) => from <= at && at < to)?.to;
}

/** The instant at which so many minutes of opening time have gone by since `from`. */
export function afterOpeningMinutes(
	hours: OpeningHours,
	from: Date,
	minutes: number
): Date | undefined {
	let left = minutes * minuteLength;
	for (const opening of openingsFrom(hours, from)) {
		const length = opening.to.getTime() - opening.from.getTime();
		if (left <= length) return new Date(opening.from.getTime() + left);
		left -= length;
	}
	return undefined;
}

/** What is left of the openings after an instant, in order, until 60 days pass without one. */
export function* openingsFrom(hours: OpeningHours, at: Date): Generator<Opening> {
	let end = localDay(at) + daysAhead;
	for (let day = localDay(at); day <= end; day += 1) {
		for (const { from, to } of openingsOn(hours, day)) {
			if (to <= at) continue;
			yield { from: from < at ? at : from, to };
			end = day + daysAhead;
		}
	}
}

function partsOf(text: string, separator: string): string[] {
	const parts = text.split(separator).map((part) => part.trim());
	return parts.filter((part) => part !== '');
}

function readWeekly(text: string): WeeklyOpening[] {
	const [, first, last, from, to] =
		/^([1-7])(?:-([1-7]))? (\d\d:\d\d)-(\d\d:\d\d)$/.exec(text) ?? [];
	if (!from || !to || !(minuteOf(from) < minuteOf(to))) return [];

	const weekdays = ([1, 2, 3, 4, 5, 6, 7] as const).filter(
		(weekday) => weekday >= Number(first) && weekday <= Number(last ?? first)
	);
	return weekdays.map((weekday) => ({ weekday, from, to }));
}

function openingsOn(hours: OpeningHours, day: number): Opening[] {
	const date = dateOf(day);
	if (hours.closedDates.includes(date) || isPublicHoliday(date, hours.holidays)) return [];

	const ofToday = hours.weekly.filter((opening) => opening.weekday === weekdayOf(day));
	const openings = ofToday.map(({ from, to }) => ({
		from: atLocal(date, from),
		to: atLocal(date, to)
	}));
	return joined(openings.filter(({ from, to }) => from < to));
}

/** Overlapping or touching openings as one, so that no minute counts twice. */
function joined(openings: Opening[]): Opening[] {
	const result: Opening[] = [];
	for (const opening of openings.sort((one, other) => Number(one.from) - Number(other.from))) {
		const last = result.at(-1);
		if (last && opening.from <= last.to) {
			last.to = opening.to > last.to ? opening.to : last.to;
		} else {
			result.push(opening);
		}
	}
	return result;
}
