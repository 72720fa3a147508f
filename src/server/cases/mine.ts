import type { Actor } from '#domain/actor.ts';
import { looking } from '../work.ts';
import * as cases from './list.store.ts';

/** A page of the actor's own cases, open or closed; no event, since a list opens none of them. */
export function myCases(actor: Actor, after?: string, closed = false) {
	return looking(actor, (look) => cases.list(look, after, closed));
}
