import { fail, redirect } from '@sveltejs/kit';
import { draftAdvice } from '#server/advice/draft.ts';
import {
	readDraftForm,
	readGivingForm,
	readOutcomeForm,
	readSecondForm
} from '#server/advice/form.ts';
import { giveAdvice } from '#server/advice/give.ts';
import { lookBack } from '#server/advice/look-back.ts';
import { readOneAdvice } from '#server/advice/read.ts';
import { readSecond } from '#server/advice/read-second.ts';
import { shownOr404, staffOf } from '../../../../../refuse.ts';
import type { Actions, PageServerLoad } from './$types';

interface Place {
	id: string;
	advice: string;
}
const placeOf = ({ id, advice }: Place) => ({ partId: id, adviceId: advice });
const refuse = (
	typed: { fields: Record<string, string>; steps?: string[] },
	problems: Record<string, string>
) => fail(422, { typed: typed.fields, steps: typed.steps ?? [], problems });
const again = ({ id, advice }: Place): never => redirect(303, `/desk/cases/${id}/advice/${advice}`);

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const page = shownOr404(await readOneAdvice(staffOf(locals), placeOf(params)));
	return { ...page, isRewriting: url.searchParams.has('write') };
};

export const actions: Actions = {
	draft: async ({ locals, params, request }) => {
		const { typed, asked } = readDraftForm(await request.formData());
		const outcome = shownOr404(await draftAdvice(staffOf(locals), placeOf(params), asked));
		if ('problems' in outcome) return refuse(typed, outcome.problems);
		if ('problem' in outcome) return refuse(typed, { answer: outcome.problem });
		return again(params);
	},
	reading: async ({ locals, params, request }) => {
		const { typed, asked } = readSecondForm(await request.formData());
		const outcome = shownOr404(await readSecond(staffOf(locals), placeOf(params), asked));
		if ('problem' in outcome) return refuse(typed, { words: outcome.problem });
		return again(params);
	},
	handOut: async ({ locals, params, request }) => {
		const { typed, asked } = readGivingForm(await request.formData());
		const outcome = shownOr404(await giveAdvice(staffOf(locals), placeOf(params), asked));
		if ('problems' in outcome) return refuse(typed, outcome.problems);
		if ('problem' in outcome) return refuse(typed, { givenOn: outcome.problem });
		return again(params);
	},
	after: async ({ locals, params, request }) => {
		const { typed, asked } = readOutcomeForm(await request.formData());
		const outcome = shownOr404(await lookBack(staffOf(locals), placeOf(params), asked));
		if ('problems' in outcome) {
			const { words, ...others } = outcome.problems;
			return refuse(typed, { ...others, ...(words && { afterWords: words }) });
		}
		if ('problem' in outcome) return refuse(typed, { used: outcome.problem });
		return again(params);
	}
};
