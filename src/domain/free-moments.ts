import { addMinutes } from 'date-fns/addMinutes';
import { localDay, localTime, midnight, minuteLength } from './time.ts';

export interface Busy {
	startsAt: Date;
	endsAt: Date;
}
interface Wanted {
	startsAt: Date;
	minutes: number;
}

const step = 15;
const leastApart = 30;
const atMost = 3;
const [dayBegins, dayEnds] = ['08:00', '20:00'];

/** The days around a wanted moment in which another one is looked for, as instants. */
export function daysAround({ startsAt }: Wanted): { from: Date; to: Date } {
	const day = localDay(startsAt);
	return { from: midnight(day - 1), to: midnight(day + 3) };
}

/**
 * Up to three free moments nearest to the wanted one, in order: quarters of an hour between 08:00
 * and 20:00 (Europe/Amsterdam), not in the past, at least half an hour apart.
 */
export function freeMoments(busy: Busy[], wanted: Wanted, now: Date): Date[] {
	const { from, to } = daysAround(wanted);
	const candidates: Date[] = [];
	for (let at = from; at < to; at = addMinutes(at, step)) {
		if (at > now && isByDay(at, wanted.minutes) && !overlapsAny(at, wanted.minutes, busy))
			candidates.push(at);
	}
	const distance = (at: Date) => Math.abs(at.getTime() - wanted.startsAt.getTime());
	const nearest = candidates.sort((one, other) => distance(one) - distance(other));
	return apart(nearest).sort((one, other) => one.getTime() - other.getTime());
}

function apart(moments: Date[]): Date[] {
	const chosen: Date[] = [];
	for (const at of moments) {
		const close = chosen.some(
			(other) => Math.abs(other.getTime() - at.getTime()) < leastApart * minuteLength
		);
		if (!close && chosen.length < atMost) chosen.push(at);
	}
	return chosen;
}

function isByDay(at: Date, minutes: number): boolean {
	const end = addMinutes(at, minutes);
	return localTime(at) >= dayBegins && localTime(end) <= dayEnds && localDay(at) === localDay(end);
}

/** Whether something already stands in these minutes; one may begin when the other ends. */
export function overlapsAny(at: Date, minutes: number, busy: Busy[]): boolean {
	const end = addMinutes(at, minutes);
	return busy.some(({ startsAt, endsAt }) => startsAt < end && at < endsAt);
}
