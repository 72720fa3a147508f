import { readFileSync } from 'node:fs';
import { isLanguage } from '#domain/language.ts';
import { score15Items } from '#domain/score-15.ts';

/** The texts of SCORE-15 by language, fifteen each. They are not ours: the organisation loads the official ones. */
export type Score15Texts = Record<string, string[]>;

/** Undefined when the file cannot be read, or does not hold fifteen texts for each language it names. */
export function score15TextsIn(path: string | undefined): Score15Texts | undefined {
	if (!path) return {};
	try {
		const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
		const entries = Object.entries(read as Record<string, unknown>);
		const areTexts = entries.every(([language, texts]) => isLanguage(language) && isWhole(texts));
		return areTexts ? (Object.fromEntries(entries) as Score15Texts) : undefined;
	} catch {
		return undefined;
	}
}

function isWhole(texts: unknown): boolean {
	const isText = (one: unknown) => typeof one === 'string' && one.trim() !== '';
	return Array.isArray(texts) && texts.length === score15Items && texts.every(isText);
}
