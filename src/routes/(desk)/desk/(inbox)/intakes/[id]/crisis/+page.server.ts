import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { readReason, readStep, typedIn, type UnreadCrisis } from '#server/crises/form.ts';
import { openByHand } from '#server/crises/open.ts';
import { readCrisis } from '#server/crises/read.ts';
import { stepInCrisis } from '#server/crises/step.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	if (!locals.staff) error(401, 'signed-out');
	const crisis = await readCrisis(locals.staff, params.id);
	if ('problem' in crisis) error(404, 'not-found');
	return { crisis, stepId: randomUUID() };
};

export const actions: Actions = {
	open: async ({ locals, params, request }) => {
		if (!locals.staff) error(401, 'signed-out');
		const form = await request.formData();
		const outcome = await openByHand(locals.staff, params.id, readReason(form));
		if ('opened' in outcome) redirect(303, here(params.id));
		if (outcome.problem === 'not-found') error(404, 'not-found');
		const { problem } = outcome;
		return fail(422, { move: 'open', field: 'reason', problem, typed: typedIn(form) });
	},
	step: async ({ locals, params, request }) => {
		if (!locals.staff) error(401, 'signed-out');
		const form = await request.formData();
		const read = readStep(form);
		if (!('request' in read)) return fail(422, read);
		const outcome = await stepInCrisis(locals.staff, params.id, read.request);
		if ('kept' in outcome) redirect(303, here(params.id));
		if (outcome.problem === 'not-found') error(404, 'not-found');
		const asksWhom = outcome.problem === 'choice-missing';
		const field = asksWhom ? 'whom' : 'words';
		const problem = asksWhom ? 'whom-missing' : outcome.problem;
		const unread: UnreadCrisis = { move: read.request.move, field, problem, typed: typedIn(form) };
		return fail(422, unread);
	}
};

function here(id: string): string {
	return `/desk/intakes/${id}/crisis`;
}
