import type { Language } from '#domain/language.ts';
import { dayNumber, midnight } from '#domain/time.ts';
import { dayOfYear, shortDay } from './moments.ts';

// apart from moments, so that a public page that tells a moment does not load the reckoning of days

/** '24 november 2027', of '2027-11-24'. */
export function dayInFull(language: Language, day: string): string {
	return dayOfYear(language, midnight(dayNumber(day)));
}

/** '24 nov 2026', of '2026-11-24'; for lists. */
export function dayInShort(language: Language, day: string): string {
	return shortDay(language, midnight(dayNumber(day)));
}
