import { error, redirect } from '@sveltejs/kit';
import { backTo } from '#server/access/workspace.ts';
import { switchDuty } from '#server/staff/switch-duty.ts';
import type { Actions, PageServerLoad } from './$types';

/** Only a place to post to: the button stands in the frame of every page. */
export const load: PageServerLoad = () => redirect(303, '/desk');

export const actions: Actions = {
	default: async ({ locals, request }) => {
		if (!locals.staff) error(401, 'signed-out');
		const form = await request.formData();
		const outcome = await switchDuty(locals.staff, form.get('on') === 'yes');
		if ('problem' in outcome) error(404, 'not-found');
		backTo(form.get('back'), '/desk');
	}
};
