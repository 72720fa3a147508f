import { error, fail, redirect } from '@sveltejs/kit';
import { lookForm } from '#server/intakes/desk-form.ts';
import { reviewOf } from '#server/reviews/overview.ts';
import { decideSecondLook, withdrawSecondLook } from '#server/second-looks/decide.ts';
import { readSeenAccount } from '#server/staff/form.ts';
import { refuseAccount, vouchFor } from '#server/staff/vouch.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, depends }) => {
	depends('live:desk');
	if (!locals.staff) error(401, 'signed-out');
	const review = await reviewOf(locals.staff);
	if ('problem' in review) error(404, 'not-found');
	return { review };
};

export const actions: Actions = {
	look: async ({ locals, request }) => {
		if (!locals.staff) error(401, 'signed-out');
		const read = lookForm(await request.formData());
		if (!('request' in read)) error(400, 'unreadable');
		const form = read.request;
		const outcome =
			form.decision === 'withdraw'
				? await withdrawSecondLook(locals.staff, form.look)
				: await decideSecondLook(locals.staff, form.look, form.decision === 'agree');
		if ('decided' in outcome) redirect(303, '/review');
		if (outcome.problem === 'not-found') error(404, 'not-found');

		return fail(422, { look: form.look, problem: outcome.problem });
	},
	vouch: async ({ locals, request }) => {
		if (!locals.staff) error(401, 'signed-out');
		return answer(await vouchFor(locals.staff, readSeenAccount(await request.formData())));
	},
	refuse: async ({ locals, request }) => {
		if (!locals.staff) error(401, 'signed-out');
		return answer(await refuseAccount(locals.staff, readSeenAccount(await request.formData())));
	}
};

function answer(outcome: Awaited<ReturnType<typeof vouchFor | typeof refuseAccount>>) {
	if (!('problem' in outcome)) redirect(303, '/review');
	if (outcome.problem === 'not-allowed') error(404, 'not-found');
	return fail(422, { problem: outcome.problem });
}
