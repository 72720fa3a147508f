import { redirect } from '@sveltejs/kit';
import { readLegal } from '#server/trajectories/form.ts';
import { keepLegal, showLegal } from '#server/trajectories/legal.ts';
import { shownOr404, staffOf } from '../../../../../../../refuse.ts';
import { refuseAll } from '../../../../step-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const at = { partId: params.id, trajectoryId: params.trajectory };
	return shownOr404(await showLegal(staffOf(locals), at));
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const at = { partId: params.id, trajectoryId: params.trajectory };
		const { version, ...typed } = readLegal(await request.formData());
		const outcome = shownOr404(await keepLegal(staffOf(locals), at, { version, ...typed }));
		if ('problems' in outcome) return refuseAll(outcome.problems, typed);
		redirect(303, `/desk/cases/${params.id}/trajectories/${params.trajectory}`);
	}
};
