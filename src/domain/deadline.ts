import { atLocal, dateOf, dayNumber, localDay, minuteLength, weekdayOf } from './time.ts';
import type { TriageLevel } from './triage.ts';

/** Free days that an organisation may or may not give; both off unless switched on. */
export interface Holidays {
	goodFriday?: boolean;
	liberationDay?: boolean;
}

const minutesAllowed = { T0: 15, T1: 240 };
const workingDaysAllowed = { T2: 1, T3: 3, T4: 5 };

/**
 * When a first reaction is due (domain brief, section 7.1). T0 and T1 count real minutes, day and
 * night; the others end at 17:00 Europe/Amsterdam on a working day after the local day of receipt.
 */
export function reactionDeadline(
	level: TriageLevel,
	receivedAt: Date,
	holidays: Holidays = {}
): Date {
	if (level === 'T0' || level === 'T1') {
		return new Date(receivedAt.getTime() + minutesAllowed[level] * minuteLength);
	}
	return workingDaysAfter(receivedAt, workingDaysAllowed[level], holidays);
}

/** 17:00 Europe/Amsterdam on the working day that is so many after the local day of this moment. */
export function workingDaysAfter(at: Date, days: number, holidays: Holidays = {}): Date {
	let day = localDay(at);
	for (let left = days; left > 0;) {
		day += 1;
		if (isWorkingDay(dateOf(day), holidays)) left -= 1;
	}
	return atLocal(dateOf(day), '17:00');
}

/** Monday to Friday and no public holiday. 'YYYY-MM-DD'; a date that does not exist throws. */
export function isWorkingDay(localDate: string, holidays: Holidays = {}): boolean {
	const publicHoliday = isPublicHoliday(localDate, holidays);
	return !publicHoliday && weekdayOf(dayNumber(localDate)) <= 5;
}

/** That day, or the last working day before it. */
export function workingDayBy(date: string, holidays?: Holidays): string {
	return isWorkingDay(date, holidays) ? date : workingDayBy(dateOf(dayNumber(date) - 1), holidays);
}

/** That day, or the first working day after it. */
export function workingDayFrom(date: string, holidays?: Holidays): string {
	return isWorkingDay(date, holidays)
		? date
		: workingDayFrom(dateOf(dayNumber(date) + 1), holidays);
}

/** Public holidays that are no working days (domain brief, section 7.1); Sundays are not among them. */
export function isPublicHoliday(localDate: string, holidays: Holidays = {}): boolean {
	const day = dayNumber(localDate);
	if (Number.isNaN(day)) throw new RangeError('no such date');

	const year = localDate.slice(0, 4);
	const fixed = ['01-01', kingsDay(year), '12-25', '12-26'];
	if (holidays.liberationDay) fixed.push('05-05');
	const [easterMonday, ascensionDay, whitMonday, goodFriday] = [1, 39, 50, -2];
	const moving = [easterMonday, ascensionDay, whitMonday];
	if (holidays.goodFriday) moving.push(goodFriday);

	return fixed.includes(localDate.slice(5)) || moving.includes(day - easterSunday(year));
}

function kingsDay(year: string): string {
	return weekdayOf(dayNumber(`${year}-04-27`)) === 7 ? '04-26' : '04-27';
}

/** Gregorian computus after Oudin (1940); gives the day number. */
function easterSunday(yearText: string): number {
	const year = Number(yearText);
	const century = Math.floor(year / 100);
	const golden = year % 19;
	const leaps = Math.floor(century / 4);
	const drift = Math.floor((century - Math.floor((century - 17) / 25)) / 3);
	let moon = (century - leaps - drift + 19 * golden + 15) % 30;
	const correction = Math.floor(29 / (moon + 1)) * Math.floor((21 - golden) / 11);
	moon -= Math.floor(moon / 28) * (1 - Math.floor(moon / 28) * correction);
	const weekdayOfMoon = (year + Math.floor(year / 4) + moon + 2 - century + leaps) % 7;
	return dayNumber(`${yearText}-03-01`) + 27 + moon - weekdayOfMoon;
}
