import type { ChatStatus } from './chat.ts';
import { isUrgent } from './intake.ts';
import type { TriageLevel } from './triage.ts';

/** Somebody who waits for a conversation. */
export interface WaitingChat {
	id: string;
	level: TriageLevel;
	language: string;
	/** Her own counsellor: of her case, or whoever read her message. */
	wants?: string | undefined;
	/** Whether that one is on duty. */
	wantedIsThere: boolean;
	openedAt: Date;
}
/** Who would take it. */
export interface Taker {
	id: string;
	languages: readonly string[];
}

/** Whether she holds as many as she wanted; danger is never too much. */
export function isFull(places: number, held: readonly { isMine: boolean; status: ChatStatus }[]) {
	return held.filter(({ isMine, status }) => isMine && status === 'active').length >= places;
}

/** Whether "next" may bring her one of those who wait: she holds enough, but for danger. */
export function mayHaveNext(holdsEnough: boolean, levels: readonly TriageLevel[]): boolean {
	return levels.length > 0 && (!holdsEnough || levels.some(isUrgent));
}

/** So long the place beside her own counsellor is kept for her. */
const OWN_MINUTES = 2;

/** Whether it may go to this counsellor by "next": her own comes first, for two minutes. */
export function isFor(taker: Taker, chat: WaitingChat, now: Date): boolean {
	if (chat.wants === undefined || chat.wants === taker.id || !chat.wantedIsThere) return true;
	return now.getTime() - chat.openedAt.getTime() >= OWN_MINUTES * 60_000;
}

/**
 * Who comes next for this counsellor, first one first: danger, those who wait for her, those she shares a
 * language with, then whoever waits longest. `door.chat_next` is its twin in SQL; a test holds the two together.
 */
export function queueOrder(taker: Taker, one: WaitingChat, other: WaitingChat): number {
	return (
		compare(one.level, other.level) ||
		Number(one.wants !== taker.id) - Number(other.wants !== taker.id) ||
		Number(!taker.languages.includes(one.language)) -
			Number(!taker.languages.includes(other.language)) ||
		one.openedAt.getTime() - other.openedAt.getTime() ||
		compare(one.id, other.id)
	);
}

/** Who comes in: what looks automatic waits aside, and whose browser did its work is most likely a person. */
export interface Comer {
	suspect: boolean;
	hasProof: boolean;
}
export interface Lobby {
	/** How many wait aside, and how many wait for a person. */
	suspect: number;
	others: number;
}
/** So many may wait. What looks automatic fills only its own room, and who proved nothing not the whole of theirs. */
export const MOST_WAITING = { suspect: 60, unproved: 100, proved: 300 } as const;

/** Whether nobody more of this kind fits in; whoever comes then is offered the form. */
export function isLobbyFull({ suspect, hasProof }: Comer, waiting: Lobby): boolean {
	if (suspect) return waiting.suspect >= MOST_WAITING.suspect;
	return waiting.others >= (hasProof ? MOST_WAITING.proved : MOST_WAITING.unproved);
}

/** Her place among all who wait, told as it is: danger goes first whenever it came. `door.chat_state` is its twin in SQL; a test holds the two together. */
export function placeOf(chats: readonly WaitingChat[], id: string): number | undefined {
	const order = chats.toSorted(
		(one, other) =>
			compare(one.level, other.level) ||
			one.openedAt.getTime() - other.openedAt.getTime() ||
			compare(one.id, other.id)
	);
	const place = order.findIndex((chat) => chat.id === id);
	return place < 0 ? undefined : place + 1;
}

function compare(one: string, other: string): number {
	return one < other ? -1 : Number(one > other);
}
