import { randomUUID } from 'node:crypto';
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { StaffSession } from '#server/access/session.ts';
import { keepAsked } from '#server/chats/ask.ts';
import * as forms from '#server/chats/desk-form.ts';
import { classifyChat, endChat } from '#server/chats/end.ts';
import { offerChat, stepOut } from '#server/chats/join.ts';
import { readChat } from '#server/chats/read.ts';
import { addNote, attend, speak } from '#server/chats/speak.ts';
import { takeOver } from '#server/chats/take.ts';
import { refuse, shownOr404, staffOf } from '../../../refuse.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, depends }) => {
	depends('chat:page');
	const { chat } = shownOr404(await readChat(staffOf(locals), params.id));
	const ids = {
		line: randomUUID(),
		note: randomUUID(),
		offer: randomUUID(),
		summary: randomUUID()
	};
	return { chat, ids };
};

export const actions: Actions = {
	say: form(async (actor, id, data) => {
		const line = { id: forms.idIn(data, 'line'), text: forms.textIn(data, 'text') };
		const outcome = shownOr404(await speak(actor, id, line));
		if ('problem' in outcome) return again('text', outcome.problem, { text: line.text });
		await attend(actor, id, { seq: forms.seenIn(data), types: false });
		redirect(303, `/desk/chats/${id}#last`);
	}),
	note: form(async (actor, id, data) => {
		const note = { id: forms.idIn(data, 'noteId'), text: forms.textIn(data, 'note') };
		const outcome = shownOr404(await addNote(actor, id, note));
		if ('problem' in outcome) return again('note', outcome.problem, { note: note.text });
		redirect(303, `/desk/chats/${id}#notes`);
	}),
	ask: form(async (actor, id, data) => {
		const outcome = shownOr404(await keepAsked(actor, id, forms.readAsked(data)));
		return { asked: outcome };
	}),
	offer: form(async (actor, id, data) => {
		const [to, note] = [forms.textIn(data, 'to'), forms.textIn(data, 'handover')];
		if (to === '') return again('to', 'person-missing', { handover: note });
		const request = { to, noteId: forms.idIn(data, 'offerId'), note };
		const outcome = shownOr404(await offerChat(actor, id, request));
		if ('problem' in outcome) return again('handover', outcome.problem, { to, handover: note });
		redirect(303, `/desk/chats/${id}#colleague`);
	}),
	withdraw: form(async (actor, id) => {
		shownOr404(await offerChat(actor, id, { to: undefined, noteId: randomUUID(), note: '' }));
		redirect(303, `/desk/chats/${id}#colleague`);
	}),
	take: form(async (actor, id) => {
		const outcome = shownOr404(await takeOver(actor, id));
		redirect(303, 'id' in outcome ? `/desk/chats/${id}` : `/desk/chats?chat-${outcome.problem}`);
	}),
	stepOut: form(async (actor, id) => {
		const outcome = shownOr404(await stepOut(actor, id));
		redirect(303, 'done' in outcome ? '/desk/chats?chat-left' : `/desk/chats/${id}`);
	}),
	end: form(async (actor, id) => {
		shownOr404(await endChat(actor, id));
		redirect(303, `/desk/chats/${id}#end`);
	}),
	classify: form(async (actor, id, data) => {
		const told = forms.readClassification(data);
		const outcome = shownOr404(await classifyChat(actor, id, told));
		if ('intakeId' in outcome)
			redirect(303, outcome.isOpen ? `/desk/intakes/${outcome.intakeId}` : '/desk/chats?chat-done');
		const field = forms.toldAt(outcome.problem);
		const { outcome: chosen = '', where = '', summary } = told;
		return again(field, outcome.problem, { outcome: chosen, where, summary });
	})
};

/** What came back of a form of this page that was refused. */
function again(field: string, problem: string, typed: Record<string, string>) {
	if (problem === 'over') return fail(409, { problems: { [field]: problem }, typed });
	return refuse(problem, { field, typed });
}

/** One form of this page. */
function form<T>(act: (actor: StaffSession, id: string, data: FormData) => Promise<T>) {
	return async ({ locals, params, request }: RequestEvent<{ id: string }>) =>
		act(staffOf(locals), params.id, await request.formData());
}
