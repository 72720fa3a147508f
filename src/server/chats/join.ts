import type { Actor } from '#domain/actor.ts';
import { paperProblem } from '#domain/note.ts';
import { plainText } from '#domain/plain-text.ts';
import { isId } from '../row-id.ts';
import { together } from '../work.ts';
import { keepNote } from './note.ts';
import { ownName } from './presence.ts';
import { notFound, reach } from './reach.ts';
import * as chats from './store.ts';
import * as words from './words.store.ts';

type Done = { done: true } | { problem: 'not-found' | 'not-possible-now' };
const notNow = { problem: 'not-possible-now' } as const;

/** Comes in beside whoever holds it, and the conversation says so: nobody listens in secret. */
export function joinChat(actor: Actor, id: string): Promise<Done> {
	return together(actor, async (work) => {
		const found = await reach(work, 'chat.join', id);
		if (!found) return notFound;
		const isIn = found.members.some(({ staffId }) => staffId === actor.id);
		if (!(await chats.join(work, id))) return notNow;
		if (!isIn) await words.tell(work, found.row, { tiding: 'joined', name: await ownName(work) });
		return { done: true };
	});
}

export function stepOut(actor: Actor, id: string): Promise<Done> {
	return together(actor, async (work) => {
		const found = await reach(work, 'chat.read', id);
		if (!found) return notFound;
		if (!(await chats.stepOut(work, id))) return notNow;
		if (found.row.status === 'active')
			await words.tell(work, found.row, { tiding: 'left', name: await ownName(work) });
		return { done: true };
	});
}

/**
 * Asks a colleague in, with a word about it that she reads on the other paper; who is asked may come in
 * beside, or take over. Without a colleague it is taken back.
 */
export function offerChat(
	actor: Actor,
	id: string,
	{ to, noteId, note }: { to: string | undefined; noteId: string; note: string }
): Promise<Done | { problem: 'text-missing' | 'too-long' }> {
	return together(actor, async (work) => {
		const found = await reach(work, 'chat.lead', id);
		if (!found || (to !== undefined && !isId(to)) || !isId(noteId)) return notFound;
		const text = plainText(note).trim();
		if (to && text === '') return { problem: 'text-missing' };
		if (paperProblem(text)) return { problem: 'too-long' };
		if (!(await chats.offer(work, id, to))) return notNow;
		if (to) await keepNote(work, found.row, { id: noteId, kind: 'handover', text });
		return { done: true };
	});
}
