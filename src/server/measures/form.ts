import type { MeasureRequest } from '#domain/measure.ts';
import { textOf, typedIn, type TypedFields } from '../help-plans/form.ts';

/** What was answered, as it was typed; it goes back onto the page. */
export function readMeasureForm(form: FormData): {
	typed: TypedFields;
	trajectoryId: string;
	asked: MeasureRequest;
} {
	const typed = typedIn(form);
	const { fields } = typed;
	const trimmed = Object.fromEntries(
		Object.keys(fields).map((name) => [name, textOf(fields, name)])
	);
	const { kind = '', of = '', personId = '', takenOn = '' } = trimmed;
	return { typed, trajectoryId: of, asked: { kind, personId, takenOn, fields: trimmed } };
}
