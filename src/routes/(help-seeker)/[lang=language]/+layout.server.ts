import { redirect } from '@sveltejs/kit';
import { openLanguages, publicPage } from '#server/access/public-page.ts';

// no script of ours on a public page but the way out
export const csr = false;

export const load = ({ locals, request, setHeaders, url }) => {
	// a post is answered in whatever language it came: what she wrote must not get lost on the way
	const isClosed = !openLanguages().includes(locals.language);
	if (isClosed && request.method === 'GET') redirect(303, url.pathname.replace(/^\/[^/]+/, '/nl'));
	setHeaders({ 'cache-control': 'no-store' });
	return publicPage(locals.language);
};
