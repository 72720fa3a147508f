import { error, fail, redirect } from '@sveltejs/kit';
import { localDate, localTime } from '#domain/time.ts';
import { changeFollowUpOf } from '#server/follow-ups/change.ts';
import { askedAbout, fieldOf, readChange } from '#server/follow-ups/form.ts';
import { readFollowUpPage } from '#server/follow-ups/read.ts';
import { shownOr404, staffOf } from '../../../../../../refuse.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const page = shownOr404(await readFollowUpPage(staffOf(locals), params.id, params.followUp));
	const { followUp } = page;
	if (!followUp) error(404, 'not-found');
	const { startsAt, minutes } = followUp;
	const kept = { day: localDate(startsAt), hour: localTime(startsAt), minutes: String(minutes) };
	return { ...page, followUp, kept };
};

const nothingAsked = { near: [] as Date[], about: undefined as string | undefined };

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const read = readChange(await request.formData());
		const { typed } = read;
		if ('problems' in read) return fail(422, { problems: read.problems, typed, ...nothingAsked });

		const place = { partId: params.id, followUpId: params.followUp };
		const outcome = shownOr404(await changeFollowUpOf(staffOf(locals), place, read.request));
		if ('problem' in outcome) {
			const near = 'near' in outcome ? outcome.near : [];
			const status = outcome.problem === 'overlaps' ? 409 : 422;
			const problem: string = outcome.problem;
			const field = fieldAt(read.request.move, problem);
			const about = problem === 'against-plan' ? askedAbout(typed) : undefined;
			return fail(status, { problems: { [field]: problem }, typed, near, about });
		}
		redirect(303, `/desk/cases/${params.id}`);
	}
};

function fieldAt(move: string, problem: string): string {
	if (problem === 'reason-missing') return move === 'move' ? 'moveReason' : 'reason';
	return move === 'move' ? fieldOf(problem) : 'move';
}
