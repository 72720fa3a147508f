import { error, fail, redirect } from '@sveltejs/kit';
import { roles, type Actor } from '#domain/actor.ts';
import { house } from '#server/house.ts';
import { addColleague } from '#server/staff/add.ts';
import { changeContact } from '#server/staff/change-contact.ts';
import { changeRole, disable, enable } from '#server/staff/change.ts';
import { readContact, readNewAccount, readRole, readStaffId } from '#server/staff/form.ts';
import { inviteAgain } from '#server/staff/invite.ts';
import { listColleagues } from '#server/staff/list.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const outcome = await listColleagues(actor(locals));
	if ('problem' in outcome) error(404, 'not-found');
	return {
		...outcome,
		roles,
		me: actor(locals).id,
		welcome: `${house().config.origin}/sign-in/welcome`
	};
};

// a code is shown once, in the answer to the post that made it: it is kept nowhere to be shown again
export const actions: Actions = {
	add: async ({ locals, request }) => {
		const form = readNewAccount(await request.formData());
		if ('problems' in form) return fail(422, form);
		const outcome = await addColleague(actor(locals), form.request);
		if ('invitation' in outcome)
			return { invited: { ...outcome.invitation, name: form.request.name } };
		if (outcome.problem === 'not-allowed') error(404, 'not-found');
		const typed = { ...form.request, phone: form.request.phone ?? '' };
		return fail(422, { typed, problems: { email: outcome.problem } });
	},
	contact: async ({ locals, request }) => {
		const form = await request.formData();
		const id = readStaffId(form);
		const read = readContact(form);
		if ('problems' in read) return fail(422, { contact: { ...read, id } });
		const outcome = await changeContact(actor(locals), id, read.request);
		if (!('problem' in outcome) || outcome.problem !== 'email-taken') return answer(outcome);
		const typed = { ...read.request, phone: read.request.phone ?? '' };
		return fail(422, { contact: { id, typed, problems: { email: outcome.problem } } });
	},
	role: async ({ locals, request }) => {
		const form = await request.formData();
		const role = readRole(form);
		if (!role) return fail(422, { problem: 'role-not-chosen' });
		return answer(await changeRole(actor(locals), readStaffId(form), role));
	},
	disable: async ({ locals, request }) =>
		answer(await disable(actor(locals), readStaffId(await request.formData()))),
	enable: async ({ locals, request }) =>
		answer(await enable(actor(locals), readStaffId(await request.formData()))),
	invite: async ({ locals, request }) => {
		const outcome = await inviteAgain(actor(locals), readStaffId(await request.formData()));
		if ('problem' in outcome) return answer(outcome);
		return { invited: { ...outcome.invitation, name: outcome.name } };
	}
};

function answer(outcome: { changed: true } | { problem: string }) {
	if ('changed' in outcome) redirect(303, '/staff');
	if (outcome.problem === 'not-found' || outcome.problem === 'not-allowed') error(404, 'not-found');
	return fail(422, { problem: outcome.problem });
}

function actor({ staff }: App.Locals): Actor {
	if (!staff) error(401, 'signed-out');
	return staff;
}
