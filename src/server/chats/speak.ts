import type { Actor } from '#domain/actor.ts';
import { lineProblem } from '#domain/chat.ts';
import { plainText } from '#domain/plain-text.ts';
import { isId } from '../row-id.ts';
import { together } from '../work.ts';
import * as door from './door.store.ts';
import { keepNote } from './note.ts';
import { mayHint } from './paces.ts';
import { notFound, reach } from './reach.ts';
import * as words from './words.store.ts';

export type SpeakOutcome =
	{ seq: number } | { problem: 'text-missing' | 'too-long' | 'over' | 'not-found' };

/** A line to her; her own draft of it is gone with it. The same id again is the same line. */
export async function speak(
	actor: Actor,
	id: string,
	line: { id: string; text: string }
): Promise<SpeakOutcome> {
	const text = plainText(line.text);
	const said = { id: line.id, text: text.trim() };
	const isFit = isId(id) && isId(line.id) && lineProblem(text) === undefined;
	const at = isFit ? await words.writeAtOnce(actor, id, said) : undefined;
	if (at !== undefined) return { seq: at };
	return together(actor, async (work) => {
		const found = await reach(work, 'chat.read', id);
		if (!found || !isId(line.id)) return notFound;
		const problem = lineProblem(text);
		if (problem) return { problem };
		const seq = await words.write(work, found.row, said);
		return seq === undefined ? { problem: 'over' } : { seq };
	});
}

/** On another paper: she never sees it. */
export function addNote(
	actor: Actor,
	id: string,
	note: { id: string; text: string }
): Promise<{ noted: true } | { problem: 'text-missing' | 'too-long' | 'not-found' }> {
	return together(actor, async (work) => {
		const found = await reach(work, 'chat.read', id);
		if (!found || !isId(note.id)) return notFound;
		const text = plainText(note.text);
		const problem = lineProblem(text);
		if (problem) return { problem };
		await keepNote(work, found.row, { id: note.id, kind: 'note', text: text.trim() });
		return { noted: true };
	});
}

/** What she is writing, kept for her alone. */
export function keepDraft(actor: Actor, id: string, text: string): Promise<void> {
	return together(actor, async (work) => {
		const found = await reach(work, 'chat.write', id);
		if (found) await words.keepDraft(work, found.row, plainText(text).slice(0, 8000));
	});
}

/** Her screen shows all up to this line; with `types`, that she is writing, and nothing of what. */
export function attend(
	actor: Actor,
	id: string,
	{ seq, types }: { seq: number; types: boolean }
): Promise<void> {
	return together(actor, async (work) => {
		if (!(await reach(work, 'chat.write', id))) return;
		await words.seen(work, id, seq);
		if (types && mayHint(`${id} ${actor.id}`)) await door.hintTyping(id, 'staff');
	});
}
