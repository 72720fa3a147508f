import { error } from '@sveltejs/kit';
import { liveStream } from '#server/access/live.ts';
import { answerWith } from '#server/live/stream.ts';
import type { RequestHandler } from './$types';

/** Hints only; with `?ask` just whether the session holds, which the hook has answered by then. */
export const GET: RequestHandler = async ({ locals, url }) => {
	if (!locals.staff) error(401, 'signed-out');
	if (url.searchParams.has('ask')) return new Response(null, { status: 204 });
	return answerWith(await liveStream(locals.staff));
};
