import { error, json } from '@sveltejs/kit';
import { readAct } from '#server/chats/desk-form.ts';
import { attend, keepDraft, speak } from '#server/chats/speak.ts';
import { shownOr404, staffOf } from '../../../../refuse.ts';
import type { RequestHandler } from './$types';

/** Small messages of her page while she talks: a line, what she is writing, up to where she has read. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const staff = staffOf(locals);
	const act = await readAct(request);
	if (!act) error(400, 'unreadable');
	if (act.do === 'say') return json(shownOr404(await speak(staff, params.id, act)));
	if (act.do === 'draft') await keepDraft(staff, params.id, act.text);
	else await attend(staff, params.id, act);
	return json({ done: true });
};
