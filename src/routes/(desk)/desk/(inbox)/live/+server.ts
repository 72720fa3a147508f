import { error } from '@sveltejs/kit';
import { liveStream } from '#server/access/live.ts';
import type { RequestHandler } from './$types';

/** Hints only; with `?ask` just whether the session holds, which the hook has answered by then. */
export const GET: RequestHandler = async ({ locals, url }) => {
	if (!locals.staff) error(401, 'signed-out');
	if (url.searchParams.has('ask')) return new Response(null, { status: 204 });
	const stream = await liveStream(locals.staff);
	if (!stream) return new Response(null, { status: 503, headers: { 'retry-after': '5' } });
	return new Response(stream, {
		headers: {
			'content-type': 'text/event-stream',
			'cache-control': 'no-store',
			'x-accel-buffering': 'no'
		}
	});
};
