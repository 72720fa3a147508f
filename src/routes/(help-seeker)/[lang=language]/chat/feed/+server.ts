import { feed } from '#server/chats/feed.ts';
import { openTalking } from '#server/chats/token.ts';
import { tellFailure } from '#server/failure.ts';
import { tellLine, tellTalk } from '../told.ts';
import type { RequestHandler } from './$types';

/** What is said, as it is said. The token comes in the body: an address is written down in many places. */
export const POST: RequestHandler = async ({ request, locals: { language } }) => {
	const form = await request.formData();
	const talking = openTalking(form.get('token'), new Date());
	if (!talking) return Response.json({ problem: 'expired' }, { status: 401 });
	const stream = await feed(talking, lastSeen(request, form), {
		line: (line) => tellLine(language, line),
		talk: (talk) => tellTalk(language, talk)
	}).catch((reason: unknown) => tellFailure('chat/feed', reason));
	if (!stream) return new Response(null, { status: 503, headers: { 'retry-after': '5' } });
	return new Response(stream, {
		headers: {
			'content-type': 'text/event-stream',
			'cache-control': 'no-store',
			'x-accel-buffering': 'no'
		}
	});
};

function lastSeen(request: Request, form: FormData): number {
	const told = Number(request.headers.get('last-event-id') ?? form.get('after'));
	return Number.isInteger(told) && told > 0 && told < 1_000_000 ? told : 0;
}
