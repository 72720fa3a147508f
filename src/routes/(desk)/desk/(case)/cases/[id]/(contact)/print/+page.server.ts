import { fail } from '@sveltejs/kit';
import { textIn } from '#server/cases/form.ts';
import { printCase } from '#server/cases/print.ts';
import { shownOr404, staffOf } from '../../../../../refuse.ts';
import type { Actions, PageServerLoad } from './$types';

/** A form that is sent is answered by its action: nothing is printed twice. */
export const load: PageServerLoad = async ({ locals, params, request }) => {
	const { id: partId } = params;
	if (request.method === 'POST') return { partId };
	const printed = shownOr404(await printCase(staffOf(locals), partId));
	return { partId, ...(!('problem' in printed) && { printed, isSheet: true }) };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const reason = textIn(await request.formData(), 'reason');
		const outcome = shownOr404(
			await printCase(staffOf(locals), params.id, { withContact: { reason } })
		);
		if ('problem' in outcome) return fail(422, { problem: outcome.problem as string, reason });
		return { printed: outcome, isSheet: true };
	}
};
