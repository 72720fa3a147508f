import { dirname } from 'node:path/posix';
import { error } from '@sveltejs/kit';
import { readPrinted } from '#server/cases/form.ts';
import { tellPrinted } from '#server/cases/tell-printed.ts';
import { shownOr404, staffOf } from '../../../../refuse.ts';
import type { RequestHandler } from './$types';

/** A page of the case is printed from the browser. */
export const POST: RequestHandler = async ({ locals, params, request, route }) => {
	const staff = staffOf(locals);
	const told: unknown = await request.json().catch(() => undefined);
	const page = readPrinted(told, dirname(route.id));
	if (page === undefined) error(400, 'unreadable');
	shownOr404(await tellPrinted(staff, params.id, page));
	return new Response(null, { status: 204 });
};
