import { error } from '@sveltejs/kit';
import { readRoster } from '#server/roster/read.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, depends }) => {
	depends('live:desk');
	if (!locals.staff) error(401, 'signed-out');
	const roster = await readRoster(locals.staff, url.searchParams.get('week') ?? '');
	if ('problem' in roster) error(404, 'not-found');
	return { roster };
};
