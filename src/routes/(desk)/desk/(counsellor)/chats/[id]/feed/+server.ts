import { error } from '@sveltejs/kit';
import { staffFeed } from '#server/chats/staff-feed.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ request, params, locals, url }) => {
	if (!locals.staff) error(401, 'signed-out');
	const after = Number(request.headers.get('last-event-id') ?? url.searchParams.get('after') ?? 0);
	const stream = await staffFeed(locals.staff, params.id, after);
	if (!stream) return new Response(null, { status: 503, headers: { 'retry-after': '2' } });
	return new Response(stream, {
		headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }
	});
};
