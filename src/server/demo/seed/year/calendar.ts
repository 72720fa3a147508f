import { addMinutes } from 'date-fns/addMinutes';
import { isWorkingDay } from '#domain/deadline.ts';
import { localDate } from '#domain/time.ts';
import type { Moments } from '../moments.ts';
import { numberOf } from './words.ts';

// few moments a day, so that what happens at the same one can be told side by side
const desk = ['09:15', '10:45', '13:15', '15:30'];
const evening = ['07:40', '12:30', '16:30', '19:45', '21:15', '22:50'];

/** So many days ago, or the first working day after that; never today. */
export function onWorkday(when: Moments, days: number, time: string): Date {
	const steps = Array.from({ length: Math.max(days, 1) }, (_, n) => Math.max(days, 1) - n);
	const found = steps.find((ago) => isWorkingDay(localDate(when.daysAgo(ago, '12:00'))));
	return when.daysAgo(found ?? Math.max(days, 1), time);
}

/** An hour at the desk that belongs to this text. */
export function deskHour(text: string): string {
	return desk[numberOf(text) % desk.length]!;
}

/** When somebody at home finds the courage. */
export function anyHour(text: string): string {
	return evening[numberOf(text) % evening.length]!;
}

export function soonAfter(at: Date, minutes: number): Date {
	return addMinutes(at, minutes);
}
