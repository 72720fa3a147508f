import { isWorkingDay, type Holidays } from './deadline.ts';
import { dateOf, dayNumber } from './time.ts';
import type { AgeBand } from './triage.ts';

/** What is known of an age: a date of birth, else a band; both may be empty. Dates are 'YYYY-MM-DD'. */
export interface KnownAge {
	birthDate: string;
	ageBand: AgeBand | '';
}
/** Whose yes is needed: of who has authority alone, of child and authority, of herself alone. */
export type GuardianRule = 'guardian_only' | 'both' | 'self';
export type Threshold = (typeof thresholds)[number];

/** Where the rules about whose consent is needed, or who may see the file, change. */
export const thresholds = [12, 16, 18] as const;
export const ageBands = ['<12', '12-15', '16-17', '18-22', '23-29', '30+', 'unknown'] as const;

const longestLife = 120;

/** Whole years on a day; who was born on 29 February gets a year older on 1 March. */
export function ageOn(birthDate: string, today: string): number {
	const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
	return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/**
 * Below 12 who has authority decides, from 12 to 15 the child too, from 16 the young person alone
 * (domain brief, section 4.3). Undefined when no age is known: then somebody has to ask. It is
 * about files and guidance: a minor who asks for help herself gets it free and direct, without it.
 */
export function guardianRule(known: KnownAge, today: string): GuardianRule | undefined {
	const age = known.birthDate ? ageOn(known.birthDate, today) : youngestIn(known.ageBand);
	if (age === undefined) return undefined;
	if (age < 12) return 'guardian_only';
	return age < 16 ? 'both' : 'self';
}

/** The birthdays at which the rules change, today's too, in order. */
export function birthdaysAhead(
	birthDate: string,
	today: string
): { age: Threshold; date: string }[] {
	return thresholds
		.map((age) => ({ age, date: birthday(birthDate, age) }))
		.filter(({ date }) => date >= today);
}

/**
 * When consent is asked again, by age: on the first working day after the birthday. An age for
 * which it was still to be asked, and which she turns out to have reached, is asked about next.
 */
export function askAgain(
	birthDate: string,
	{ today, waiting, holidays }: { today: string; waiting: Threshold[]; holidays?: Holidays }
): { age: Threshold; date: string }[] {
	if (birthDate === '') return [];
	const passed = thresholds.filter(
		(age) => waiting.includes(age) && birthday(birthDate, age) < today
	);
	const latest = passed.slice(-1).map((age) => ({ age, date: today }));
	return [...latest, ...birthdaysAhead(birthDate, today)].map(({ age, date }) => ({
		age,
		date: workingDayAfter(date, holidays)
	}));
}

/** Why this is no date of birth; undefined when it is one, or empty. */
export function birthDateProblem(
	birthDate: string,
	today: string
): 'date-unreadable' | 'born-in-future' | undefined {
	if (birthDate === '') return undefined;
	if (Number.isNaN(dayNumber(birthDate))) return 'date-unreadable';
	if (birthDate > today) return 'born-in-future';
	return ageOn(birthDate, today) > longestLife ? 'date-unreadable' : undefined;
}

function birthday(birthDate: string, age: number): string {
	const date = `${String(Number(birthDate.slice(0, 4)) + age).padStart(4, '0')}${birthDate.slice(4)}`;
	return Number.isNaN(dayNumber(date)) ? `${date.slice(0, 4)}-03-01` : date;
}

function workingDayAfter(date: string, holidays?: Holidays): string {
	let day = dayNumber(date) + 1;
	while (!isWorkingDay(dateOf(day), holidays)) day += 1;
	return dateOf(day);
}

// of a band the youngest counts: who may be 12 is asked together with whoever has authority
function youngestIn(band: KnownAge['ageBand']): number | undefined {
	return band === '' || band === 'unknown' ? undefined : band === '<12' ? 0 : parseInt(band, 10);
}
