import { fail, redirect } from '@sveltejs/kit';
import { chooseIntervention, endIntervention } from '#server/interventions/choose.ts';
import { readChosen } from '#server/interventions/read.ts';
import { typedIn } from '#server/typed.ts';
import { shownOr404, staffOf } from '../../../../../refuse.ts';
import { addressOf } from '../address.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const of = url.searchParams.get('of') ?? undefined;
	const page = shownOr404(await readChosen(staffOf(locals), params.id, of));
	if ('noTrajectory' in page) redirect(303, `/desk/cases/${params.id}/goals`);
	const ends = url.searchParams.get('end') ?? '';
	return {
		...page,
		isChoosing: page.mayWrite && url.searchParams.has('choose'),
		ends: page.mayWrite ? ends : ''
	};
};

const refuse = (fields: Record<string, string>, problems: Record<string, string>) =>
	fail(422, { typed: fields, problems });

export const actions: Actions = {
	choose: async ({ locals, params, request }) => {
		const { fields } = typedIn(await request.formData());
		const { of = '', intervention = '', startsOn = '', words = '' } = fields;
		const asked = { interventionId: intervention, startsOn: startsOn.trim(), words };
		const at = { partId: params.id, trajectoryId: of };
		const outcome = shownOr404(await chooseIntervention(staffOf(locals), at, asked));
		if ('problems' in outcome) return refuse(fields, outcome.problems);
		if ('problem' in outcome) return refuse(fields, { intervention: outcome.problem });
		return redirect(303, addressOf({ partId: params.id, trajectory: { id: of } }, 'interventions'));
	},
	end: async ({ locals, params, request }) => {
		const { fields } = typedIn(await request.formData());
		const { of = '', chosen = '', endsOn = '', outcome: how = '', words = '' } = fields;
		const at = { partId: params.id, trajectoryId: of, chosenId: chosen };
		const asked = { endsOn: endsOn.trim(), outcome: how, words };
		const outcome = shownOr404(await endIntervention(staffOf(locals), at, asked));
		if ('problems' in outcome) return refuse(fields, outcome.problems);
		if ('problem' in outcome) return refuse(fields, { outcome: outcome.problem });
		return redirect(303, addressOf({ partId: params.id, trajectory: { id: of } }, 'interventions'));
	}
};
