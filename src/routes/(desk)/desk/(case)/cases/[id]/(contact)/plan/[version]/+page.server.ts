import { error } from '@sveltejs/kit';
import { readOldPlan } from '#server/safe-contact/read.ts';
import { typedFrom } from '#server/safe-contact/typed.ts';
import { shownOr404, staffOf } from '../../../../../../refuse.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const version = /^[1-9][0-9]{0,5}$/.test(params.version) ? Number(params.version) : undefined;
	if (version === undefined) error(404, 'not-found');
	const page = shownOr404(await readOldPlan(staffOf(locals), params.id, version));
	return { ...page, kept: typedFrom(page.plan, false) };
};
