import type { FactorRequest } from '#domain/factor.ts';
import { trimmedAll, typedIn, type TypedFields } from '../typed.ts';

/** What was seen of a factor, as it was typed; it goes back onto the page. */
export function readFactorForm(form: FormData): { typed: TypedFields; asked: FactorRequest } {
	const typed = typedIn(form);
	const fields = trimmedAll(typed.fields);
	const { personId = '', corrects = '' } = fields;
	return { typed, asked: { personId, corrects, fields } };
}
