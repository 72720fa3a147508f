import { expect, test } from 'vitest';
import { isLanguage, languages, speech } from './language.ts';

test('only Arabic runs from right to left', () => {
	expect(languages.filter((language) => speech[language].direction === 'rtl')).toEqual(['ar']);
});

test('every language has a name of its own', () => {
	expect(new Set(languages.map((language) => speech[language].ownName)).size).toBe(
		languages.length
	);
});

test.each(['de', '', 'NL', 'toString', undefined, 3])('%s is not offered', (text) => {
	expect(isLanguage(text)).toBe(false);
});
