import { error } from '@sveltejs/kit';
import { mayFollow, staffFeed } from '#server/chats/staff-feed.ts';
import { staffOf } from '../../../../refuse.ts';
import type { RequestHandler } from './$types';

/** What is said, as it is said; with `?ask` just whether she is in it. */
export const GET: RequestHandler = async ({ locals, params, request, url }) => {
	const staff = staffOf(locals);
	if (!(await mayFollow(staff, params.id))) error(404, 'not-found');
	if (url.searchParams.has('ask')) return new Response(null, { status: 204 });
	const last = request.headers.get('last-event-id') ?? url.searchParams.get('after');
	const stream = await staffFeed(staff, params.id, placeOf(last));
	if (!stream) return new Response(null, { status: 503, headers: { 'retry-after': '2' } });
	return new Response(stream, {
		headers: {
			'content-type': 'text/event-stream',
			'cache-control': 'no-store',
			'x-accel-buffering': 'no'
		}
	});
};

function placeOf(text: string | null): number {
	const place = Number(text ?? 0);
	return Number.isInteger(place) && place > 0 && place <= 1_000_000 ? place : 0;
}
