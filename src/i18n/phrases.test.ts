import { expect, test } from 'vitest';
import { languages } from '#domain/language.ts';
import { phrases, phrasesFor, phraseTopics } from './phrases.ts';

test.each(languages)('in %s there is a sentence for each moment of a conversation', (language) => {
	const found = phrasesFor(language, 'nl');
	expect(new Set(found.map(({ topic }) => topic))).toEqual(new Set(phraseTopics));
	expect(found.filter(({ text }) => text.trim() === '')).toEqual([]);
	expect(found.every(({ meaning }) => (meaning === undefined) === (language === 'nl'))).toBe(true);
});

test('none promises what nobody can keep', () => {
	const promise = /\b(beloof|beloven wij|altijd|nooit|garande|I promise|always|never)\b/i;
	const said = languages.flatMap((language) => Object.values(phrases[language]));
	expect(said.filter((text) => promise.test(text))).toEqual([]);
});
