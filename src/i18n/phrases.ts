import type { Language } from '#domain/language.ts';
import ar from './phrases/ar.ts';
import en from './phrases/en.ts';
import nl from './phrases/nl.ts';
import tr from './phrases/tr.ts';
import type { DeskLanguage } from './desk.ts';

/** In the order of a conversation; a phrase belongs to the first part of its key. */
export const phraseTopics = [
	...(['greeting', 'who', 'safe', 'acute', 'listen', 'limits'] as const),
	...(['wait', 'colleague', 'close', 'code', 'traces'] as const)
];
export type PhraseTopic = (typeof phraseTopics)[number];
export type PhraseKey = keyof typeof nl;

/** A sentence that is ready: in the language of the conversation, and what it says in that of the desk. */
export interface Phrase {
	key: PhraseKey;
	topic: PhraseTopic;
	text: string;
	/** Nothing where both are one language. */
	meaning: string | undefined;
}

export const phrases: Record<Language, Record<PhraseKey, string>> = { nl, en, ar, tr };

export function phrasesFor(language: Language, desk: DeskLanguage): Phrase[] {
	return (Object.keys(nl) as PhraseKey[]).map((key) => ({
		key,
		topic: key.split('.')[0] as PhraseTopic,
		text: phrases[language][key],
		meaning: language === desk ? undefined : phrases[desk][key]
	}));
}
