import { tzOffset } from '@date-fns/tz';

export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Part of a local day in which the clock runs on without a jump; instants in milliseconds. */
export interface Stretch {
	startsAt: number;
	endsAt: number;
	firstMinute: number;
}

const zone = 'Europe/Amsterdam';
const dayLength = 86_400_000;
const hourLength = 3_600_000;
export const minuteLength = 60_000;

const minutes = new Map<string, number>(
	Array.from({ length: 1441 }, (_, minute) => {
		const [hours, rest] = [Math.floor(minute / 60), minute % 60];
		return [`${twoDigits(hours)}:${twoDigits(rest)}`, minute] as const;
	})
);

/** 'YYYY-MM-DD' in Europe/Amsterdam. */
export function localDate(at: Date): string {
	return new Date(wallClock(at.getTime())).toISOString().slice(0, 10);
}

/** 'HH:MM' in Europe/Amsterdam; seconds are left off. */
export function localTime(at: Date): string {
	return new Date(wallClock(at.getTime())).toISOString().slice(11, 16);
}

/** 1..7 in Europe/Amsterdam, Monday = 1. */
export function weekday(at: Date): Weekday {
	return weekdayOf(localDay(at));
}

/**
 * The instant of 'YYYY-MM-DD' and 'HH:MM' ('24:00' allowed) in Europe/Amsterdam. A time the spring
 * change skips moves one hour on; of a time that comes twice in autumn the first is meant.
 */
export function atLocal(date: string, time: string): Date {
	const instant = instantOf(dayNumber(date), minuteOf(time));
	if (Number.isNaN(instant)) throw new RangeError('no such local date or time');
	return new Date(instant);
}

/** The same of what was typed; undefined where it is no day or no hour. */
export function typedLocal(date: string, time: string): Date | undefined {
	const instant = instantOf(dayNumber(date), minuteOf(time));
	return Number.isNaN(instant) ? undefined : new Date(instant);
}

/** Days since 1970-01-01 of the local date of an instant. */
export function localDay(at: Date): number {
	return Math.floor(wallClock(at.getTime()) / dayLength);
}

/** Minutes since Monday 00:00 by the clock on the wall in Europe/Amsterdam, 0..10079. */
export function minuteOfWeek(at: Date): number {
	return (weekday(at) - 1) * 1440 + localMinute(at);
}

/** The instant a local day begins, given in days since 1970-01-01. */
export function midnight(day: number): Date {
	return new Date(instantOf(day, 0));
}

/** Days since 1970-01-01 of 'YYYY-MM-DD'; NaN when there is no such date. A year that begins with 0 was half typed. */
export function dayNumber(date: string): number {
	const instant = /^(?!0)\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(date) : NaN;
	const exists = new Date(instant).getUTCDate() === Number(date.slice(8));
	return exists ? instant / dayLength : NaN;
}

/** 'YYYY-MM-DD' of a number of days since 1970-01-01. */
export function dateOf(day: number): string {
	return new Date(day * dayLength).toISOString().slice(0, 10);
}

/** So many months and days after a day; of a month that is too short its last day. */
export function dayAfter(date: string, { months = 0, days = 0 }): string {
	const [year, month, day] = date.split('-').map(Number) as [number, number, number];
	const first = Date.UTC(year, month - 1 + months, 1) / dayLength;
	const next = Date.UTC(year, month + months, 1) / dayLength;
	return dateOf(Math.min(first + day, next) - 1 + days);
}

/** 1..7 of a number of days since 1970-01-01 (a Thursday), Monday = 1. */
export function weekdayOf(day: number): Weekday {
	return (((((day + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** Minutes since midnight of 'HH:MM', 0..1440; NaN when it is no time. */
export function minuteOf(time: string): number {
	return minutes.get(time) ?? NaN;
}

/** The stretches of a local day in order: one, or two on the days the clock changes. */
export function stretchesOf(day: number): Stretch[] {
	const wall = day * dayLength;
	const [before, after] = [offset(wall - 3 * hourLength), offset(wall + dayLength)];
	const [first, last] = [wall - before, wall + dayLength - after];
	if (before === after) return [{ startsAt: first, endsAt: last, firstMinute: 0 }];

	const change = clockChange(wall - 3 * hourLength, wall + dayLength);
	const firstMinute = (change + after - wall) / minuteLength;
	return [
		{ startsAt: first, endsAt: change, firstMinute: 0 },
		{ startsAt: change, endsAt: last, firstMinute }
	];
}

function instantOf(day: number, minute: number): number {
	const wall = day * dayLength + minute * minuteLength;
	const first = wall - offset(wall - dayLength);
	if (wallClock(first) === wall) return first;

	const second = wall - offset(wall + dayLength);
	return wallClock(second) === wall ? second : first;
}

/** The first full hour with the later offset; the clock changes at 01:00 UTC (Directive 2000/84/EC). */
function clockChange(from: number, to: number): number {
	const before = offset(from);
	let [low, high] = [0, (to - from) / hourLength];
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (offset(from + middle * hourLength) === before) low = middle;
		else high = middle;
	}
	return from + high * hourLength;
}

function localMinute(at: Date): number {
	return Math.floor(wallClock(at.getTime()) / minuteLength) - localDay(at) * 1440;
}

function wallClock(instant: number): number {
	return instant + offset(instant);
}

// asked a dozen times for one promise, and dear to find out; it only changes on a full hour
const offsets = new Map<number, number>();
const mostOffsets = 1000;

function offset(instant: number): number {
	const hour = Math.floor(instant / hourLength);
	const known = offsets.get(hour) ?? tzOffset(zone, new Date(instant)) * minuteLength;
	if (offsets.size >= mostOffsets) offsets.clear();
	offsets.set(hour, known);
	return known;
}

function twoDigits(value: number): string {
	return String(value).padStart(2, '0');
}
