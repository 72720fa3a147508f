import { error, json } from '@sveltejs/kit';
import { jumpsOf } from '#server/search/jump.ts';
import type { RequestHandler } from './$types';

/** Where the palette can lead to. */
export const GET: RequestHandler = async ({ locals }) => {
	if (!locals.staff) error(401, 'signed-out');
	const jumps = await jumpsOf(locals.staff);
	if ('problem' in jumps) error(404, 'not-found');
	return json(jumps.cases, { headers: { 'cache-control': 'no-store' } });
};
