import { redirect } from '@sveltejs/kit';
import { readPassing } from '#server/dangers/form.ts';
import { endDanger } from '#server/dangers/end.ts';
import { decidePassingOn } from '#server/dangers/pass-on.ts';
import { readDanger } from '#server/dangers/read.ts';
import { refuse, shownOr404, staffOf } from '../../refuse.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
	danger: shownOr404(await readDanger(staffOf(locals), params.id))
});

const fields: Record<string, string> = {
	'decision-missing': 'decision',
	'own-case-keep': 'decision',
	'words-missing': 'words',
	'too-long': 'words',
	'names-source': 'words'
};

export const actions: Actions = {
	decide: async ({ locals, params, request }) => {
		const { typed, passing } = readPassing(await request.formData());
		const outcome = passing
			? await decidePassingOn(staffOf(locals), params.id, passing)
			: { problem: 'decision-missing' };
		if (!('problem' in outcome)) redirect(303, `/review/dangers/${params.id}`);
		const field = fields[outcome.problem] ?? 'reason';
		return refuse(outcome.problem, { of: typed.part, field: `${field}-${typed.part}`, typed });
	},
	end: async ({ locals, params, request }) => {
		const reason = String((await request.formData()).get('endReason') ?? '').toWellFormed();
		const outcome = await endDanger(staffOf(locals), params.id, reason);
		if (!('problem' in outcome)) redirect(303, '/review');
		const typed = { endReason: reason };
		return refuse(outcome.problem, { of: 'end', field: 'endReason', typed });
	}
};
