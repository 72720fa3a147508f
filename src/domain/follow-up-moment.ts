import { addYears } from 'date-fns/addYears';
import { isValid } from 'date-fns/isValid';
import { localDate } from './time.ts';

export type MomentProblem =
	'moment-unreadable' | 'in-the-past' | 'hour-passed' | 'too-far-ahead' | 'minutes-out-of-range';

/** Nothing waits longer than until whoever is born today is of age; what lies beyond is a year mistyped, and would never come up. */
const MOST_YEARS_AHEAD = 20;

/** Whether a day was typed that nobody means. */
export function isTooFarAhead(at: Date, now: Date): boolean {
	return at > addYears(now, MOST_YEARS_AHEAD);
}

/** Why nothing can be planned then, for so long. */
export function whenProblem(startsAt: Date, minutes: number, now: Date): MomentProblem | undefined {
	if (!isValid(startsAt)) return 'moment-unreadable';
	if (startsAt < now) return localDate(startsAt) === localDate(now) ? 'hour-passed' : 'in-the-past';
	if (isTooFarAhead(startsAt, now)) return 'too-far-ahead';
	const inRange = Number.isInteger(minutes) && minutes >= 5 && minutes <= 480;
	return inRange ? undefined : 'minutes-out-of-range';
}
