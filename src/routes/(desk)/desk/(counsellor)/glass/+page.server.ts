import { redirect } from '@sveltejs/kit';
import { breakGlass } from '#server/glass/break.ts';
import { endGlass } from '#server/glass/end.ts';
import { textIn } from '#server/cases/form.ts';
import { refuse, staffOf } from '../../refuse.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	break: async ({ locals, request }) => {
		const form = await request.formData();
		const typed = { code: textIn(form, 'code'), reason: textIn(form, 'reason') };
		const outcome = await breakGlass(staffOf(locals), typed);
		if (!('problem' in outcome)) redirect(303, `/desk/cases/${outcome.partId}`);
		const isAboutCode = ['code-unreadable', 'no-such-case'].includes(outcome.problem);
		return refuse(outcome.problem, { field: isAboutCode ? 'code' : 'reason', typed });
	},
	end: async ({ locals, request }) => {
		await endGlass(staffOf(locals), textIn(await request.formData(), 'part'));
		redirect(303, '/desk?closed');
	}
};
