import { error, redirect } from '@sveltejs/kit';
import { textIn } from '#server/calls/desk-form.ts';
import { joinCall } from '#server/calls/join.ts';
import { shutTelephone, takesCalls } from '#server/calls/presence.ts';
import { telephoneOf } from '#server/calls/queue.ts';
import { takeCall } from '#server/calls/take.ts';
import { shownOr404, staffOf } from '../../refuse.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, depends }) => {
	depends('live:desk');
	return { telephone: shownOr404(await telephoneOf(staffOf(locals))) };
};

export const actions: Actions = {
	take: async ({ locals, request }) => {
		const outcome = await takeCall(staffOf(locals), textIn(await request.formData(), 'id'));
		if ('id' in outcome) redirect(303, `/desk/calls/${outcome.id}`);
		if (outcome.problem === 'not-found') error(404, 'not-found');
		redirect(303, `/desk/calls?call-${outcome.problem}`);
	},
	join: async ({ locals, request }) => {
		const id = textIn(await request.formData(), 'id');
		const outcome = shownOr404(await joinCall(staffOf(locals), id));
		if ('done' in outcome) redirect(303, `/desk/calls/${id}`);
		const told = outcome.problem === 'not-possible-now' ? 'gone' : outcome.problem;
		redirect(303, `/desk/calls?call-${told}`);
	},
	presence: async ({ locals, request }) => {
		const takes = textIn(await request.formData(), 'takes') === 'yes';
		shownOr404(await takesCalls(staffOf(locals), takes));
		redirect(303, '/desk/calls?call-kept');
	},
	shut: async ({ locals, request }) => {
		const shut = textIn(await request.formData(), 'shut') === 'yes';
		shownOr404(await shutTelephone(staffOf(locals), shut));
		redirect(303, '/desk/calls?call-kept');
	}
};
