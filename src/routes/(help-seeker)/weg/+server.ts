import { leaveTo } from '#server/access/leave.ts';

/** Leaving fast: away from here, with nothing of ours left in the browser that we can take back. */
export const GET = () => {
	const headers = {
		location: leaveTo(),
		'clear-site-data': '"cookies", "storage"',
		'cache-control': 'no-store'
	};
	return new Response(null, { status: 303, headers });
};
