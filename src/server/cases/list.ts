import { may } from '#domain/access.ts';
import type { Actor } from '#domain/actor.ts';
import { glancing } from '../work.ts';
import * as cases from './list.store.ts';

/** A page of the cases this actor lists, open or closed; no event, since a list opens none of them. */
export function listCases(
	actor: Actor,
	after?: string,
	isClosed = false
): Promise<cases.CasesPage> {
	return glancing(actor, async (look) => {
		if (!may(actor, 'case.list', undefined)) return { lines: [] };
		const which = may(actor, 'case.list-all', undefined) ? 'all' : 'own';
		return cases.list(look, { which, isClosed, after });
	});
}
