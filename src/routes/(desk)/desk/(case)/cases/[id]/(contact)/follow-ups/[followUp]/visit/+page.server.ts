import { fail, redirect } from '@sveltejs/kit';
import { readVisitPlan, visitFieldOf } from '#server/visits/form.ts';
import { planVisit } from '#server/visits/plan.ts';
import { readVisitPlanPage } from '#server/visits/plan-page.ts';
import { shownOr404, staffOf } from '../../../../../../../refuse.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({
	locals,
	params: { id: partId, followUp: followUpId }
}) => shownOr404(await readVisitPlanPage(staffOf(locals), { partId, followUpId }));

export const actions: Actions = {
	default: async ({ locals, params: { id: partId, followUp: followUpId }, request }) => {
		const read = readVisitPlan(await request.formData());
		const { typed } = read;
		const place = { partId, followUpId };
		if ('problems' in read) {
			shownOr404(await readVisitPlanPage(staffOf(locals), place));
			return fail(422, { problems: read.problems, typed });
		}
		const outcome = shownOr404(await planVisit(staffOf(locals), place, read.request));
		if ('problem' in outcome) {
			const problem: string = outcome.problem;
			return fail(422, { problems: { [visitFieldOf(problem)]: problem }, typed });
		}
		redirect(303, `/desk/cases/${partId}/follow-ups/${followUpId}`);
	}
};
