import { levelOfTrigger, type FactorCode, type FactorKind } from '#domain/factor.ts';
import { codeWords } from '#i18n/desk-codes.ts';
import { deskWords, type DeskLanguage } from '#i18n/desk.ts';

/** A factor in words. */
export function factorWords(language: DeskLanguage, kind: FactorKind, code: FactorCode): string {
	if (kind === 'protective') return codeWords(language, `protects.${code}`);
	return codeWords(language, kind === 'driver' ? `driver.${code}` : `trigger.${code}`);
}

/** Where an event comes from; empty for what is none. */
export function levelWords(language: DeskLanguage, code: FactorCode): string {
	const level = levelOfTrigger(code);
	return level ? deskWords(language)(`factor.level-${level}`) : '';
}
