import { error } from '@sveltejs/kit';
import { readPrinted, tellPrinted } from '#server/cases/printed.ts';
import { shownOr404, staffOf } from '../../../../refuse.ts';
import type { RequestHandler } from './$types';

/** A page of the case is printed from the browser. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const staff = staffOf(locals);
	const page = await readPrinted(request);
	if (page === undefined) error(400, 'unreadable');
	shownOr404(await tellPrinted(staff, params.id, page));
	return new Response(null, { status: 204 });
};
