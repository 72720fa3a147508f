import { addDays } from 'date-fns/addDays';
import { textProblem } from './free-text.ts';
import { localDate } from './time.ts';

/** What is open in a case that goes to somebody else, as far as it presses. */
export interface Open {
	/** A danger in it is not over. */
	danger?: 'T0' | 'T1' | undefined;
	/** She waits for an answer, which is due then. */
	owedBy?: Date | undefined;
	/** Appointments and tasks that are over their time without a word. */
	late: number;
	/** The first that is still to come. */
	nextAt?: Date | undefined;
}
/** Why it presses, in the order in which somebody looks. */
export const pressures = ['danger', 'owed', 'late', 'today', 'week', 'calm'] as const;
export type Pressure = (typeof pressures)[number];

const longestWords = 2000;
const DAYS_OF_WEEK = 7;

/** What presses most in a case. */
export function pressureOf({ danger, owedBy, late, nextAt }: Open, now: Date): Pressure {
	if (danger) return 'danger';
	if (owedBy) return 'owed';
	if (late > 0) return 'late';
	if (!nextAt) return 'calm';
	if (localDate(nextAt) <= localDate(now)) return 'today';
	return nextAt <= addDays(now, DAYS_OF_WEEK) ? 'week' : 'calm';
}

/** What presses most first; of what presses alike, what is due first. */
export function inOrder<One extends Open>(all: readonly One[], now: Date): One[] {
	const dueAt = ({ owedBy, nextAt }: Open) => (owedBy ?? nextAt)?.getTime() ?? Infinity;
	const placeOf = (one: One) => pressures.indexOf(pressureOf(one, now));
	return all.toSorted(
		(one, other) =>
			placeOf(one) - placeOf(other) ||
			(one.danger ?? '').localeCompare(other.danger ?? '') ||
			compare(dueAt(one), dueAt(other))
	);
}

/** What the one who gets it should know; nothing is needed where a case speaks for itself. */
export function wordsProblem(words: string): 'too-long' | 'citizen-number' | undefined {
	return textProblem(words, longestWords);
}

function compare(one: number, other: number): number {
	return one === other ? 0 : one < other ? -1 : 1;
}
