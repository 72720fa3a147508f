import { openLanguages } from '#server/access/public-page.ts';
import { preferred } from '#domain/preferred-language.ts';

/** The front door: to the first open language that the browser asks for, else Dutch. */
export const GET = ({ request }) => {
	const language = preferred(request.headers.get('accept-language'), openLanguages());
	const headers = {
		location: `/${language}`,
		'cache-control': 'no-store',
		vary: 'accept-language'
	};
	return new Response(null, { status: 303, headers });
};
