import { addMinutes } from 'date-fns/addMinutes';
import { isWorkingDay } from '#domain/deadline.ts';
import { openingsFrom, type OpeningHours } from '#domain/opening-hours.ts';
import { atLocal, dateOf, localDate, localDay } from '#domain/time.ts';

/** Moments around the start of the demo; wall clock of Europe/Amsterdam. */
export interface Moments {
	now: Date;
	/** So many days ago, whatever day that was. */
	daysAgo(days: number, time: string): Date;
	/** The so-manieth working day before today. */
	workdaysAgo(days: number, time: string): Date;
	/** The so-manieth working day after today. */
	inWorkdays(days: number, time: string): Date;
	minutesAgo(minutes: number): Date;
	/** When exactly so many minutes of opening time have gone by since. */
	openMinutesAgo(minutes: number): Date;
	/** Later today, or going on now when the day is almost over. */
	laterToday: Date;
}

export function momentsBefore(now: Date, hours: OpeningHours): Moments {
	const today = localDay(now);
	return {
		now,
		daysAgo: (days, time) => atLocal(dateOf(today - days), time),
		workdaysAgo: (days, time) => atLocal(workday(today, -days), time),
		inWorkdays: (days, time) => atLocal(workday(today, days), time),
		minutesAgo: (minutes) => addMinutes(now, -minutes),
		openMinutesAgo: (minutes) => openMinutesAgo(now, minutes, hours),
		laterToday: laterToday(now)
	};
}

function workday(today: number, count: number): string {
	const step = Math.sign(count);
	let day = today;
	for (let left = Math.abs(count); left > 0;) {
		day += step;
		if (isWorkingDay(dateOf(day))) left -= 1;
	}
	return dateOf(day);
}

function openMinutesAgo(now: Date, minutes: number, hours: OpeningHours): Date {
	const openings = openingsUpTo(now, hours).reverse();
	let left = minutes;
	for (const { from, to } of openings) {
		const length = (to.getTime() - from.getTime()) / 60_000;
		if (left <= length) return addMinutes(to, -left);
		left -= length;
	}
	return addMinutes(now, -minutes);
}

function openingsUpTo(now: Date, hours: OpeningHours) {
	const found = [];
	for (const { from, to } of openingsFrom(hours, addMinutes(now, -14 * 24 * 60))) {
		if (from >= now) break;
		found.push({ from, to: to > now ? now : to });
	}
	return found;
}

function laterToday(now: Date): Date {
	const quarter = 15 * 60_000;
	const soon = new Date(Math.ceil((now.getTime() + 3 * quarter) / quarter) * quarter);
	const day = localDate(now);
	const [first, last] = [atLocal(day, '09:30'), atLocal(day, '23:00')];
	return new Date(Math.max(first.getTime(), Math.min(soon.getTime(), last.getTime())));
}
