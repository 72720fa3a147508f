import { redirect } from '@sveltejs/kit';
import { markRead, readGiven } from '#server/hand-overs/read.ts';
import { staffOf } from '../../refuse.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	given: await readGiven(staffOf(locals))
});

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const form = await request.formData();
		await markRead(
			staffOf(locals),
			form.getAll('case').filter((id) => typeof id === 'string')
		);
		redirect(303, '/desk/handed-over');
	}
};
