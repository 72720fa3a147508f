import { fail, redirect } from '@sveltejs/kit';
import { UNCLEAR } from '#domain/extremism-form.ts';
import { readSignalForm, type TypedSignal } from '#server/signals/form.ts';
import { noteSignal } from '#server/signals/note.ts';
import { readSignals, type SignalsPage } from '#server/signals/read.ts';
import { shownOr404, staffOf } from '../../../../refuse.ts';
import type { Actions, PageServerLoad } from './$types';

interface OpenSignal extends TypedSignal {
	/** Which one it puts right; empty: none. */
	corrects: string;
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const asked = (name: string) => url.searchParams.get(name) ?? undefined;
	const [worry, contra, correct] = [asked('worry'), asked('contra'), asked('correct')];
	const read = await readSignals(staffOf(locals), params.id, { worry, contra, correct });
	const { wrong, ...page } = shownOr404(read);
	const open = page.mayWrite ? openOf(url.searchParams, page, wrong) : undefined;
	return { ...page, open, from: { worry, contra } };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const { typed, asked } = readSignalForm(await request.formData());
		const outcome = shownOr404(await noteSignal(staffOf(locals), params.id, asked));
		if ('problems' in outcome) return fail(422, { typed, problems: outcome.problems });
		redirect(303, `/desk/cases/${params.id}/signals`);
	}
};

/** What stands in the form before anybody types, as the address asks for it. */
function openOf(
	search: URLSearchParams,
	page: Pick<SignalsPage, 'concernId' | 'today'>,
	wrong: SignalsPage['wrong']
): OpenSignal | undefined {
	if (wrong) {
		const { id, side, personId, fact, opinion, source, observedOn, form, also, platforms } = wrong;
		const fields = { side, personId, fact, opinion, source, observedOn, form };
		return { corrects: id, fields, also, platforms };
	}
	if (!search.has('note')) return undefined;
	const side = search.get('note') ?? '';
	const fields = { side, personId: page.concernId, observedOn: page.today, form: UNCLEAR };
	return { corrects: '', fields, also: [], platforms: [] };
}
