import { speech, type Language } from '#domain/language.ts';
import type { OpeningHours } from '#domain/opening-hours.ts';

interface Span {
	first: number;
	last: number;
	from: string;
	to: string;
}

/** 'maandag – vrijdag 09.00–17.00', the times kept in order inside right-to-left text. */
export function hoursInWords(language: Language, { weekly }: OpeningHours): string {
	const said = spansOf(weekly).map(
		({ from, to, ...days }) => `${weekdaysInWords(language, days)} ${timeSpan(language, from, to)}`
	);
	return listIn(language).format(said);
}

/** Monday = 1. */
export function weekdayInWords(language: Language, weekday: number): string {
	return speech[language].weekdays[weekday - 1] ?? '';
}

/** 'maandag', or 'maandag – vrijdag'. */
export function weekdaysInWords(
	language: Language,
	{ first, last }: { first: number; last: number }
): string {
	return [...new Set([first, last])].map((day) => weekdayInWords(language, day)).join(' – ');
}

/** 'ma', Monday = 1. */
export function shortWeekday(language: Language, weekday: number): string {
	// 5 January 2026 was a Monday
	const day = new Date(Date.UTC(2026, 0, 4 + weekday, 12));
	return weekdaysIn(language).format(day);
}

/** '09.00–17.00' */
export function timeSpan(language: Language, from: string, to: string): string {
	return inOrder(`${from}–${to}`.replaceAll(':', speech[language].hourMark));
}

/** Digits that keep their order inside right-to-left text, where no markup can do it. */
export function inOrder(text: string): string {
	return `\u2066${text}\u2069`;
}

// every public page says the hours, and to make a format costs more than to use it
const listIn = onceEach((language) => new Intl.ListFormat(speech[language].locale));
const weekdaysIn = onceEach(
	(language) =>
		new Intl.DateTimeFormat(speech[language].locale, { weekday: 'short', timeZone: 'UTC' })
);

function onceEach<T>(make: (language: Language) => T): (language: Language) => T {
	const made = new Map<Language, T>();
	return (language) => {
		const known = made.get(language) ?? make(language);
		made.set(language, known);
		return known;
	};
}

/** Days after each other with the same hours are one span. */
function spansOf(weekly: OpeningHours['weekly']): Span[] {
	const spans: Span[] = [];
	for (const { weekday, from, to } of weekly) {
		const before = spans.find(
			(span) => span.from === from && span.to === to && span.last === weekday - 1
		);
		if (before) before.last = weekday;
		else spans.push({ first: weekday, last: weekday, from, to });
	}
	return spans;
}
