import { fail, redirect } from '@sveltejs/kit';
import { placeCall } from '#server/calls/place.ts';
import { textIn } from '#server/cases/form.ts';
import { withdrawConsent, type WithdrawRequest } from '#server/consents/withdraw.ts';
import { allowNumber, type Allowance } from '#server/safe-contact/allow-number.ts';
import { checkWord } from '#server/safe-contact/check-word.ts';
import { readPlan } from '#server/safe-contact/form.ts';
import { keepPlan } from '#server/safe-contact/keep.ts';
import { readPlanPage } from '#server/safe-contact/read.ts';
import { showReach } from '#server/safe-contact/show-reach.ts';
import { typedFrom, typedIn } from '#server/safe-contact/typed.ts';
import { shownOr404, staffOf } from '../../../../../refuse.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const page = shownOr404(await readPlanPage(staffOf(locals), params.id));
	const consents = page.standing?.consents ?? [];
	const mayStore = consents.some(({ purpose }) => purpose === 'store_contact_details');
	return { ...page, kept: typedFrom(page.standing?.plan, mayStore) };
};

const fieldOf = {
	'no-open-room': 'step',
	'number-not-spoken-on': 'spoken',
	'plan-changed-meanwhile': 'step',
	'change-needs-her': 'step',
	'word-not-hers': 'saidWord',
	'word-too-short': 'codeWord',
	'words-alike': 'codeWord',
	'email-missing': 'emailAddress',
	'email-unreadable': 'emailAddress',
	'email-not-wanted': 'emailAddress',
	'letter-missing': 'letterAddress',
	'letter-not-wanted': 'letterAddress',
	'address-in-talk': 'step'
};
const purposes: WithdrawRequest['purpose'][] = [
	'sms',
	'voice_call',
	'email',
	'store_contact_details'
];

export const actions: Actions = {
	keep: async ({ locals, params, request }) => {
		const form = await request.formData();
		const read = readPlan(form) ?? { problems: { language: 'plan-unreadable' } };
		const typed = typedIn(form);
		if (!('request' in read) || Object.keys(read.problems).length > 0) {
			return fail(422, { problems: read.problems, typed });
		}
		const outcome = shownOr404(await keepPlan(staffOf(locals), params.id, read.request));
		if ('problem' in outcome) {
			const field = fieldOf[outcome.problem as keyof typeof fieldOf] ?? 'phone';
			return fail(422, { problems: { [field]: outcome.problem as string }, typed });
		}
		redirect(303, `/desk/cases/${params.id}/plan`);
	},
	withdraw: async ({ locals, params, request }) => {
		const form = await request.formData();
		const purpose = purposes.find((one) => one === textIn(form, 'purpose'));
		const personId = textIn(form, 'person');
		if (!purpose) return fail(422, { problems: { consents: 'no-consent' } });
		const outcome = shownOr404(
			await withdrawConsent(staffOf(locals), params.id, { personId, purpose })
		);
		if ('problem' in outcome)
			return fail(422, { problems: { consents: outcome.problem as string } });
		redirect(303, `/desk/cases/${params.id}/plan`);
	},
	check: async ({ locals, params, request }) => {
		const said = textIn(await request.formData(), 'said');
		const outcome = shownOr404(await checkWord(staffOf(locals), params.id, said));
		if ('problem' in outcome) return fail(422, { problems: { said: outcome.problem as string } });
		return { heard: outcome.heard };
	},
	allow: async ({ locals, params, request }) => {
		const form = await request.formData();
		const what: Allowance = textIn(form, 'what') === 'free' ? 'free' : 'shared';
		const reason = textIn(form, `${what}-reason`);
		const asked = { what, reason, seen: textIn(form, 'seen') };
		const outcome = shownOr404(await allowNumber(staffOf(locals), params.id, asked));
		if ('problem' in outcome)
			return fail(422, {
				problems: { [`${what}-reason`]: outcome.problem as string },
				weighed: { what, reason }
			});
		redirect(303, `/desk/cases/${params.id}/plan`);
	},
	call: async ({ locals, params, request }) => {
		const personId = textIn(await request.formData(), 'person');
		const outcome = shownOr404(await placeCall(staffOf(locals), params.id, personId));
		if ('id' in outcome) redirect(303, `/desk/calls/${outcome.id}`);
		// the page says why, as it stands now
		const problem = 'held' in outcome ? 'not-possible-now' : outcome.problem;
		return fail(422, { problems: { call: problem as string } });
	},
	show: async ({ locals, params, request }) => {
		const reason = textIn(await request.formData(), 'show-reason');
		const outcome = shownOr404(await showReach(staffOf(locals), params.id, reason));
		if ('problem' in outcome)
			return fail(422, { problems: { 'show-reason': outcome.problem as string } });
		return { reach: outcome.reach };
	}
};
