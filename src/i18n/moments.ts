import { speech, type Language } from '#domain/language.ts';

const timeZone = 'Europe/Amsterdam';

/** 'dinsdag 24 november om 15.30 uur', Europe/Amsterdam; in another year than now with that year. */
export function dayAndHour(language: Language, at: Date, now = new Date()): string {
	return speech[language].dayAndHour
		.replace('{day}', dayInWords(language, at, now))
		.replace('{hour}', hourOf(language, at));
}

/** 'dinsdag 24 november', Europe/Amsterdam; in another year than now with that year. */
export function dayInWords(language: Language, at: Date, now = new Date()): string {
	const isThisYear = format(language, 'year', at) === format(language, 'year', now);
	return isThisYear ? format(language, 'day', at).replace(',', '') : fullDay(language, at);
}

/** 'dinsdag 24 november 2026', Europe/Amsterdam; on paper, which is read in any year. */
export function fullDay(language: Language, at: Date): string {
	return format(language, 'full-day', at).replace(',', '');
}

/** '24 november 2027', Europe/Amsterdam; for what lies a year ahead. */
export function dayOfYear(language: Language, at: Date): string {
	return format(language, 'long-day', at);
}

/** 'november 2026', Europe/Amsterdam. */
export function monthInWords(language: Language, at: Date): string {
	return format(language, 'month', at);
}

/** '24 nov 2026', Europe/Amsterdam; for lists. */
export function shortDay(language: Language, at: Date): string {
	return format(language, 'short-day', at);
}

/** '9.30' in Dutch and Turkish, '15:30' elsewhere, Europe/Amsterdam. */
export function hourOf(language: Language, at: Date): string {
	const hour = format(language, 'hour', at);
	return hour.replace(':', speech[language].hourMark);
}

/** '15:30:07', Europe/Amsterdam; for what happens within a minute. */
export function secondOf(language: Language, at: Date): string {
	return formatOf(language, 'second', `${language} second`).format(at);
}

const parts = {
	day: { weekday: 'long', day: 'numeric', month: 'long' },
	'full-day': { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
	'long-day': { day: 'numeric', month: 'long', year: 'numeric' },
	month: { month: 'long', year: 'numeric' },
	'short-day': { day: 'numeric', month: 'short', year: 'numeric' },
	year: { year: 'numeric' },
	hour: { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' },
	second: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }
} as const;
const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, what: keyof typeof parts, at: Date): string {
	const name = `${language} ${what}`;
	return sayOnce(name, at, () => formatOf(language, what, name).format(at));
}

function formatOf(language: Language, what: keyof typeof parts, name: string) {
	const known =
		formats.get(name) ??
		new Intl.DateTimeFormat(speech[language].locale, { ...parts[what], timeZone });
	formats.set(name, known);
	return known;
}

// a list says the same moments again and again, and each costs more than the rest of its line
const said = new Map<string, string>();
const mostSaid = 5000;

function sayOnce(name: string, at: Date, say: () => string): string {
	const key = `${name} ${Math.floor(at.getTime() / 60_000)}`;
	const known = said.get(key) ?? say();
	if (said.size >= mostSaid) said.clear();
	said.set(key, known);
	return known;
}
