import type { InterventionRequest } from '#domain/intervention.ts';
import { textOf, tickedIn, typedIn, versionRead, type TypedFields } from '../typed.ts';

/** One of the catalogue as it was typed; it goes back onto the page. */
export function readInterventionForm(form: FormData): {
	typed: TypedFields & { audiences: string[] };
	at: { id: string; version: number };
	asked: InterventionRequest;
} {
	const typed = typedIn(form);
	const of = (name: string) => textOf(typed.fields, name);
	const audiences = tickedIn(form, 'audiences');
	const asked = {
		...{ name: of('name'), provider: of('provider'), category: of('category'), audiences },
		...{ region: of('region'), cost: of('cost'), evidence: of('evidence') },
		...{ elements: of('elements'), evaluated: of('evaluated'), report: of('report') },
		...{ validUntil: of('validUntil'), endedOn: of('endedOn') }
	};
	const at = { id: of('id'), version: versionRead(of('version')) };
	return { typed: { ...typed, audiences }, at, asked };
}
