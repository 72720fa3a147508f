import { randomUUID } from 'node:crypto';
import { error, fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#domain/actor.ts';
import { placeCallback } from '#server/calls/place.ts';
import type { Held } from '#server/calls/still.ts';
import { takeOn } from '#server/cases/take-on.ts';
import { linkContact } from '#server/contacts/link.ts';
import { answerIntake } from '#server/intakes/answer.ts';
import { changeIntakeLevel } from '#server/intakes/change-level.ts';
import { closeIntakeRoom } from '#server/intakes/close-room.ts';
import { closeIntake } from '#server/intakes/close.ts';
import { decideCallback } from '#server/intakes/decide-callback.ts';
import * as forms from '#server/intakes/desk-form.ts';
import { readIntake } from '#server/intakes/read.ts';
import { releaseIntake } from '#server/intakes/release.ts';
import { showPhone } from '#server/intakes/show-phone.ts';
import { takeIntake } from '#server/intakes/take.ts';
import { compareName, type CompareOutcome } from '#server/matching/compare-name.ts';
import { decideSecondLook, withdrawSecondLook } from '#server/second-looks/decide.ts';
import type { Refused } from './refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	if (!locals.staff) error(401, 'signed-out');
	const read = await readIntake(locals.staff, params.id);
	if ('problem' in read) error(404, 'not-found');

	return { intake: read.intake, messageId: randomUUID() };
};

export const actions: Actions = {
	take: form(forms.takeForm, async (actor, id, { offer, from }) => {
		const outcome = await takeIntake(actor, id, { offer, from });
		if ('taken' in outcome) return here(id);
		if (outcome.problem === 'not-found') return outcome;
		return fail(409, { field: '', problem: outcome.problem, by: outcome.by, typed: {} });
	}),
	release: form(forms.releaseForm, async (actor, id, { releaseReason }) => {
		const outcome = await releaseIntake(actor, id, releaseReason);
		return 'released' in outcome
			? '/desk?released'
			: at('releaseReason', outcome, { releaseReason });
	}),
	level: form(forms.levelForm, async (actor, id, { levelReason, ...request }) => {
		const outcome = await changeIntakeLevel(actor, id, { ...request, reason: levelReason });
		const field =
			'problem' in outcome && outcome.problem === 'level-unchanged' ? 'to' : 'levelReason';
		return 'problem' in outcome ? at(field, outcome, { levelReason, to: request.to }) : here(id);
	}),
	look: form(forms.lookForm, async (actor, id, { look, decision }) => {
		const outcome =
			decision === 'withdraw'
				? await withdrawSecondLook(actor, look)
				: await decideSecondLook(actor, look, decision === 'agree');
		return 'problem' in outcome ? at('look', outcome, {}) : here(id);
	}),
	answer: form(forms.answerForm, async (actor, id, { messageId, text, then }) => {
		const thenClose = then === 'close';
		const outcome = await answerIntake(actor, id, { messageId, text, thenClose });
		if (!('problem' in outcome)) return here(id);
		// the id of a message that is kept takes no other words: what she holds on to gets one of its own
		const nextId = outcome.problem === 'words-changed' ? randomUUID() : messageId;
		return at('text', outcome, { text, messageId: nextId });
	}),
	refer: form(forms.referForm, async (actor, id, { where, referNote }) => {
		const outcome = await closeIntake(actor, id, { reason: referNote, where });
		return 'problem' in outcome ? at('referNote', outcome, { where, referNote }) : '/desk';
	}),
	close: form(forms.closeForm, async (actor, id, { closeReason }) => {
		const outcome = await closeIntake(actor, id, { reason: closeReason });
		return 'problem' in outcome ? at('closeReason', outcome, { closeReason }) : '/desk';
	}),
	callback: form(forms.callbackForm, async (actor, id, { task, callBack, callbackReason }) => {
		const decision = { taskId: task, callBack: callBack === 'yes', reason: callbackReason };
		const outcome = await decideCallback(actor, id, decision);
		return 'problem' in outcome ? at('callbackReason', outcome, { callbackReason }) : here(id);
	}),
	place: form(forms.placeForm, async (actor, id, { task }) => {
		const outcome = await placeCallback(actor, id, task);
		if ('id' in outcome) return `/desk/calls/${outcome.id}`;
		return 'held' in outcome ? { held: outcome.held } : at('place', outcome, {});
	}),
	phone: form(forms.phoneForm, async (actor, id, { phoneReason }) => {
		const outcome = await showPhone(actor, id, phoneReason);
		return 'problem' in outcome ? at('phoneReason', outcome, { phoneReason }) : outcome;
	}),
	room: async ({ locals, params }) => {
		if (!locals.staff) error(401, 'signed-out');
		const outcome = await closeIntakeRoom(locals.staff, params.id);
		return answer('problem' in outcome ? at('room', outcome, {}) : here(params.id));
	},
	takeOn: form(forms.takeOnForm, async (actor, id, request) => {
		if (request.name.trim() === '') return at('name', { problem: 'name-missing' }, request);
		const outcome = await takeOn(actor, id, request);
		return 'problem' in outcome ? at('name', outcome, request) : `/desk/cases/${outcome.partId}`;
	}),
	joinCase: form(forms.linkForm, async (actor, id, { part = '', who, linkReason }) => {
		const typed = { part, who, linkReason };
		if (part === '') return at('part', { problem: 'case-missing' }, typed);
		const request = { partId: part, isAsker: who === 'asker', reason: linkReason };
		const outcome = await linkContact(actor, id, request);
		if ('linked' in outcome) return `/desk/cases/${part}`;
		const fields: Record<string, string> = {
			'reason-missing': 'linkReason',
			'room-of-another': 'who'
		};
		return at(fields[outcome.problem] ?? 'part', outcome, typed);
	}),
	compareName: form(forms.compareForm, async (actor, id, { heardName }) => {
		const outcome = await compareName(actor, id, heardName);
		return 'problem' in outcome ? at('heardName', outcome, { heardName }) : outcome;
	})
};

type Shown = { number: string } | { held: Held } | Extract<CompareOutcome, { compared: unknown }>;
type Answer = string | { problem: string } | Shown | ActionFailure<Refused>;

/** One form of this page: read what was typed, act, answer. */
function form<Request>(
	readForm: (data: FormData) => { request: Request } | forms.Unread,
	act: (actor: Actor, id: string, request: Request) => Promise<Answer>
) {
	return async ({ locals, params, request }: RequestEvent<{ id: string }>) => {
		if (!locals.staff) error(401, 'signed-out');
		const read = readForm(await request.formData());
		if (!('request' in read)) return fail(422, read satisfies Refused);
		return answer(await act(locals.staff, params.id, read.request));
	};
}

function answer(outcome: Answer): Shown | ActionFailure<Refused> {
	if (typeof outcome === 'string') redirect(303, outcome);
	if ('problem' in outcome) error(404, 'not-found');
	return outcome;
}

function at(field: string, { problem }: { problem: string }, typed: Refused['typed']): Answer {
	if (problem === 'not-found' || problem === 'not-allowed') return { problem };
	return fail(problem === 'already-taken' ? 409 : 422, { field, problem, typed });
}

function here(id: string): string {
	return `/desk/intakes/${id}`;
}
