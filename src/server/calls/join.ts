import { randomUUID } from 'node:crypto';
import type { Actor } from '#domain/actor.ts';
import { takesPart } from '#domain/call.ts';
import { paperProblem } from '#domain/note.ts';
import { plainText } from '#domain/plain-text.ts';
import { record } from '../audit/record.ts';
import { isId } from '../row-id.ts';
import { together, type StaffWork } from '../work.ts';
import * as calls from './desk.store.ts';
import { notFound, reach } from './reach.ts';
import { chainOf } from './reach.store.ts';
import { unlessBusy } from './take.ts';
import { turn } from './turn.ts';
import * as words from './words.store.ts';

type Done = { done: true } | { problem: 'not-found' | 'gone' | 'not-possible-now' };

/** A supervisor comes in beside whoever leads it; every screen of it says so before her telephone rings. */
export function joinCall(
	actor: Actor,
	id: string
): Promise<Done | { problem: 'busy' | 'no-telephone' }> {
	return unlessBusy(() =>
		together(actor, async (work) => {
			const found = await reach(work, 'call.join', id);
			if ('problem' in found) return found;
			if (found.legs.some(({ staffId }) => staffId === actor.id)) return { done: true };
			if (!(await calls.presence(work)).hasTelephone) return { problem: 'no-telephone' };
			return ringIn(work, id, { staffId: actor.id, role: 'joined', kind: 'call.joined' });
		})
	);
}

export interface ColleagueRequest {
	to: string;
	/** `transfer`: whoever called waits until she is there, and it is handed over; `joined`: she comes in beside. */
	role: 'transfer' | 'joined';
	noteId: string;
	note: string;
}

/** A colleague's telephone rings; what she should know stands on the paper beside the call. */
export function askColleague(
	actor: Actor,
	id: string,
	{ to, role, noteId, note }: ColleagueRequest
): Promise<Done | { problem: 'person-missing' | 'too-long' | 'busy' }> {
	return unlessBusy(() =>
		together(actor, async (work) => {
			const found = await reach(work, 'call.lead', id);
			if ('problem' in found) return found;
			if (to === '') return { problem: 'person-missing' };
			if (!isId(to) || !isId(noteId) || to === actor.id) return notFound;
			if (paperProblem(note)) return { problem: 'too-long' };
			const callable = await calls.callable(work, id);
			if (!callable.has(to)) return notFound;
			const text = plainText(note).trim();
			if (text !== '') await words.addNote(work, found.row, { id: noteId, kind: 'handover', text });
			return ringIn(work, id, { staffId: to, role, kind: 'call.asked-in' });
		})
	);
}

/** Takes one telephone of ours out of it: her own, or that of a colleague who does not answer. */
export function dropLeg(actor: Actor, id: string, leg: string): Promise<Done> {
	return together(actor, async (work) => {
		const found = await reach(work, 'call.read', id);
		if ('problem' in found) return found;
		const mine = found.legs.find((one) => one.id === leg);
		if (!mine) return { done: true };
		const isHers = mine.staffId === actor.id;
		const takesBack = found.row.holderId === actor.id && !takesPart(mine);
		if (!isHers && !takesBack) return notFound;
		await turn(work, { call: id }, { kind: 'drops', leg });
		return { done: true };
	});
}

async function ringIn(
	work: StaffWork,
	id: string,
	asked: { staffId: string; role: 'transfer' | 'joined'; kind: 'call.joined' | 'call.asked-in' }
): Promise<Done> {
	const { staffId, role, kind } = asked;
	const leg = randomUUID();
	const held = await turn(work, { call: id }, { kind: 'asks-in', leg, staffId, role });
	if (!held?.rules.legs.some((one) => one.id === leg)) return { problem: 'not-possible-now' };
	await record(work, { chainId: await chainOf(work, id), kind, subjectId: id });
	return { done: true };
}
