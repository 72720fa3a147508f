import { speech } from '#domain/language.ts';
import type { DeskLanguage } from './desk.ts';

/** 'sms en bellen', or with 'of' between what may not. */
export function listIn(
	language: DeskLanguage,
	words: string[],
	type: 'conjunction' | 'disjunction' = 'conjunction'
): string {
	return new Intl.ListFormat(speech[language].locale, { type }).format(words);
}

/** What somebody typed, kept apart from the sentence around it in whatever script it is. */
export function own(words: string): string {
	// from where a run of them begins: from each of a thousand dots it would look through all the others, and keep everybody waiting
	return `\u2068${words.trim().replace(/(?<![.\s])[.\s]+$/, '')}\u2069`;
}
