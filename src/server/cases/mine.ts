import type { Actor } from '#domain/actor.ts';
import { together } from '../work.ts';
import * as cases from './store.ts';

/** A page of the actor's own cases; no event, since a list opens none of them. */
export function myCases(actor: Actor, after?: string) {
	return together(actor, (work) => cases.list(work, after));
}
