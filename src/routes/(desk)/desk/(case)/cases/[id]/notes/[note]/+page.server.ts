import { fail, redirect } from '@sveltejs/kit';
import { plainText } from '#domain/plain-text.ts';
import { textIn } from '#server/cases/form.ts';
import { correctNote } from '#server/notes/correct.ts';
import { readNotePage } from '#server/notes/read.ts';
import { shownOr404, staffOf } from '../../../../../refuse.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const place = { partId: params.id, noteId: params.note };
	const page = shownOr404(await readNotePage(staffOf(locals), place));
	return { ...page, back: `/desk/cases/${params.id}?from=${page.noteId}#e-${page.noteId}` };
};

const fieldOf: Record<string, string> = {
	'reason-missing': 'reason',
	'reason-too-long': 'reason'
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const [seen, reason] = [textIn(form, 'seen'), plainText(textIn(form, 'reason'))];
		const text = plainText(textIn(form, 'text'));
		const inPlace = textIn(form, 'how') === 'strike' ? {} : { text };
		const place = { partId: params.id, noteId: params.note };
		const asked = { seen, reason, ...inPlace };
		const outcome = shownOr404(await correctNote(staffOf(locals), place, asked));
		if ('problem' in outcome) {
			const { problem } = outcome as { problem: string };
			const isLate = problem === 'changed-meanwhile';
			const problems = { [fieldOf[problem] ?? 'text']: problem };
			return fail(isLate ? 409 : 422, { problems, typed: { text, reason }, isLate });
		}
		redirect(303, `/desk/cases/${params.id}`);
	}
};
