import { leaveTo } from '#server/access/leave.ts';

/**
 * Leaving fast: away from here, with nothing of ours left in the browser that we can take back. A page of
 * somebody else's that loads this signs no colleague out.
 */
export const GET = ({ request }) => {
	const isCrossSite = request.headers.get('sec-fetch-site') === 'cross-site';
	const headers = {
		location: leaveTo(),
		...(isCrossSite ? {} : { 'clear-site-data': '"cookies", "storage"' }),
		'cache-control': 'no-store'
	};
	return new Response(null, { status: 303, headers });
};
