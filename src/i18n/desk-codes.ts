import { deskCatalogues, type DeskLanguage } from './desk.ts';

/** The words of a code that comes from the tables; `other` when it has none of its own. */
export function codeWords(language: DeskLanguage, key: string, other = ''): string {
	const words: Record<string, string> = deskCatalogues[language];
	return Object.hasOwn(words, key) ? words[key]! : other;
}
