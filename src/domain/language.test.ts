import { expect, test } from 'vitest';
import { isLanguage, languages, speech } from './language.ts';

test.each(languages)('%s runs the way its own name is written', (language) => {
	const { ownName, direction } = speech[language];
	expect(direction).toBe(/[\p{sc=Arab}\p{sc=Hebr}]/u.test(ownName) ? 'rtl' : 'ltr');
});

test('every language has a name of its own', () => {
	expect(new Set(languages.map((language) => speech[language].ownName)).size).toBe(
		languages.length
	);
});

test.each(['xx', '', 'NL', 'toString', undefined, 3])('%s is not offered', (text) => {
	expect(isLanguage(text)).toBe(false);
});
