import { fail, redirect } from '@sveltejs/kit';
import { textIn } from '#server/cases/form.ts';
import { fieldOf, readGiven, readShared } from '#server/consents/form.ts';
import { giveConsent } from '#server/consents/give.ts';
import { markInformed } from '#server/consents/inform.ts';
import { readConsentsPage } from '#server/consents/read.ts';
import { shareWithPartner } from '#server/consents/share.ts';
import { withdrawConsent } from '#server/consents/withdraw.ts';
import { shownOr404, staffOf } from '../../../../../refuse.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	shownOr404(await readConsentsPage(staffOf(locals), params.id));

export const actions: Actions = {
	give: async ({ locals, params, request }) => {
		const read = readGiven(await request.formData());
		const { typed } = read;
		if ('problems' in read) return fail(422, { problems: read.problems, typed });
		const outcome = shownOr404(await giveConsent(staffOf(locals), params.id, read.request));
		if ('problem' in outcome) {
			const problem: string = outcome.problem;
			return fail(422, { problems: { [fieldOf(problem)]: problem }, typed });
		}
		redirect(303, `/desk/cases/${params.id}/consents`);
	},
	share: async ({ locals, params, request }) => {
		const read = readShared(await request.formData());
		const { typed } = read;
		if ('problems' in read) return fail(422, { problems: read.problems, typed });
		const outcome = shownOr404(await shareWithPartner(staffOf(locals), params.id, read.request));
		if ('problem' in outcome) {
			const problem: string = outcome.problem;
			return fail(422, { problems: { [fieldOf(problem)]: problem }, typed });
		}
		redirect(303, `/desk/cases/${params.id}/consents`);
	},
	withdraw: async ({ locals, params, request }) => {
		const form = await request.formData();
		const [personId, consentId] = [textIn(form, 'person'), textIn(form, 'consent')];
		const how = textIn(form, 'heard') === 'written' ? 'written' : 'talk';
		if (!consentId) return fail(422, { problems: { consents: 'no-consent' } });
		const asked = { personId, consentId, how } as const;
		const outcome = shownOr404(await withdrawConsent(staffOf(locals), params.id, asked));
		if ('problem' in outcome)
			return fail(422, { problems: { consents: outcome.problem as string } });
		redirect(303, `/desk/cases/${params.id}/consents`);
	},
	informed: async ({ locals, params, request }) => {
		const shareId = textIn(await request.formData(), 'share');
		const outcome = shownOr404(await markInformed(staffOf(locals), params.id, shareId));
		if ('problem' in outcome)
			return fail(422, { problems: { consents: outcome.problem as string } });
		redirect(303, `/desk/cases/${params.id}/consents`);
	}
};
