import type { Actor } from '#domain/actor.ts';
import { together } from '../work.ts';
import * as cases from './store.ts';

/** A page of the actor's own cases, open or closed; no event, since a list opens none of them. */
export function myCases(actor: Actor, after?: string, closed = false) {
	return together(actor, (work) => cases.list(work, after, closed));
}
