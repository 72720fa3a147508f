import { redirect } from '@sveltejs/kit';
import { timelineShows } from '#domain/timeline.ts';
import { answerFromCase } from '#server/cases/answer.ts';
import { textIn } from '#server/cases/form.ts';
import { readCase } from '#server/cases/read.ts';
import { writeNote } from '#server/notes/write.ts';
import { approveMoveOf, moveTrajectoryOf } from '#server/trajectories/move.ts';
import { openTrajectoryIn } from '#server/trajectories/open.ts';
import { refuse, shownOr404, staffOf } from '../../../refuse.ts';
import { readStep, refuseStep } from './step-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const asked = (name: string) => url.searchParams.get(name) ?? undefined;
	const [after, from] = [asked('after'), asked('from')];
	const show = timelineShows.find((known) => known === asked('show'));
	const page = shownOr404(await readCase(staffOf(locals), params.id, { show, after, from }));
	const isEarlier = after !== undefined || from !== undefined;
	return { ...page, messageId: crypto.randomUUID(), show, isEarlier };
};

export const actions: Actions = {
	note: async ({ locals, params, request }) => {
		const text = textIn(await request.formData(), 'note');
		const outcome = await writeNote(staffOf(locals), params.id, text);
		if ('problem' in outcome)
			return refuse(outcome.problem, { field: 'note', typed: { note: text } });
		redirect(303, `/desk/cases/${params.id}`);
	},
	answer: async ({ locals, params, request }) => {
		const form = await request.formData();
		const [intakeId, messageId] = [textIn(form, 'intake'), textIn(form, 'message')];
		const text = textIn(form, 'answer');
		const outcome = await answerFromCase(staffOf(locals), params.id, { intakeId, messageId, text });
		if ('problem' in outcome)
			return refuse(outcome.problem, {
				field: `answer-${intakeId}`,
				typed: { intake: intakeId, answer: text }
			});
		redirect(303, `/desk/cases/${params.id}`);
	},
	move: async ({ locals, params, request }) => {
		const step = readStep(await request.formData());
		const outcome = await moveTrajectoryOf(staffOf(locals), params.id, step);
		if ('problem' in outcome) return refuseStep(outcome.problem, step);
		redirect(303, `/desk/cases/${params.id}`);
	},
	approve: async ({ locals, params, request }) => {
		const step = readStep(await request.formData());
		const outcome = await approveMoveOf(staffOf(locals), params.id, step);
		if ('problem' in outcome) return refuseStep(outcome.problem, step);
		redirect(303, `/desk/cases/${params.id}`);
	},
	another: async ({ locals, params, request }) => {
		const service = textIn(await request.formData(), 'service');
		const outcome = await openTrajectoryIn(staffOf(locals), params.id, service);
		if ('problem' in outcome)
			return refuse(outcome.problem, { field: 'service', typed: { service } });
		redirect(303, `/desk/cases/${params.id}/trajectories/${outcome.trajectoryId}`);
	}
};
