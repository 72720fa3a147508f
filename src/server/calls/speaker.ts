import type { Language } from '#domain/language.ts';
import { spokenWords, voices, type SpokenKey } from '#i18n/spoken.ts';
import { house } from '../house.ts';
import type { Verb } from '../integrations/twilio/twiml.ts';

type Values = Record<string, string | number>;

/** A voice in one language: what was recorded is played, and what was not, or holds a number or an hour, is spoken. */
export function speaker(language: Language) {
	return (key: SpokenKey, values?: Values): Verb => {
		const file = values ? undefined : recorded(language, key);
		if (file) return { play: file };
		const say = spokenWords(language) as (key: SpokenKey, values?: Values) => string;
		return { say: say(key, values), voice: voices[language] };
	};
}

function recorded(language: Language, key: SpokenKey): string | undefined {
	const { spokenFiles, publicBaseUrl, origin } = house().config;
	const file = `${language}/${key}`;
	return spokenFiles.has(file) ? `${publicBaseUrl ?? origin}/spoken/${file}.mp3` : undefined;
}

/** Digits one by one, so that they are read as digits. */
export function oneByOne(digits: string): string {
	return [...digits].join(' ');
}
