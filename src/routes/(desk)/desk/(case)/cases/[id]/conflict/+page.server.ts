import { redirect } from '@sveltejs/kit';
import { textIn } from '#server/cases/form.ts';
import { declareConflict } from '#server/conflicts/declare.ts';
import { readConflictPage } from '#server/conflicts/read.ts';
import { refuse, shownOr404, staffOf } from '../../../../refuse.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	shownOr404(await readConflictPage(staffOf(locals), params.id));

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const reason = textIn(await request.formData(), 'reason');
		const outcome = await declareConflict(staffOf(locals), params.id, reason);
		if (!('problem' in outcome)) redirect(303, '/desk?closed');
		return refuse(outcome.problem, { field: 'reason', typed: { reason } });
	}
};
