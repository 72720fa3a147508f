import { isLanguage } from '#domain/language.ts';
import type { Language } from '#domain/language.ts';

export const match = (text: string): text is Language => isLanguage(text);
