import { addMinutes } from 'date-fns/addMinutes';
import { contactWeek } from './contact-week.ts';
import { overlapsAny, type Busy } from './free-moments.ts';
import type { ContactWindow } from './safe-contact.ts';
import { atLocal, dateOf, localDay, minuteOf, weekdayOf } from './time.ts';

/** One day ahead, and the hours of it in which she and her counsellor can both talk. */
export interface SafeDay {
	date: string;
	hours: Date[];
}
interface Asked {
	/** What was agreed with her. */
	windows: readonly ContactWindow[];
	busy: Busy[];
	now: Date;
	/** What else her plan asks of a talk that begins then. */
	fits: (at: Date) => boolean;
}

const daysAhead = 14;
const mostDays = 5;
const length = 60;

/** How far is looked for them. */
export function safeHoursSpan(now: Date): { from: Date; to: Date } {
	const today = localDay(now);
	return { from: now, to: atLocal(dateOf(today + daysAhead), '00:00') };
}

/** The first days on which she can be spoken safely, an hour long, from the beginning of what was agreed. */
export function safeHours({ windows, busy, now, fits }: Asked): SafeDay[] {
	const week = contactWeek(windows);
	const days = Array.from({ length: daysAhead }, (_, n) => localDay(now) + n).map((day) => {
		const date = dateOf(day);
		const agreed = week.find(({ weekday }) => weekday === weekdayOf(day))?.hours ?? [];
		const hours = agreed
			.flatMap((one) => hoursOf(date, one))
			.filter((at) => at > now && !overlapsAny(at, length, busy) && fits(at));
		return { date, hours };
	});
	return days.filter(({ hours }) => hours.length > 0).slice(0, mostDays);
}

function hoursOf(date: string, { from, to }: { from: string; to: string }): Date[] {
	const whole = Math.floor((minuteOf(to) - minuteOf(from)) / length);
	const first = atLocal(date, from);
	return Array.from({ length: Math.max(0, whole) }, (_, n) => addMinutes(first, n * length));
}
