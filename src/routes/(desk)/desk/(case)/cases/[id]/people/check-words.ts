import type { CheckQuestion } from '#domain/sibling-check.ts';
import { codeWords } from '#i18n/desk-codes.ts';
import { deskWords, type DeskLanguage } from '#i18n/desk.ts';

/** An answer of a check in words; what is not known is said alike everywhere. */
export function answerWords(language: DeskLanguage, question: CheckQuestion, code: string): string {
	const unknown = deskWords(language)('check.unknown');
	return codeWords(language, `check.${question}.${code}`, unknown);
}
