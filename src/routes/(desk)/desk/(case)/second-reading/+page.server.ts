import { listToRead } from '#server/advice/list.ts';
import { shownOr404, staffOf } from '../../refuse.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) =>
	shownOr404(await listToRead(staffOf(locals)));
