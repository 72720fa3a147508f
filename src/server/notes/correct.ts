import { may } from '#domain/access.ts';
import type { Actor } from '#domain/actor.ts';
import {
	correctionProblem,
	isCorrectedSo,
	type Correction,
	type CorrectionProblem
} from '#domain/note.ts';
import { record, recordRefusal } from '../audit/record.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import { isId } from '../row-id.ts';
import { together } from '../work.ts';
import * as notes from './store.ts';

export type CorrectOutcome = { corrected: true } | { problem: CorrectionProblem } | NotForYou;

/**
 * Strikes what stands in a note, and puts something in its place or nothing. What was struck stays to be read.
 * Of two who correct the same version the second is told.
 */
export function correctNote(
	actor: Actor,
	{ partId, noteId }: { partId: string; noteId: string },
	correction: Correction
): Promise<CorrectOutcome> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.write-note');
		if ('problem' in found) return found;
		const note = isId(noteId) ? await notes.find(work, found.partId, noteId) : undefined;
		if (!note) return { problem: 'not-found' };
		if (!may(actor, 'part.correct-note', { writtenBy: note.versions[0].by, part: found })) {
			await recordRefusal(work, 'part.reading-refused', partId);
			return { problem: 'not-allowed' };
		}
		const newest = note.versions.at(-1)!;
		if (isCorrectedSo(newest, correction, actor.id)) return { corrected: true };
		const problem = correctionProblem(newest, correction);
		if (problem) return { problem };

		const { text, reason } = correction;
		const kept = await notes.correct(work, note, { reason, ...(text !== undefined && { text }) });
		if (!kept) return { problem: 'changed-meanwhile' };
		const about = { chainId: found.partId, subjectId: note.id, keyId: found.keyId };
		await record(work, { ...about, kind: 'note.corrected', detail: { reason } });
		return { corrected: true };
	});
}
