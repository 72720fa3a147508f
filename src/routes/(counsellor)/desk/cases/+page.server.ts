import { myCases } from '#server/cases/mine.ts';
import type { PageServerLoad } from './$types';
import { staffOf } from './refuse.ts';

export const load: PageServerLoad = ({ locals, url }) =>
	myCases(staffOf(locals), url.searchParams.get('after') ?? undefined);
