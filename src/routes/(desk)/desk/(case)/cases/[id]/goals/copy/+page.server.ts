import { redirect } from '@sveltejs/kit';
import { languages, type Language } from '#domain/language.ts';
import { readCopy } from '#server/help-plans/copy.ts';
import { shownOr404, staffOf } from '../../../../../refuse.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const of = url.searchParams.get('of') ?? undefined;
	const asked = url.searchParams.get('in');
	const sheetLanguage: Language = languages.find((one) => one === asked) ?? 'nl';
	const page = shownOr404(
		await readCopy(staffOf(locals), params.id, { of, language: sheetLanguage })
	);
	if ('noTrajectory' in page) redirect(303, `/desk/cases/${params.id}/goals`);
	return { ...page, sheetLanguage, isSheet: page.sheet !== undefined };
};
