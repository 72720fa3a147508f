import type { SignalRequest } from '#domain/signal.ts';
import { readNoteForm } from '../noted/form.ts';
import { tickedIn, type TypedFields } from '../typed.ts';

/** What was typed and ticked; it goes back onto the page. */
export interface TypedSignal extends TypedFields {
	also: string[];
	platforms: string[];
}

export function readSignalForm(form: FormData): { typed: TypedSignal; asked: SignalRequest } {
	const ticked = { also: tickedIn(form, 'also'), platforms: tickedIn(form, 'platforms') };
	const { typed, asked } = readNoteForm(form);
	return { typed: { ...typed, ...ticked }, asked: { ...asked, ...ticked } };
}
