import type { InterventionRequest } from '#domain/intervention.ts';
import { textOf, typedIn, type TypedFields } from '../help-plans/form.ts';

/** One of the catalogue as it was typed; it goes back onto the page. */
export function readInterventionForm(form: FormData): {
	typed: TypedFields & { audiences: string[] };
	at: { id: string; version: number };
	asked: InterventionRequest;
} {
	const typed = typedIn(form);
	const of = (name: string) => textOf(typed.fields, name);
	const audiences = form.getAll('audiences').filter((one) => typeof one === 'string');
	const asked = {
		...{ name: of('name'), provider: of('provider'), category: of('category'), audiences },
		...{ region: of('region'), cost: of('cost'), evidence: of('evidence') },
		...{ elements: of('elements'), evaluated: of('evaluated'), report: of('report') },
		...{ validUntil: of('validUntil'), endedOn: of('endedOn') }
	};
	const version = Number(of('version'));
	const at = { id: of('id'), version: Number.isSafeInteger(version) ? version : 0 };
	return { typed: { ...typed, audiences }, at, asked };
}
