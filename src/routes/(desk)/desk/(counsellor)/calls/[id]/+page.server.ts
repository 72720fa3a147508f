import { randomUUID } from 'node:crypto';
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { StaffSession } from '#server/access/session.ts';
import * as forms from '#server/calls/desk-form.ts';
import { askColleague, dropLeg } from '#server/calls/join.ts';
import { draftInCall, keepAsked, noteInCall } from '#server/calls/note.ts';
import { showNumber } from '#server/calls/number.ts';
import { takesCalls } from '#server/calls/presence.ts';
import { readCall } from '#server/calls/read.ts';
import { tellCall } from '#server/calls/tell.ts';
import { hearInCall } from '#server/calls/word.ts';
import { staffOf } from '../../../refuse.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, depends }) => {
	depends('live:desk');
	const { call } = hers(await readCall(staffOf(locals), params.id));
	return { call, ids: { note: randomUUID(), handover: randomUUID(), summary: randomUUID() } };
};

export const actions: Actions = {
	note: form(async (actor, id, data) => {
		const note = { noteId: forms.idIn(data, 'noteId'), text: forms.textIn(data, 'note') };
		const outcome = hers(await noteInCall(actor, id, note));
		if ('problem' in outcome) return again('note', outcome.problem, { note: note.text });
		redirect(303, `/desk/calls/${id}#notes`);
	}),
	draft: form(async (actor, id, data) => {
		hers(await draftInCall(actor, id, forms.textIn(data, 'note')));
		return { kept: true };
	}),
	ask: form(async (actor, id, data) => {
		const outcome = hers(await keepAsked(actor, id, forms.readAsked(data)));
		return { asked: outcome };
	}),
	word: form(async (actor, id, data) => {
		const [personId, said] = [forms.textIn(data, 'person'), forms.textIn(data, 'said')];
		const outcome = hers(await hearInCall(actor, id, { personId, said }));
		if ('problem' in outcome) return again('said', outcome.problem, { person: personId });
		return { heard: outcome.heard, personId };
	}),
	number: form(async (actor, id, data) => {
		const reason = forms.textIn(data, 'numberReason');
		const outcome = hers(await showNumber(actor, id, reason));
		if ('problem' in outcome) return again('numberReason', outcome.problem, {});
		return { number: outcome.number };
	}),
	colleague: form(async (actor, id, data) => {
		const asked = forms.readColleague(data);
		const outcome = hers(await askColleague(actor, id, asked));
		if ('problem' in outcome) {
			const field = forms.colleagueAt(outcome.problem);
			return again(field, outcome.problem, { to: asked.to, handover: asked.note });
		}
		redirect(303, `/desk/calls/${id}#who`);
	}),
	drop: form(async (actor, id, data) => {
		hers(await dropLeg(actor, id, forms.textIn(data, 'leg')));
		redirect(303, `/desk/calls/${id}`);
	}),
	tell: form(async (actor, id, data) => {
		const telling = forms.readTelling(data);
		const outcome = hers(await tellCall(actor, id, telling));
		if ('problem' in outcome) {
			const field = forms.toldAt(outcome.problem);
			const { outcome: chosen = '', where = '', summary } = telling;
			return again(field, outcome.problem, { outcome: chosen, where, summary });
		}
		const rests = forms.textIn(data, 'then') === 'rest';
		if (rests) await takesCalls(actor, false);
		const said = rests ? 'call-rest' : 'call-done';
		if (outcome.openIntake && !rests) redirect(303, `/desk/intakes/${outcome.openIntake}`);
		redirect(303, `/desk/calls?${said}`);
	})
};

/** What is not hers is not there; what was hers a moment ago is told kindly. */
function hers<T extends object>(
	outcome: T
): Exclude<T, { problem: 'not-found' | 'gone' | 'not-allowed' | 'call-held' }> {
	const problem = 'problem' in outcome ? outcome.problem : undefined;
	if (problem === 'call-held') redirect(303, '/desk/calls?call-held');
	if (problem === 'gone') redirect(303, '/desk/calls?call-left');
	if (problem === 'not-found' || problem === 'not-allowed') error(404, 'not-found');
	return outcome as never;
}

/** What came back of a form of this page that was refused. */
function again(field: string, problem: string, typed: Record<string, string>) {
	return fail(422, { problems: { [field]: problem } as Record<string, string>, typed });
}

/** One form of this page. */
function form<T>(act: (actor: StaffSession, id: string, data: FormData) => Promise<T>) {
	return async ({ locals, params, request }: RequestEvent<{ id: string }>) =>
		act(staffOf(locals), params.id, await request.formData());
}
