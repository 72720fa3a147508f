import { languages, speech } from '#domain/language.ts';
import { publicWords } from '#i18n/public.ts';
import template from '../../error.html?raw';

const place = '<main>';

/** The page for whoever was turned away in a flood: nobody is asked for it, and what was typed is given back. */
export function crowdedPage(typed: string): Response {
	const told = languages.map(
		(language) =>
			`<p lang="${language}" dir="${speech[language].direction}">${publicWords(language)('chat.crowded')}</p>`
	);
	const kept = typed && `<textarea readonly rows="6" dir="auto">${escaped(typed)}</textarea>`;
	const page = template.replace(place, () => `${place}<section>${told.join('')}${kept}</section>`);
	return new Response(page, {
		status: 429,
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'cache-control': 'no-store',
			'retry-after': '60'
		}
	});
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\r', '&#13;');
}
