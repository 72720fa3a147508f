import type { Actor } from './actor.ts';
import type { CallState } from './call.ts';

/** A call as access sees it. */
export interface CallSubject {
	state: CallState;
	/** Who leads it, or led it last. */
	holder?: string | undefined;
	/** Whose telephones take part in it, or ring for it now. */
	staffIds: readonly string[];
}

/** Her telephone is in it or rings for it, or she led it and has still to tell what it was. */
export function isInCall(actor: Actor, { state, holder, staffIds }: CallSubject): boolean {
	return state !== 'over' && (holder === actor.id || staffIds.includes(actor.id));
}

export function isCallToTake(_actor: Actor, { state }: CallSubject): boolean {
	return state === 'queued';
}

export function callGoesOn(_actor: Actor, { state }: CallSubject): boolean {
	return state === 'connected';
}

export function leadsCall(actor: Actor, { state, holder }: CallSubject): boolean {
	return holder === actor.id && state !== 'over';
}
