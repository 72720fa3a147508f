import { fail, redirect } from '@sveltejs/kit';
import { measureKinds } from '#domain/measure.ts';
import { readMeasureForm } from '#server/measures/form.ts';
import { noteMeasure } from '#server/measures/note.ts';
import { readCourse } from '#server/measures/read.ts';
import { shownOr404, staffOf } from '../../../../../refuse.ts';
import { addressOf } from '../address.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const of = url.searchParams.get('of') ?? undefined;
	const after = url.searchParams.get('after') ?? undefined;
	const page = shownOr404(await readCourse(staffOf(locals), params.id, { of, after }));
	if ('noTrajectory' in page) redirect(303, `/desk/cases/${params.id}/goals`);
	const asked = measureKinds.find((kind) => kind === url.searchParams.get('note'));
	return { ...page, open: page.mayWrite ? asked : undefined, isEarlier: after !== undefined };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const { typed, trajectoryId, asked } = readMeasureForm(await request.formData());
		const at = { partId: params.id, trajectoryId };
		const outcome = shownOr404(await noteMeasure(staffOf(locals), at, asked));
		const refuse = (problems: Record<string, string>) =>
			fail(422, { typed: typed.fields, problems });
		if ('problem' in outcome) return refuse({ takenOn: outcome.problem });
		if ('problems' in outcome) return refuse(outcome.problems);
		redirect(303, addressOf({ partId: params.id, trajectory: { id: trajectoryId } }, 'course'));
	}
};
