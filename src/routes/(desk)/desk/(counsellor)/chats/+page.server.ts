import { error, redirect } from '@sveltejs/kit';
import { readPresence, textIn } from '#server/chats/desk-form.ts';
import { joinChat } from '#server/chats/join.ts';
import { keepPresence } from '#server/chats/presence.ts';
import { queueOf } from '#server/chats/queue.ts';
import { takeChat, takeNext } from '#server/chats/take.ts';
import { shownOr404, staffOf } from '../../refuse.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, depends }) => {
	depends('live:desk');
	return { queue: shownOr404(await queueOf(staffOf(locals))) };
};

export const actions: Actions = {
	next: async ({ locals }) => {
		const outcome = await takeNext(staffOf(locals));
		if ('id' in outcome) redirect(303, `/desk/chats/${outcome.id}`);
		redirect(303, `/desk/chats?chat-${outcome.problem}`);
	},
	take: async ({ locals, request }) => {
		const outcome = await takeChat(staffOf(locals), textIn(await request.formData(), 'id'));
		if ('id' in outcome) redirect(303, `/desk/chats/${outcome.id}`);
		if (outcome.problem === 'not-found') error(404, 'not-found');
		redirect(303, `/desk/chats?chat-${outcome.problem}`);
	},
	join: async ({ locals, request }) => {
		const id = textIn(await request.formData(), 'id');
		const outcome = shownOr404(await joinChat(staffOf(locals), id));
		redirect(303, 'done' in outcome ? `/desk/chats/${id}` : '/desk/chats?chat-gone');
	},
	presence: async ({ locals, request }) => {
		const told = readPresence(await request.formData());
		shownOr404(await keepPresence(staffOf(locals), told));
		redirect(303, '/desk/chats?chat-kept');
	}
};
