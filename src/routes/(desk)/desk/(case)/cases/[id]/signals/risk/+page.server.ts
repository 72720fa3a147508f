import { fail, redirect } from '@sveltejs/kit';
import { readJudgementForm, readSecondForm } from '#server/risk/form.ts';
import { judgeRisk } from '#server/risk/judge.ts';
import { readRisk } from '#server/risk/read.ts';
import { secondRisk } from '#server/risk/second.ts';
import { shownOr404, staffOf } from '../../../../../refuse.ts';
import type { Actions, PageServerLoad } from './$types';

const back = (id: string): never => redirect(303, `/desk/cases/${id}/signals/risk`);

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const after = url.searchParams.get('after') ?? undefined;
	const page = shownOr404(await readRisk(staffOf(locals), params.id, after));
	const isOpen = page.mayJudge && url.searchParams.has('judge');
	return { ...page, isOpen, isEarlier: after !== undefined };
};

export const actions: Actions = {
	judge: async ({ locals, params, request }) => {
		const { typed, asked } = readJudgementForm(await request.formData());
		const outcome = shownOr404(await judgeRisk(staffOf(locals), params.id, asked));
		const refuse = (problems: Record<string, string>) => fail(422, { judged: typed, problems });
		if ('problem' in outcome) return refuse({ level: outcome.problem });
		return 'problems' in outcome ? refuse(outcome.problems) : back(params.id);
	},
	second: async ({ locals, params, request }) => {
		const { typed, judgementId, asked } = readSecondForm(await request.formData());
		const at = { partId: params.id, judgementId };
		const outcome = shownOr404(await secondRisk(staffOf(locals), at, asked));
		const refuse = (problems: Record<string, string>) =>
			fail(422, { second: typed.fields, problems });
		if ('problem' in outcome) return refuse({ says: outcome.problem });
		return 'problems' in outcome ? refuse(outcome.problems) : back(params.id);
	}
};
