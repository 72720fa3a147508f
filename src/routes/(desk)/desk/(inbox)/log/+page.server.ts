import { error, fail, redirect } from '@sveltejs/kit';
import { readCall } from '#server/intakes/call-form.ts';
import { logCall } from '#server/intakes/log-call.ts';
import { startCall } from '#server/intakes/start-call.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	if (!locals.staff) error(401, 'signed-out');
	const begun = await startCall(locals.staff, url.searchParams.get('case') ?? undefined);
	if ('problem' in begun) error(404, 'not-found');
	return begun;
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		if (!locals.staff) error(401, 'signed-out');
		const form = readCall(await request.formData());
		if ('problems' in form) return fail(422, form);

		const outcome = await logCall(locals.staff, form.call);
		if ('problem' in outcome) {
			if (outcome.problem === 'not-found') error(404, 'not-found');
			const field = outcome.problem === 'case-closed' ? 'partId' : 'calledOn';
			return fail(422, { typed: form.typed, problems: { [field]: outcome.problem } });
		}
		if (form.call.partId) redirect(303, `/desk/cases/${form.call.partId}`);
		const { id, isHers, code } = outcome;
		if (isHers && !code) redirect(303, `/desk/intakes/${id}`);
		return { logged: { id: isHers ? id : undefined, code } };
	}
};
