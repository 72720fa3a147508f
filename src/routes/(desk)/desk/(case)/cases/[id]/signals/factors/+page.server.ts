import { fail, redirect } from '@sveltejs/kit';
import { factorCodes, factorKinds, type FactorKind } from '#domain/factor.ts';
import { noteFactor } from '#server/factors/note.ts';
import { readFactors, type FactorsPage } from '#server/factors/read.ts';
import { readNoteForm } from '#server/noted/form.ts';
import { shownOr404, staffOf } from '../../../../../refuse.ts';
import type { Actions, PageServerLoad } from './$types';

interface OpenFactor {
	kind: FactorKind;
	/** Which one it puts right; empty: none. */
	corrects: string;
	fields: Record<string, string>;
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const asked = (name: string) => url.searchParams.get(name) ?? undefined;
	const [after, correct] = [asked('after'), asked('correct')];
	const read = await readFactors(staffOf(locals), params.id, { after, correct });
	const { wrong, ...page } = shownOr404(read);
	const open = page.mayWrite ? openOf(url.searchParams, page, wrong) : undefined;
	return { ...page, open, isEarlier: after !== undefined };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const { typed, asked } = readNoteForm(await request.formData());
		const outcome = shownOr404(await noteFactor(staffOf(locals), params.id, asked));
		if ('problems' in outcome)
			return fail(422, { typed: typed.fields, problems: outcome.problems });
		redirect(303, `/desk/cases/${params.id}/signals/factors`);
	}
};

/** What stands in the form before anybody types: a new look, one at a factor that is known, or one to put right. */
function openOf(
	search: URLSearchParams,
	page: Pick<FactorsPage, 'people' | 'concernId' | 'today'>,
	wrong: FactorsPage['wrong']
): OpenFactor | undefined {
	if (wrong) {
		const { id, kind, code, personId, turn, direction, strength, source, seenOn, words } = wrong;
		const coded = { code, personId, turn: turn ?? '', direction, strength: String(strength) };
		return { kind, corrects: id, fields: { ...coded, source, seenOn, words } };
	}
	const kind = factorKinds.find((one) => one === search.get('note'));
	if (!kind) return undefined;
	const code = factorCodes[kind].find((one) => one === search.get('code')) ?? '';
	const about = page.people.find(({ id }) => id === search.get('about'))?.id ?? page.concernId;
	return { kind, corrects: '', fields: { code, personId: about, seenOn: page.today } };
}
