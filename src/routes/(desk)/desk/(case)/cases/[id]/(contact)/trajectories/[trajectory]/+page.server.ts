import { redirect } from '@sveltejs/kit';
import { textIn } from '#server/cases/form.ts';
import { askStep } from '#server/trajectories/ask.ts';
import { keepCommission } from '#server/trajectories/commission.ts';
import { decideStep, withdrawStep } from '#server/trajectories/decide.ts';
import { describeTrajectory } from '#server/trajectories/describe.ts';
import { readCommission, readDescribed } from '#server/trajectories/form.ts';
import { approveMoveOf, moveTrajectoryOf } from '#server/trajectories/move.ts';
import { readTrajectory } from '#server/trajectories/read.ts';
import { refuse, shownOr404, staffOf } from '../../../../../../refuse.ts';
import { readStep, refuseAll, refuseStep } from '../../../step-form.ts';
import type { Actions, PageServerLoad } from './$types';

interface Address {
	id: string;
	trajectory: string;
}
const atOf = ({ id, trajectory }: Address) => ({ partId: id, trajectoryId: trajectory });
const back = ({ id, trajectory }: Address): never =>
	redirect(303, `/desk/cases/${id}/trajectories/${trajectory}`);

export const load: PageServerLoad = async ({ locals, params }) =>
	shownOr404(await readTrajectory(staffOf(locals), atOf(params)));

/** Where what is wrong with a question stands; else at why it is asked. */
const askFields: Record<string, string> = {
	'not-possible-now': 'to',
	'asked-before': 'to',
	'still-open': 'to',
	'referral-missing': 'toWhom'
};

export const actions: Actions = {
	move: async ({ locals, params, request }) => {
		const step = { ...readStep(await request.formData()), trajectoryId: params.trajectory };
		const outcome = await moveTrajectoryOf(staffOf(locals), params.id, step);
		return 'problem' in outcome ? refuseStep(outcome.problem, step) : back(params);
	},
	approve: async ({ locals, params, request }) => {
		const step = { ...readStep(await request.formData()), trajectoryId: params.trajectory };
		const outcome = await approveMoveOf(staffOf(locals), params.id, step);
		return 'problem' in outcome ? refuseStep(outcome.problem, step) : back(params);
	},
	describe: async ({ locals, params, request }) => {
		const typed = readDescribed(await request.formData());
		const outcome = shownOr404(await describeTrajectory(staffOf(locals), atOf(params), typed));
		if (!('problems' in outcome)) return back(params);
		return refuseAll(outcome.problems, { ...typed, version: String(typed.version) });
	},
	commission: async ({ locals, params, request }) => {
		const typed = readCommission(await request.formData());
		const outcome = shownOr404(await keepCommission(staffOf(locals), atOf(params), typed));
		if (!('problems' in outcome)) return back(params);
		const { status, ...problems } = outcome.problems;
		return refuseAll(
			{ ...problems, ...(status && { commission: status }) },
			{ ...typed, commission: typed.status, version: String(typed.version) }
		);
	},
	ask: async ({ locals, params, request }) => {
		const form = await request.formData();
		const [to, why, toWhom] = [textIn(form, 'to'), textIn(form, 'why'), textIn(form, 'toWhom')];
		const typed = { to, why, toWhom };
		const outcome = await askStep(staffOf(locals), atOf(params), { to, why, referredTo: toWhom });
		if (!('problem' in outcome)) return back(params);
		return refuse(outcome.problem, { field: askFields[outcome.problem] ?? 'why', typed });
	},
	decide: async ({ locals, params, request }) => {
		const form = await request.formData();
		const [requestId, words] = [textIn(form, 'request'), textIn(form, 'words')];
		const agrees = textIn(form, 'decision') === 'agree';
		const decision = { requestId, agrees, words };
		const outcome = await decideStep(staffOf(locals), atOf(params), decision);
		if ('problem' in outcome) return refuse(outcome.problem, { field: 'words', typed: { words } });
		return back(params);
	},
	withdraw: async ({ locals, params, request }) => {
		const requestId = textIn(await request.formData(), 'request');
		const outcome = await withdrawStep(staffOf(locals), atOf(params), requestId);
		if ('problem' in outcome) return refuse(outcome.problem, { field: 'to', typed: {} });
		return back(params);
	}
};
