import { afterOpeningMinutes, closingTime, isOpen, nextOpening } from './opening-hours.ts';
import { openingsFrom } from './opening-hours.ts';
import type { OpeningHours } from './opening-hours.ts';
import { atLocal, dateOf, localDay, minuteLength } from './time.ts';

export interface PublicPromise {
	someoneReadsNow: boolean;
	readBy: Date;
	comeBackAt: Date;
}

const readingMinutes = 120;
const daysUntilReturn = 3;
const halfHour = 30 * minuteLength;

/**
 * What the public may be told: by when a person has read it and when to come back. Knows only the
 * opening hours and who is on duty, so that it never gives away how a message was weighed. Undefined
 * when the opening hours leave 60 days without an opening.
 */
export function publicPromise(
	hours: OpeningHours,
	at: Date,
	someoneOnDuty: boolean
): PublicPromise | undefined {
	const someoneReadsNow = someoneOnDuty && isOpen(hours, at);
	const readBy = readingTime(hours, at, someoneReadsNow);
	const comeBackAt = closingOfOpeningDay(hours, at, daysUntilReturn);
	return readBy && comeBackAt && { someoneReadsNow, readBy, comeBackAt };
}

/** Open with nobody on duty: counts from the next opening, not from the rest of this one. */
function readingTime(hours: OpeningHours, at: Date, someoneReadsNow: boolean): Date | undefined {
	const counted = someoneReadsNow ? at : nextOpening(hours, closingTime(hours, at) ?? at);
	const read = counted && afterOpeningMinutes(hours, counted, readingMinutes);
	return read && roundedUp(hours, read);
}

function roundedUp(hours: OpeningHours, read: Date): Date {
	const rounded = new Date(Math.ceil(read.getTime() / halfHour) * halfHour);
	const closing = closingTime(hours, new Date(read.getTime() - 1));
	return closing && closing < rounded ? closing : rounded;
}

function closingOfOpeningDay(hours: OpeningHours, at: Date, count: number): Date | undefined {
	const tomorrow = atLocal(dateOf(localDay(at) + 1), '00:00');
	const closings = new Map<number, Date>();
	for (const { from, to } of openingsFrom(hours, tomorrow)) {
		if (closings.size === count && !closings.has(localDay(from))) break;
		closings.set(localDay(from), to);
	}
	return [...closings.values()][count - 1];
}
