import { may } from '#domain/access.ts';
import type { Actor } from '#domain/actor.ts';
import { looking } from '../work.ts';
import * as cases from './list.store.ts';

/** A page of the actor's own cases, open or closed; no event, since a list opens none of them. */
export function myCases(actor: Actor, after?: string, closed = false): Promise<cases.CasesPage> {
	return looking(actor, async (look) =>
		may(actor, 'case.list', undefined) ? cases.list(look, after, closed) : { lines: [] }
	);
}
