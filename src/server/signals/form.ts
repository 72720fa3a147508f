import type { SignalRequest } from '#domain/signal.ts';
import { tickedIn, trimmedAll, typedIn, type TypedFields } from '../typed.ts';

/** What was typed and ticked; it goes back onto the page. */
export interface TypedSignal extends TypedFields {
	also: string[];
	platforms: string[];
}

export function readSignalForm(form: FormData): { typed: TypedSignal; asked: SignalRequest } {
	const ticked = { also: tickedIn(form, 'also'), platforms: tickedIn(form, 'platforms') };
	const typed = { ...typedIn(form), ...ticked };
	const fields = trimmedAll(typed.fields);
	const { personId = '', corrects = '' } = fields;
	return { typed, asked: { ...ticked, personId, corrects, fields } };
}
