import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { readRosterChange, type RosterForm, type UnreadRoster } from '#server/roster/form.ts';
import { changeRoster } from '#server/roster/plan.ts';
import { readRoster } from '#server/roster/read.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, depends }) => {
	depends('live:desk');
	if (!locals.staff) error(401, 'signed-out');
	const roster = await readRoster(locals.staff, url.searchParams.get('week') ?? '');
	if ('problem' in roster || !roster.plan) error(404, 'not-found');
	return { roster, plan: roster.plan };
};

export const actions: Actions = {
	weekly: form('weekly'),
	day: form('day'),
	absence: form('absence'),
	speaks: form('speaks'),
	strike: form('strike')
};

function form(change: RosterForm) {
	return async ({ locals, request }: RequestEvent) => {
		if (!locals.staff) error(401, 'signed-out');
		const read = readRosterChange(change, await request.formData());
		if (!('request' in read)) return fail(422, read satisfies UnreadRoster);
		const outcome = await changeRoster(locals.staff, read.request);
		if ('problem' in outcome) error(404, 'not-found');
		redirect(303, '/review/roster');
	};
}
