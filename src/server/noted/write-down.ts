import type { Actor } from '#domain/actor.ts';
import type { NoteRequest } from '#domain/corrected.ts';
import type { FieldProblems } from '#domain/field-problems.ts';
import { localDate } from '#domain/time.ts';
import { record } from '../audit/record.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import * as people from '../people/store.ts';
import { isId } from '../row-id.ts';
import { together, type StaffWork } from '../work.ts';
import { isOf, type Noun } from './store.ts';

export type NoteOutcome = { notedId: string } | { problems: FieldProblems } | NotForYou;
type Noted = { personId: string; corrects: string | null };
interface How<Read> {
	noun: Noun;
	read: (personId: string, today: string) => Read | { problems: FieldProblems };
	add: (
		work: StaffWork,
		at: { partId: string; keyId: string },
		noted: Noted & Read
	) => Promise<string | undefined>;
}

/** Writes down something about somebody in a case, or puts right what stood there; nothing is ever written over. */
export function writeDown<Read extends object>(
	actor: Actor,
	partId: string,
	{ personId: about, corrects: wrong }: NoteRequest,
	{ noun, read: readIn, add }: How<Read>
): Promise<NoteOutcome> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.write');
		if ('problem' in found) return found;
		const all = await people.ofPart(work, partId);
		const personId = all.find(({ id }) => id === about)?.id ?? '';
		const corrects = wrong || null;
		if (corrects && !(isId(corrects) && (await isOf(work, noun, { partId, id: corrects }))))
			return { problem: 'not-found' };
		const read = readIn(personId, localDate(work.now));
		if ('problems' in read) return read;

		const notedId = await add(work, found, { personId, corrects, ...read });
		if (!notedId) return { problems: { reason: 'changed-meanwhile' } };
		const kind = `${noun}.${corrects ? 'corrected' : 'noted'}` as const;
		await record(work, { chainId: partId, kind, subjectId: notedId });
		return { notedId };
	});
}
