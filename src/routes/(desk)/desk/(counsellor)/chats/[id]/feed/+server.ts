import { error } from '@sveltejs/kit';
import { lineSeq } from '#domain/chat.ts';
import { answerWith } from '#server/live/stream.ts';
import { mayFollow, staffFeed } from '#server/chats/staff-feed.ts';
import { staffOf } from '../../../../refuse.ts';
import type { RequestHandler } from './$types';

/** What is said, as it is said; with `?ask` just whether she is in it. */
export const GET: RequestHandler = async ({ locals, params, request, url }) => {
	const staff = staffOf(locals);
	if (!(await mayFollow(staff, params.id))) error(404, 'not-found');
	if (url.searchParams.has('ask')) return new Response(null, { status: 204 });
	const last = request.headers.get('last-event-id') ?? url.searchParams.get('after');
	return answerWith(await staffFeed(staff, params.id, lineSeq(last)));
};
