import { error, fail, redirect } from '@sveltejs/kit';
import { takeForm } from '#server/intakes/desk-form.ts';
import { deskOf, shows } from '#server/intakes/list.ts';
import { unreadFor } from '#server/hand-overs/read.ts';
import { takeIntake } from '#server/intakes/take.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, depends }) => {
	depends('live:desk');
	if (!locals.staff) error(401, 'signed-out');
	const asked = url.searchParams.get('show');
	const show = shows.find((known) => known === asked) ?? 'all';
	const after = url.searchParams.get('after') ?? undefined;
	const casesAfter = url.searchParams.get('cases') ?? undefined;
	const desk = await deskOf(locals.staff, { show, after, casesAfter });
	if ('problem' in desk) error(404, 'not-found');

	const given = await unreadFor(locals.staff);
	return { desk, show, given, isEarlier: after !== undefined };
};

export const actions: Actions = {
	take: async ({ locals, request }) => {
		if (!locals.staff) error(401, 'signed-out');
		const read = takeForm(await request.formData());
		const form = 'request' in read ? read.request : {};
		if (!form.id) error(404, 'not-found');
		const outcome = await takeIntake(locals.staff, form.id, { offer: form.offer });
		if ('taken' in outcome) redirect(303, `/desk/intakes/${form.id}`);
		if (outcome.problem === 'not-found') error(404, 'not-found');

		return fail(409, { tookBefore: { by: outcome.by, reference: form.reference ?? '' } });
	}
};
