import type { MeasureRequest } from '#domain/measure.ts';
import { trimmedAll, typedIn, type TypedFields } from '../typed.ts';

/** What was answered, as it was typed; it goes back onto the page. */
export function readMeasureForm(form: FormData): {
	typed: TypedFields;
	trajectoryId: string;
	asked: MeasureRequest;
} {
	const typed = typedIn(form);
	const fields = trimmedAll(typed.fields);
	const { kind = '', of = '', personId = '', takenOn = '' } = fields;
	return { typed, trajectoryId: of, asked: { kind, personId, takenOn, fields } };
}
