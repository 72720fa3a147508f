import type { JudgementRequest } from '#domain/risk.ts';
import { typedIn } from '../help-plans/form.ts';
import { trimmedAll } from '../signals/form.ts';

/** What was typed and ticked; it goes back onto the page. */
export interface TypedJudgement {
	fields: Record<string, string>;
	unknown: string[];
}

export function readJudgementForm(form: FormData): {
	typed: TypedJudgement;
	asked: JudgementRequest;
} {
	const typed = {
		fields: typedIn(form).fields,
		unknown: form.getAll('unknown').filter((value) => typeof value === 'string')
	};
	const fields = trimmedAll(typed.fields);
	const { level = '', dueOn = '' } = fields;
	return { typed, asked: { level, dueOn, fields, unknown: typed.unknown } };
}

export function readSecondForm(form: FormData) {
	const typed = typedIn(form);
	const { judgement = '', says = '', secondLevel = '', words = '' } = trimmedAll(typed.fields);
	return { typed, judgementId: judgement, asked: { says, level: secondLevel, words } };
}
