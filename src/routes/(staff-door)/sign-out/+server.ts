import { signOut } from '#server/access/staff-sign-in.ts';
import type { RequestHandler } from './$types';

/** Nothing of the workspace stays behind in this browser. */
export const POST: RequestHandler = async (event) => {
	await signOut(event);
	return new Response(null, {
		status: 303,
		headers: { location: '/sign-in?signed-out', 'clear-site-data': '"cache", "storage"' }
	});
};
