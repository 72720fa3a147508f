import { fail, redirect } from '@sveltejs/kit';
import { askAdvice } from '#server/advice/ask.ts';
import { readQuestionForm } from '#server/advice/form.ts';
import { readAdvicePage } from '#server/advice/read.ts';
import { shownOr404, staffOf } from '../../../../refuse.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const after = url.searchParams.get('after') ?? undefined;
	const page = shownOr404(await readAdvicePage(staffOf(locals), params.id, after));
	return {
		...page,
		isEarlier: after !== undefined,
		isAsking: page.mayWrite && url.searchParams.has('ask'),
		of: url.searchParams.get('of') ?? ''
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const { typed, trajectoryId, asked } = readQuestionForm(await request.formData());
		const at = { partId: params.id, trajectoryId };
		const outcome = shownOr404(await askAdvice(staffOf(locals), at, asked));
		const refuse = (problems: Record<string, string>) =>
			fail(422, { typed: typed.fields, problems });
		if ('problems' in outcome) return refuse(outcome.problems);
		if ('problem' in outcome) return refuse({ question: outcome.problem });
		redirect(303, `/desk/cases/${params.id}/advice/${outcome.adviceId}`);
	}
};
