import type { Language } from '#domain/language.ts';
import ar from './spoken/ar.ts';
import en from './spoken/en.ts';
import nl from './spoken/nl.ts';
import tr from './spoken/tr.ts';
import { wordsOf, type Translations } from './words.ts';

const others: Translations<typeof nl> = { en, ar, tr };
export type SpokenKey = keyof typeof nl;
export const spokenCatalogues = { nl, ...others } as const;

/** Who says it where nothing was recorded: the language and the voice, as the network calls them. */
export const voices: Record<Language, { language: string; name: string }> = {
	nl: { language: 'nl-NL', name: 'Polly.Laura-Neural' },
	en: { language: 'en-GB', name: 'Polly.Amy-Neural' },
	ar: { language: 'arb', name: 'Polly.Zeina' },
	tr: { language: 'tr-TR', name: 'Polly.Burcu-Neural' }
};

/** What is said on the telephone: `const s = spokenWords(language); s('soon')`. */
export const spokenWords = wordsOf(nl, others);
