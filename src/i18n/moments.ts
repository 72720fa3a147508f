import { locales } from './words.ts';

const timeZone = 'Europe/Amsterdam';

const pattern: Record<string, string> = {
	nl: '{day} om {hour} uur',
	en: '{day} at {hour}',
	ar: '{day} الساعة {hour}',
	tr: '{day} saat {hour}'
};

/** 'dinsdag 24 november om 15.30 uur', Europe/Amsterdam. */
export function dayAndHour(language: string, at: Date): string {
	return (pattern[language] ?? '{day} {hour}')
		.replace('{day}', dayInWords(language, at))
		.replace('{hour}', hourOf(language, at));
}

/** 'dinsdag 24 november', Europe/Amsterdam. */
export function dayInWords(language: string, at: Date): string {
	return format(language, { weekday: 'long', day: 'numeric', month: 'long' }, at).replace(',', '');
}

/** '24 nov 2026', Europe/Amsterdam; for lists. */
export function shortDay(language: string, at: Date): string {
	return format(language, { day: 'numeric', month: 'short', year: 'numeric' }, at);
}

/** '9.30' in Dutch and Turkish, '15:30' elsewhere, Europe/Amsterdam. */
export function hourOf(language: string, at: Date): string {
	const hour = format(language, { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' }, at);
	return language === 'nl' || language === 'tr' ? hour.replace(':', '.') : hour;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: string, options: Intl.DateTimeFormatOptions, at: Date): string {
	const name = language + JSON.stringify(options);
	const known =
		formats.get(name) ?? new Intl.DateTimeFormat(locales[language], { ...options, timeZone });
	formats.set(name, known);
	return known.format(at);
}
