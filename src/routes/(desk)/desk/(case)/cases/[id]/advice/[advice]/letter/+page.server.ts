import { readLetter } from '#server/advice/letter.ts';
import { shownOr404, staffOf } from '../../../../../../refuse.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const at = { partId: params.id, adviceId: params.advice };
	const page = shownOr404(await readLetter(staffOf(locals), at));
	return { ...page, isSheet: page.sheet !== undefined };
};
