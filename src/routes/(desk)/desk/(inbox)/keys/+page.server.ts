import { redirect } from '@sveltejs/kit';
import { keepLetterKeys } from '#server/access/letter-keys.ts';
import { backTo } from '#server/access/workspace.ts';
import type { Actions, PageServerLoad } from './$types';

/** Only a place to post to: the switch stands in the list of keys. */
export const load: PageServerLoad = () => redirect(303, '/desk');

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		keepLetterKeys(event, form.get('letters') === 'on');
		backTo(form.get('back'), '/desk');
	}
};
