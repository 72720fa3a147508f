import { myCases } from '#server/cases/mine.ts';
import type { PageServerLoad } from './$types';
import { caseworkerOf } from './refuse.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
	const closed = url.searchParams.get('show') === 'closed';
	const after = url.searchParams.get('after') ?? undefined;
	return { closed, ...(await myCases(caseworkerOf(locals), after, closed)) };
};
