import type { Language } from '#domain/language.ts';
import ar from './spoken/ar.ts';
import en from './spoken/en.ts';
import nl from './spoken/nl.ts';
import tr from './spoken/tr.ts';
import { wordsOf } from './words.ts';

const others = { en, ar, tr };
export type SpokenKey = keyof typeof nl;
export const spokenCatalogues = { nl, ...others } as const satisfies Record<Language, unknown>;

/** What is said on the telephone: `const s = spokenWords(language); s('soon')`. */
export const spokenWords = wordsOf(nl, others);
