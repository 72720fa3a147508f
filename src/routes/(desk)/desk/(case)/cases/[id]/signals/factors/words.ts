import { levelOfTrigger, type FactorCode, type FactorKind } from '#domain/factor.ts';
import { codeWords } from '#i18n/desk-codes.ts';
import { deskWords, type DeskLanguage } from '#i18n/desk.ts';

const areas = { protective: 'protects', driver: 'driver', trigger: 'trigger' } as const;

/** A factor in words. */
export function factorWords(language: DeskLanguage, kind: FactorKind, code: FactorCode): string {
	return codeWords(language, `${areas[kind]}.${code}`);
}

/** Where an event comes from; empty for what is none. */
export function levelWords(language: DeskLanguage, code: FactorCode): string {
	const level = levelOfTrigger(code);
	return level ? deskWords(language)(`factor.level-${level}`) : '';
}
