import { fail, redirect } from '@sveltejs/kit';
import { readInterventionForm } from '#server/interventions/form.ts';
import { keepIntervention } from '#server/interventions/keep.ts';
import { listInterventions } from '#server/interventions/list.ts';
import { shownOr404, staffOf } from '../../refuse.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const of = (name: string) => url.searchParams.get(name) ?? undefined;
	const asked = { category: of('kind'), after: of('after'), edit: of('edit') };
	const page = shownOr404(await listInterventions(staffOf(locals), asked));
	return { ...page, isAdding: page.mayKeep && url.searchParams.has('add') };
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const { typed, at, asked } = readInterventionForm(await request.formData());
		const outcome = shownOr404(await keepIntervention(staffOf(locals), at, asked));
		const refuse = (problems: Record<string, string>) =>
			fail(422, { typed: typed.fields, audiences: typed.audiences, problems });
		if ('problems' in outcome) return refuse(outcome.problems);
		if ('problem' in outcome) return refuse({ name: outcome.problem });
		redirect(303, `/desk/interventions#i-${outcome.interventionId}`);
	}
};
