import { fail, redirect } from '@sveltejs/kit';
import { needsVisitPlan } from '#domain/visit.ts';
import { askedAbout, fieldOf, readNewFollowUp } from '#server/follow-ups/form.ts';
import { readFollowUpPage } from '#server/follow-ups/read.ts';
import { scheduleFollowUp } from '#server/follow-ups/schedule.ts';
import { shownOr404, staffOf } from '../../../../../../refuse.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	shownOr404(await readFollowUpPage(staffOf(locals), params.id));

const nothingAsked = { near: [] as Date[], about: undefined as string | undefined };

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const read = readNewFollowUp(await request.formData());
		const { typed } = read;
		if ('problems' in read) return fail(422, { problems: read.problems, typed, ...nothingAsked });

		const outcome = shownOr404(await scheduleFollowUp(staffOf(locals), params.id, read.request));
		if ('problem' in outcome) {
			const near = 'near' in outcome ? outcome.near : [];
			const status = outcome.problem === 'overlaps' ? 409 : 422;
			const problem: string = outcome.problem;
			const about = problem === 'against-plan' ? askedAbout(typed) : undefined;
			return fail(status, { problems: { [fieldOf(problem)]: problem }, typed, near, about });
		}
		const isOutside = needsVisitPlan(read.request.method);
		const visit = `/follow-ups/${outcome.followUpId}/visit`;
		redirect(303, `/desk/cases/${params.id}${isOutside ? visit : ''}`);
	}
};
