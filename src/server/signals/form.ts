import type { SignalRequest } from '#domain/signal.ts';
import { textOf, typedIn } from '../help-plans/form.ts';

/** What was typed and ticked; it goes back onto the page. */
export interface TypedSignal {
	fields: Record<string, string>;
	also: string[];
	platforms: string[];
}

export function readSignalForm(form: FormData): { typed: TypedSignal; asked: SignalRequest } {
	const { fields } = typedIn(form);
	const ticked = (name: string) =>
		form.getAll(name).filter((value): value is string => typeof value === 'string');
	const typed = { fields, also: ticked('also'), platforms: ticked('platforms') };
	const trimmed = trimmedAll(fields);
	const { personId = '', corrects = '' } = trimmed;
	return { typed, asked: { ...typed, personId, corrects, fields: trimmed } };
}

export function trimmedAll(fields: Record<string, string>): Record<string, string> {
	return Object.fromEntries(Object.keys(fields).map((name) => [name, textOf(fields, name)]));
}
