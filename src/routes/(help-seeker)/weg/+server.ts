import { leaveTo } from '#server/access/leave.ts';
import { leaveBehind } from '#server/access/spent.ts';
import { failureReport } from '#server/failure.ts';

/**
 * Leaving fast: away from here, with nothing of ours left in the browser that we can take back. A page of
 * somebody else's that loads this signs no colleague out.
 */
export const GET = ({ request }: { request: Request }) => {
	const isCrossSite = request.headers.get('sec-fetch-site') === 'cross-site';
	return away(isCrossSite ? {} : { 'clear-site-data': '"cookies", "storage"' });
};

/**
 * The same by the button on every page, which also ends the form or the visit it stood in. A page that
 * moves on by itself, since a policy of forms holds for where a form is sent on to as well.
 */
export const POST = async ({ request }: { request: Request }) => {
	try {
		await leaveBehind((await request.formData()).get('leave'));
	} catch (reason) {
		// whatever goes wrong, she leaves
		const at = new Date().toISOString();
		console.error(JSON.stringify({ at, route: 'weg', ...failureReport(reason) }));
	}
	return new Response('', {
		headers: {
			refresh: `0;url=${leaveTo()}`,
			'content-type': 'text/html; charset=utf-8',
			'clear-site-data': '"cookies", "storage"',
			'cache-control': 'no-store'
		}
	});
};

function away(more: Record<string, string>): Response {
	const headers = { location: leaveTo(), ...more, 'cache-control': 'no-store' };
	return new Response(null, { status: 303, headers });
}
