import type { Actor } from '#domain/actor.ts';
import { noteProblem, type NoteProblem } from '#domain/note.ts';
import { record } from '../audit/record.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import { together } from '../work.ts';
import * as notes from './store.ts';

export function writeNote(
	actor: Actor,
	partId: string,
	text: string
): Promise<{ noteId: string } | { problem: NoteProblem } | NotForYou> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.write-note');
		if ('problem' in found) return found;
		const problem = noteProblem(text);
		if (problem) return { problem };

		const noteId = await notes.add(work, found, text);
		await record(work, { chainId: found.partId, kind: 'note.written', subjectId: noteId });
		return { noteId };
	});
}
