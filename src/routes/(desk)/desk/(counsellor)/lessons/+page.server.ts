import { lessonsFor } from '#server/trajectories/lessons.ts';
import { staffOf } from '../../refuse.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	lessons: await lessonsFor(staffOf(locals))
});
