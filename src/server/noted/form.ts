import type { NoteRequest } from '#domain/corrected.ts';
import { trimmedAll, typedIn, type TypedFields } from '../typed.ts';

/** Something noted about somebody, as it was typed. */
export function readNoteForm(form: FormData): { typed: TypedFields; asked: NoteRequest } {
	const typed = typedIn(form);
	const fields = trimmedAll(typed.fields);
	const { personId = '', corrects = '' } = fields;
	return { typed, asked: { personId, corrects, fields } };
}
