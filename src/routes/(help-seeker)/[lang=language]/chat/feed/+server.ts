import { error } from '@sveltejs/kit';
import { feed } from '#server/chats/feed.ts';
import { openTalking } from '#server/chats/token.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ request }) => {
	const form = await request.formData();
	const known = openTalking(form.get('token'), new Date());
	if (!known) error(410, 'expired');
	const after = Number(form.get('after') ?? 0);
	const stream = await feed(known, after, { line: (line) => line, talk: (talk) => talk });
	if (!stream) return new Response(null, { status: 503, headers: { 'retry-after': '2' } });
	return new Response(stream, {
		headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }
	});
};
