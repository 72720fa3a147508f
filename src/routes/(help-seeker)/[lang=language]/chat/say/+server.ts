import { error, json } from '@sveltejs/kit';
import { say } from '#server/chats/say.ts';
import { openTalking } from '#server/chats/token.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ request }) => {
	const form = await request.formData();
	const known = openTalking(form.get('token'), new Date());
	if (!known) error(410, 'expired');
	const line = { id: String(form.get('id')), text: String(form.get('text') ?? '') };
	const said = await say(known, line);
	return json(said, { status: 'seq' in said ? 200 : 422 });
};
