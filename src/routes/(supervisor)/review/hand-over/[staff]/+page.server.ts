import { fail, redirect } from '@sveltejs/kit';
import { readGiving } from '#server/hand-overs/form.ts';
import { handOverCases } from '#server/hand-overs/give.ts';
import { readLeaver } from '#server/hand-overs/read.ts';
import { shownOr404, staffOf } from '../../refuse.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
	leaver: shownOr404(await readLeaver(staffOf(locals), params.staff))
});

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const { typed, ...giving } = readGiving(await request.formData());
		const outcome = shownOr404(
			await handOverCases(staffOf(locals), { fromId: params.staff, ...giving })
		);
		if ('problem' in outcome)
			return fail(422, { problems: { to: outcome.problem as string }, typed });
		if (outcome.problems.size === 0) redirect(303, `/review/hand-over/${params.staff}`);
		const problems = [...outcome.problems].map(([partId, problem]) => [`to-${partId}`, problem]);
		return fail(422, { problems: Object.fromEntries(problems) as Record<string, string>, typed });
	}
};
