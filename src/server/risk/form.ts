import type { JudgementRequest } from '#domain/risk.ts';
import { tickedIn, trimmedAll, typedIn, type TypedFields } from '../typed.ts';

/** What was typed and ticked; it goes back onto the page. */
export interface TypedJudgement extends TypedFields {
	unknown: string[];
}

export function readJudgementForm(form: FormData): {
	typed: TypedJudgement;
	asked: JudgementRequest;
} {
	const typed = { ...typedIn(form), unknown: tickedIn(form, 'unknown') };
	const fields = trimmedAll(typed.fields);
	const { level = '', dueOn = '' } = fields;
	return { typed, asked: { level, dueOn, fields, unknown: typed.unknown } };
}

export function readSecondForm(form: FormData) {
	const typed = typedIn(form);
	const { judgement = '', says = '', secondLevel = '', words = '' } = trimmedAll(typed.fields);
	return { typed, judgementId: judgement, asked: { says, level: secondLevel, words } };
}
