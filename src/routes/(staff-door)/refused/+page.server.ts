import { error } from '@sveltejs/kit';
import { homeOf } from '#server/access/workspace.ts';
import { readFrame } from '#server/staff/frame.ts';
import type { PageServerLoad } from './$types';

// the address in the browser is another: nothing may ask for this page anew
export const csr = false;

/** What the hook answers with when it lets somebody of the workspace in nowhere. */
export const load: PageServerLoad = async ({ locals, url, isSubRequest }) => {
	if (!isSubRequest) error(404, 'not-found');
	const { staff } = locals;
	return {
		language: locals.language === 'en' ? 'en' : 'nl',
		isSignedOut: url.searchParams.has('401'),
		home: staff ? homeOf(staff.role) : '/sign-in',
		frame: staff && (await readFrame(staff))
	} as const;
};
