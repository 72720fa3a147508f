import { expect, test } from 'vitest';
import { languages } from './language.ts';
import { preferred } from './preferred-language.ts';

test.each([
	[null, 'nl'],
	['', 'nl'],
	['ar-MA,nl;q=0.5', 'ar'],
	['nl;q=0.5, tr-TR;q=0.9', 'tr'],
	['fr, en-GB;q=0.3', 'en'],
	['en;q=0, tr;q=0.1', 'tr'],
	['*', 'nl'],
	['EN', 'en'],
	[';;q=,,__proto__', 'nl'],
	[`${'fr,'.repeat(5000)}en`, 'nl']
])('%s is welcomed in %s', (accept, language) => {
	expect(preferred(accept, languages)).toBe(language);
});

test('a language that is not open yet is passed over', () => {
	expect(preferred('ar, en;q=0.5', ['nl', 'en'])).toBe('en');
	expect(preferred('ar', ['nl'])).toBe('nl');
});
