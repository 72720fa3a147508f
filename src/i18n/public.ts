import ar from './public/ar.ts';
import en from './public/en.ts';
import nl from './public/nl.ts';
import tr from './public/tr.ts';
import { problemKey } from './problems.ts';
import { wordsOf, type Translations } from './words.ts';

const others: Translations<typeof nl> = { en, ar, tr };
export type PublicKey = keyof typeof nl;
export const publicCatalogues = { nl, ...others } as const;

/** The public side's words: `const t = publicWords(language); t('home.title')`. */
export const publicWords = wordsOf(nl, others);

/** The public message key of a refusal code: `t(publicProblem(outcome.problem))`. */
export const publicProblem = (code: string) => problemKey(nl, code);
