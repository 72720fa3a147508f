import { visitsOf } from '#server/visits/read.ts';
import { shownOr404, staffOf } from '../../refuse.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, depends }) => {
	depends('live:desk');
	return { visits: shownOr404(await visitsOf(staffOf(locals))) };
};
