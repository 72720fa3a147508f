import type { Actor } from '#domain/actor.ts';
import { paperProblem } from '#domain/note.ts';
import { plainText } from '#domain/plain-text.ts';
import { weighMore, type Asked, type AskOutcome } from '../intakes/weigh-more.ts';
import { isId } from '../row-id.ts';
import { together, type StaffWork } from '../work.ts';
import * as asked from './asked.store.ts';
import { notFound, reach, type Reached } from './reach.ts';
import * as words from './words.store.ts';

type Kept = { kept: true } | { problem: 'not-found' | 'gone' };

/** Kept on the paper beside the call; sent twice it is one. */
export function noteInCall(
	actor: Actor,
	id: string,
	{ noteId, text }: { noteId: string; text: string }
): Promise<Kept | { problem: 'text-missing' | 'too-long' }> {
	return together(actor, async (work) => {
		const found = await withPaper(work, id);
		if ('problem' in found) return found;
		const note = plainText(text).trim();
		if (note === '') return { problem: 'text-missing' };
		if (paperProblem(note)) return { problem: 'too-long' };
		if (!isId(noteId)) return notFound;
		await words.addNote(work, found.row, { id: noteId, kind: 'note', text: note });
		await words.keepDraft(work, found.row, '');
		return { kept: true };
	});
}

/** What she is writing, all of it, so that it is there on whatever device, and is a note when she goes. */
export function draftInCall(actor: Actor, id: string, text: string): Promise<Kept> {
	return together(actor, async (work) => {
		const found = await withPaper(work, id);
		if ('problem' in found) return found;
		await words.keepDraft(work, found.row, plainText(text));
		return { kept: true };
	});
}

async function withPaper(
	work: StaffWork,
	id: string
): Promise<Reached | { problem: 'not-found' | 'gone' }> {
	const found = await reach(work, 'call.read', id);
	if ('problem' in found) return found;
	return (await words.mayWrite(work, found.row)) ? found : notFound;
}

/** What was asked beside the call and changed. */
export function keepAsked(
	actor: Actor,
	id: string,
	told: Asked
): Promise<AskOutcome | { problem: 'gone' }> {
	return together(actor, async (work) => {
		const found = await reach(work, 'call.read', id);
		if ('problem' in found) return found;
		const { intakeId } = found.row;
		if (!intakeId) return notFound;
		return weighMore(work, { intakeId, told }, (weighed) => asked.weigh(work, id, weighed));
	});
}
