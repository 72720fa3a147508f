import { fail, redirect } from '@sveltejs/kit';
import { readReview } from '#server/trajectory-reviews/form.ts';
import { keepReview } from '#server/trajectory-reviews/keep.ts';
import { readReviewPage } from '#server/trajectory-reviews/read.ts';
import { shownOr404, staffOf } from '../../../../../refuse.ts';
import { addressOf } from '../address.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const asked = url.searchParams.get('of') ?? undefined;
	const page = shownOr404(await readReviewPage(staffOf(locals), params.id, asked));
	if ('noTrajectory' in page) redirect(303, `/desk/cases/${params.id}/goals`);
	return page;
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const { typed, asked } = readReview(await request.formData());
		const outcome = shownOr404(await keepReview(staffOf(locals), params.id, asked));
		if ('problem' in outcome)
			return fail(422, { typed, problems: { heldOn: outcome.problem } as Record<string, string> });
		if ('problems' in outcome) return fail(422, { typed, problems: outcome.problems });
		redirect(303, addressOf({ partId: params.id, trajectory: { id: asked.trajectoryId } }));
	}
};
