import { expect, test } from 'vitest';
import { languages } from '#domain/language.ts';
import { publicWords } from '#i18n/public.ts';
import { crowdedPage } from './crowded.ts';

const typed = 'Mijn zoon </textarea><script>alert(1)</script> $& is weg\nal twee dagen';

test('whoever is turned away in a crowd gets back what was typed, as text', async () => {
	const answer = crowdedPage(typed);
	expect(answer.status).toBe(429);
	const page = await answer.text();
	expect(page).toContain(
		'Mijn zoon &lt;/textarea>&lt;script>alert(1)&lt;/script> $&amp; is weg\nal twee dagen'
	);
	for (const language of languages) expect(page).toContain(publicWords(language)('chat.crowded'));
	expect(page).toContain('href="tel:112"');
});

test('nobody typed anything: nothing is shown in which something could stand', async () => {
	expect(await crowdedPage('').text()).not.toContain('textarea');
});
