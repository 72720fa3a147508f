import { fail } from '@sveltejs/kit';
import { textIn } from '#server/cases/form.ts';
import { findInOwnCases } from '#server/search/find.ts';
import { shownOr404, staffOf } from '../../refuse.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	staffOf(locals);
};

export const actions: Actions = {
	/** Answered on the spot: what somebody looked for stands in no address. */
	default: async ({ locals, request }) => {
		const typed = textIn(await request.formData(), 'q');
		const outcome = shownOr404(await findInOwnCases(staffOf(locals), typed));
		if ('problem' in outcome) return fail(422, { typed, problem: outcome.problem as string });
		return { typed, found: outcome.found };
	}
};
