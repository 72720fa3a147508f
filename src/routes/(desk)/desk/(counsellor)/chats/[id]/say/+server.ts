import { error, json } from '@sveltejs/kit';
import { speak } from '#server/chats/speak.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ request, params, locals }) => {
	if (!locals.staff) error(401, 'signed-out');
	const form = await request.formData();
	const line = { id: String(form.get('id')), text: String(form.get('text') ?? '') };
	const said = await speak(locals.staff, params.id, line);
	return json(said, { status: 'seq' in said ? 200 : 422 });
};
