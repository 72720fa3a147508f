import { redirect } from '@sveltejs/kit';
import { verdicts } from '#domain/glass.ts';
import { readGlass, reviewGlass } from '#server/glass/review.ts';
import { refuse, shownOr404, staffOf } from '../../refuse.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
	glass: shownOr404(await readGlass(staffOf(locals), params.id))
});

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const typed = {
			verdict: String(form.get('verdict') ?? ''),
			words: String(form.get('words') ?? '').toWellFormed()
		};
		const verdict = verdicts.find((one) => one === typed.verdict);
		// somebody who may not look at it learns nothing from a missing choice either
		shownOr404(await readGlass(staffOf(locals), params.id));
		if (!verdict) return refuse('verdict-missing', { of: 'verdict', field: 'verdict', typed });
		const outcome = await reviewGlass(staffOf(locals), params.id, { verdict, words: typed.words });
		if (!('problem' in outcome)) redirect(303, '/review');
		return refuse(outcome.problem, { of: 'verdict', field: 'words', typed });
	}
};
