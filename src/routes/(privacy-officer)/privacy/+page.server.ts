import { error, fail, redirect } from '@sveltejs/kit';
import { textIn } from '#server/cases/form.ts';
import { privacyOverview } from '#server/privacy/overview.ts';
import { findLog } from '#server/privacy/read-log.ts';
import { shownOr404, staffOf } from '../../refuse.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	overview: shownOr404(await privacyOverview(staffOf(locals)))
});

export const actions: Actions = {
	/** The code of a case stands in no address. */
	find: async ({ locals, request }) => {
		const typed = textIn(await request.formData(), 'code');
		const outcome = await findLog(staffOf(locals), typed);
		if ('partId' in outcome) redirect(303, `/privacy/cases/${outcome.partId}`);
		if (outcome.problem === 'not-allowed') error(404, 'not-found');
		return fail(422, { typed, problem: outcome.problem });
	}
};
