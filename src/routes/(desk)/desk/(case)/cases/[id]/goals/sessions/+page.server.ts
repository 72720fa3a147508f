import { redirect } from '@sveltejs/kit';
import { textIn } from '#server/cases/form.ts';
import { decideMissed } from '#server/missed-contacts/decide.ts';
import { readSessions } from '#server/sessions/read.ts';
import { refuse, shownOr404, staffOf } from '../../../../../refuse.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const of = url.searchParams.get('of') ?? undefined;
	const after = url.searchParams.get('after') ?? undefined;
	const page = shownOr404(await readSessions(staffOf(locals), params.id, { of, after }));
	if ('noTrajectory' in page) redirect(303, `/desk/cases/${params.id}/goals`);
	return { ...page, isEarlier: after !== undefined };
};

export const actions: Actions = {
	decide: async ({ locals, params, request, url }) => {
		const form = await request.formData();
		const [taskId, check, words] = [
			textIn(form, 'task'),
			textIn(form, 'check'),
			textIn(form, 'words')
		];
		const outcome = shownOr404(
			await decideMissed(staffOf(locals), params.id, { taskId, check, words })
		);
		if ('problem' in outcome) {
			const field = outcome.problem === 'check-missing' ? 'check' : 'words';
			return refuse(outcome.problem as string, { field, typed: { check, words } });
		}
		const of = encodeURIComponent(url.searchParams.get('of') ?? '');
		redirect(303, `/desk/cases/${params.id}/goals/sessions${of && `?of=${of}`}`);
	}
};
