import { expect, test } from 'vitest';
import { direction, isLanguage, languages, ownNames } from './language.ts';

test('only Arabic runs from right to left', () => {
	expect(languages.filter((language) => direction(language) === 'rtl')).toEqual(['ar']);
});

test('every language has a name of its own', () => {
	expect(new Set(languages.map((language) => ownNames[language])).size).toBe(4);
});

test.each(['de', '', 'NL', 'toString', undefined, 3])('%s is not offered', (text) => {
	expect(isLanguage(text)).toBe(false);
});
