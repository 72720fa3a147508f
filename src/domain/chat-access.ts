import type { Actor } from './actor.ts';
import { isLive } from './chat.ts';
import type { ChatStatus } from './chat.ts';

/** A conversation as access sees it. */
export interface ChatSubject {
	status: ChatStatus;
	holder?: string | undefined;
	/** Who is asked to come in or to take over. */
	offeredTo?: string | undefined;
	/** Who is in it now, the holder among them. */
	memberIds: readonly string[];
}

/** In it, while it goes on or waits to be told; afterwards it is read with its contact. */
export function isInChat(actor: Actor, { status, memberIds }: ChatSubject): boolean {
	return memberIds.includes(actor.id) && (isLive(status) || status === 'wrap_up');
}

export function speaksInChat(actor: Actor, chat: ChatSubject): boolean {
	return chat.status === 'active' && isInChat(actor, chat);
}

/** It waits, or she was asked to take it over. */
export function isToTake(actor: Actor, { status, offeredTo }: ChatSubject): boolean {
	return status === 'waiting' || (status === 'active' && offeredTo === actor.id);
}

export function isAskedIn(actor: Actor, { status, offeredTo }: ChatSubject): boolean {
	return status === 'active' && offeredTo === actor.id;
}

export function goesOn(_actor: Actor, { status }: ChatSubject): boolean {
	return status === 'active';
}

export function leadsChat(actor: Actor, { status, holder }: ChatSubject): boolean {
	return holder === actor.id && (status === 'active' || status === 'wrap_up');
}
