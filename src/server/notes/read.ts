import type { Actor } from '#domain/actor.ts';
import type { NoteVersion } from '#domain/note.ts';
import { may } from '#domain/access.ts';
import { findCase, recordReading, type NotForYou } from '../cases/found.ts';
import * as people from '../people/store.ts';
import { isId } from '../row-id.ts';
import { colleaguesOf } from '../staff/colleagues.store.ts';
import { together } from '../work.ts';
import * as notes from './store.ts';

export interface NotePage {
	partId: string;
	code: string;
	/** Of who asks; empty when she gave none. */
	name: string;
	noteId: string;
	/** With the names of who wrote them, the note as it was written first. */
	versions: NoteVersion[];
	mayWrite: boolean;
}

/** Opens one note with everything it was, to read or to correct. */
export function readNotePage(
	actor: Actor,
	{ partId, noteId }: { partId: string; noteId: string }
): Promise<NotePage | NotForYou> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.read-story');
		if ('problem' in found) return found;
		const note = isId(noteId) ? await notes.find(work, found.partId, noteId) : undefined;
		if (!note) return { problem: 'not-found' };
		const [asker] = await people.ofPart(work, found.partId);
		const names = await colleaguesOf(
			work,
			note.versions.map(({ by }) => by)
		);
		await recordReading(work, found);
		return {
			...{ partId: found.partId, code: found.code, name: asker?.name ?? '', noteId: note.id },
			versions: note.versions.map((one) => ({ ...one, by: names.get(one.by)?.name ?? '' })),
			mayWrite: may(actor, 'part.correct-note', { writtenBy: note.versions[0].by, part: found })
		};
	});
}
