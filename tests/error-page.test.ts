import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { languages } from '../src/domain/language.ts';
import { MOST_TYPED } from '../src/domain/plain-text.ts';
import { publicWords } from '../src/i18n/public.ts';

const html = readFileSync('src/error.html', 'utf8');

test.each(languages)(
	'the page of a bare refusal speaks %s too, the way out and 112 with it',
	(language) => {
		const t = publicWords(language);
		const own = language === 'nl' ? '' : ` lang="${language}"`;
		for (const words of [t('exit.label'), t('danger.short', { police: '112' }), t('error.home')])
			expect(html).toContain(words);
		expect(html).toContain(`<a href="/${language}"${own}`);
		expect(html.split(`lang="${language}"`).length).toBeGreaterThan(language === 'nl' ? 1 : 4);
	}
);

test('a script stands only in what the server draws: one that a browser makes would stop the page', () => {
	const pages = globSync('src/**/*.svelte').map((file) => ({
		file,
		markup: readFileSync(file, 'utf8').replace(/^<script[^>]*>.*?^<\/script>/gms, '')
	}));
	const unguarded = pages.filter(
		({ file, markup }) =>
			/(?<!\{#if !browser\})<script/.test(markup) && !file.includes('[lang=language]/')
	);
	expect(pages.some(({ markup }) => markup.includes('{#if !browser}<script'))).toBe(true);
	expect(unguarded.map(({ file }) => file)).toEqual([]);
	// no page below this one is drawn by a browser
	expect(
		readFileSync('src/routes/(help-seeker)/[lang=language]/+layout.server.ts', 'utf8')
	).toContain('export const csr = false;');
});

test('its way out is the one of every other page', () => {
	expect(html).toContain('<script src="/quick-exit.js" defer></script>');
	expect(html).toContain('data-quick-exit-status');
	expect(html.indexOf('data-quick-exit')).toBeLessThan(html.indexOf('href="tel:112"'));
	for (const asked of readFileSync('static/quick-exit.js', 'utf8').matchAll(/dataset\.(\w+)/g))
		expect(html).toContain(
			`data-${asked[1]!.replace(/[A-Z]/g, (one) => `-${one.toLowerCase()}`)}=`
		);
});

test('what one field can hold comes through, so that it comes back with what is wrong', () => {
	const [, most] = /BODY_SIZE_LIMIT \?\?= '(\d+)M'/.exec(
		readFileSync('src/start/web.mjs', 'utf8')
	)!;
	expect(MOST_TYPED * encodeURIComponent('€').length).toBeLessThan(Number(most) * 1024 * 1024);
});
