import { error } from '@sveltejs/kit';
import { readFigures } from '#server/figures/read.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	if (!locals.staff) error(401, 'signed-out');
	const figures = await readFigures(locals.staff);
	if ('problem' in figures) error(404, 'not-found');
	return { figures };
};
