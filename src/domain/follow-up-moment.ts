import { addYears } from 'date-fns/addYears';
import { isValid } from 'date-fns/isValid';
import { localDate } from './time.ts';

export type MomentProblem =
	'moment-unreadable' | 'in-the-past' | 'hour-passed' | 'too-far-ahead' | 'minutes-out-of-range';

/** Nothing waits longer than until whoever is born today is of age; what lies beyond is a year mistyped, and would never come up. */
const MOST_YEARS_AHEAD = 20;

/** Why nothing can be planned then, for so long. */
export function whenProblem(startsAt: Date, minutes: number, now: Date): MomentProblem | undefined {
	if (!isValid(startsAt)) return 'moment-unreadable';
	if (startsAt < now) return localDate(startsAt) === localDate(now) ? 'hour-passed' : 'in-the-past';
	if (startsAt > addYears(now, MOST_YEARS_AHEAD)) return 'too-far-ahead';
	const inRange = Number.isInteger(minutes) && minutes >= 5 && minutes <= 480;
	return inRange ? undefined : 'minutes-out-of-range';
}
