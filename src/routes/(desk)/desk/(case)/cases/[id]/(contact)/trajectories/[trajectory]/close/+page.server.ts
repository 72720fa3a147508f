import { redirect } from '@sveltejs/kit';
import { askClosing } from '#server/trajectories/ask.ts';
import { readClosing } from '#server/trajectories/form.ts';
import { readTrajectory } from '#server/trajectories/read.ts';
import { shownOr404, staffOf } from '../../../../../../../refuse.ts';
import { refuseAll } from '../../../../step-form.ts';
import { typedOf } from './typed.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const at = { partId: params.id, trajectoryId: params.trajectory };
	const page = shownOr404(await readTrajectory(staffOf(locals), at));
	if (!page.mayWrite) shownOr404({ problem: 'not-allowed' as const });
	return page;
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const at = { partId: params.id, trajectoryId: params.trajectory };
		const closing = readClosing(await request.formData());
		const outcome = shownOr404(await askClosing(staffOf(locals), at, closing));
		if ('asked' in outcome)
			redirect(303, `/desk/cases/${params.id}/trajectories/${params.trajectory}`);
		const problems = 'problem' in outcome ? { reason: outcome.problem } : outcome.problems;
		return refuseAll(problems, typedOf(closing));
	}
};
