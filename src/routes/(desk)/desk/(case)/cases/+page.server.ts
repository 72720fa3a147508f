import { error } from '@sveltejs/kit';
import { may } from '#domain/access.ts';
import { endingsOf } from '#server/cases/endings.ts';
import { listCases } from '#server/cases/list.ts';
import type { PageServerLoad } from './$types';
import { staffOf } from '../../refuse.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
	const staff = staffOf(locals);
	// whoever is on call reads a case in danger, and has none
	if (!may(staff, 'case.list', undefined)) error(404, 'not-found');
	const closed = url.searchParams.get('show') === 'closed';
	const after = url.searchParams.get('after') ?? undefined;
	const listsAll = may(staff, 'case.list-all', undefined);
	const page = await listCases(staff, after, closed);
	const ids = closed ? page.lines.map(({ partId }) => partId) : [];
	return { closed, listsAll, ...page, endings: await endingsOf(staff, ids) };
};
