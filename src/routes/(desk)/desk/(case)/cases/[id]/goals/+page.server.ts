import { fail, redirect } from '@sveltejs/kit';
import { agreePlan } from '#server/help-plans/agree.ts';
import { fieldOfAgreement, readAgreement, readGoal, readStep } from '#server/help-plans/form.ts';
import { dropGoal, keepGoal } from '#server/help-plans/goal.ts';
import { readHelpPlan } from '#server/help-plans/read.ts';
import { addStep, dropStep } from '#server/help-plans/step.ts';
import { typedIn, type TypedFields } from '#server/typed.ts';
import { shownOr404, staffOf } from '../../../../refuse.ts';
import { addressOf } from './address.ts';
import { openFormOf } from './open-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const asked = url.searchParams.get('of') ?? undefined;
	const page = shownOr404(await readHelpPlan(staffOf(locals), params.id, asked));
	if ('noTrajectory' in page) return { ...page.noTrajectory, noTrajectory: true as const };
	return { ...page, open: openFormOf(url.searchParams, page), noTrajectory: false as const };
};

const refuse = ({ fields }: TypedFields, problems: Record<string, string>) =>
	fail(422, { typed: fields, problems });
const atOf = (partId: string, { fields }: TypedFields) => ({
	...{ partId, trajectoryId: fields['of'] ?? '' },
	version: Number(fields['version'] ?? NaN)
});
const done = (partId: string, { fields }: TypedFields): never =>
	redirect(303, addressOf({ partId, trajectory: { id: fields['of'] ?? '' } }));

export const actions: Actions = {
	goal: async ({ locals, params, request }) => {
		const read = readGoal(await request.formData());
		if ('problems' in read) return refuse(read.typed, read.problems);
		const at = atOf(params.id, read.typed);
		const outcome = shownOr404(await keepGoal(staffOf(locals), at, read.asked));
		if ('problem' in outcome) return refuse(read.typed, { plain: outcome.problem });
		return done(params.id, read.typed);
	},
	dropGoal: async ({ locals, params, request }) => {
		const typed = typedIn(await request.formData());
		const at = atOf(params.id, typed);
		const outcome = shownOr404(await dropGoal(staffOf(locals), at, typed.fields['goal'] ?? ''));
		if ('problem' in outcome) return refuse(typed, { plain: outcome.problem });
		return done(params.id, typed);
	},
	addStep: async ({ locals, params, request }) => {
		const read = readStep(await request.formData());
		if ('problems' in read) return refuse(read.typed, read.problems);
		const at = atOf(params.id, read.typed);
		const outcome = shownOr404(await addStep(staffOf(locals), at, read.asked));
		if ('problem' in outcome) {
			const field = outcome.problem === 'in-the-past' ? 'day' : 'words';
			return refuse(read.typed, { [field]: outcome.problem });
		}
		return done(params.id, read.typed);
	},
	dropStep: async ({ locals, params, request }) => {
		const typed = typedIn(await request.formData());
		const at = atOf(params.id, typed);
		const outcome = shownOr404(await dropStep(staffOf(locals), at, typed.fields['step'] ?? ''));
		if ('problem' in outcome) return refuse(typed, { words: outcome.problem });
		return done(params.id, typed);
	},
	agreePlan: async ({ locals, params, request }) => {
		const { typed, asked } = readAgreement(await request.formData());
		const at = atOf(params.id, typed);
		const outcome = shownOr404(await agreePlan(staffOf(locals), at, asked));
		if ('problem' in outcome)
			return refuse(typed, { [fieldOfAgreement(outcome.problem)]: outcome.problem });
		return done(params.id, typed);
	}
};
