import { error, fail, redirect } from '@sveltejs/kit';
import { actOnVisit } from '#server/visits/act.ts';
import { agreeToVisit } from '#server/visits/agree.ts';
import { decideAboutVisit } from '#server/visits/decide.ts';
import { readAct, readAgreement, readDecision, readSending } from '#server/visits/form.ts';
import { readVisit } from '#server/visits/read.ts';
import { sendAnother } from '#server/visits/send.ts';
import { showAddress } from '#server/visits/show-address.ts';
import { shownOr404, staffOf } from '../../../refuse.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, depends }) => {
	depends('live:desk');
	return { visit: shownOr404(await readVisit(staffOf(locals), params.visit)) };
};

const refused = (field: string, problem: string, typed: Record<string, string> = {}) =>
	fail(422, { problems: { [field]: problem } as Record<string, string>, typed });

export const actions: Actions = {
	act: async ({ locals, params, request }) => {
		const asked = readAct(await request.formData());
		if (!asked) error(404, 'not-found');
		const outcome = shownOr404(await actOnVisit(staffOf(locals), params.visit, asked));
		if ('problem' in outcome) return refused('act', outcome.problem);
		redirect(303, `/desk/visits/${params.visit}`);
	},
	address: async ({ locals, params }) =>
		shownOr404(await showAddress(staffOf(locals), params.visit)),
	agree: async ({ locals, params, request }) => {
		const version = readAgreement(await request.formData()) ?? 0;
		const outcome = shownOr404(await agreeToVisit(staffOf(locals), params.visit, version));
		if ('problem' in outcome) return refused('agree', outcome.problem);
		redirect(303, `/desk/visits/${params.visit}`);
	},
	send: async ({ locals, params, request }) => {
		const asked = readSending(await request.formData());
		const outcome = shownOr404(await sendAnother(staffOf(locals), params.visit, asked));
		if ('problem' in outcome) return refused('goes', outcome.problem, { goes: asked.goes });
		redirect(303, `/desk/visits/${params.visit}`);
	},
	decide: async ({ locals, params, request }) => {
		const { typed, request: asked } = readDecision(await request.formData());
		const outcome = shownOr404(await decideAboutVisit(staffOf(locals), params.visit, asked));
		if ('problem' in outcome) {
			const field = /^deci/.test(outcome.problem) ? 'decision' : 'words';
			return refused(field, outcome.problem, typed);
		}
		redirect(303, '/desk/visits');
	}
};
