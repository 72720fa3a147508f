import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { isFull } from '#domain/chat-queue.ts';
import { recordRefusal } from '../audit/record.ts';
import { isId } from '../row-id.ts';
import { together, type StaffWork } from '../work.ts';
import { look, notFound, reach } from './reach.ts';
import { ownName } from './presence.ts';
import * as chats from './store.ts';
import * as words from './words.store.ts';

export type TakeOutcome = { id: string } | { problem: 'not-found' | 'full' | 'gone' | 'nobody' };

/** This one of the list, that waits or that a colleague offers; the list may be a moment old. */
export function takeChat(actor: Actor, id: string): Promise<TakeOutcome> {
	return together(actor, async (work) => {
		const found = await look(work, 'chat.take', id);
		return found ? take(work, found.row) : tooLate(work, id);
	});
}

/** The one she is in, from the colleague who offers it. */
export function takeOver(actor: Actor, id: string): Promise<TakeOutcome> {
	return together(actor, async (work) => {
		const found = await reach(work, 'chat.take', id);
		return found ? take(work, found.row) : notFound;
	});
}

async function take(work: StaffWork, row: chats.ChatRow): Promise<TakeOutcome> {
	const answer = await chats.take(work, row.id);
	if (answer !== 'taken') return { problem: answer };
	await tellWhoCame(work, row, row.holder !== null);
	return { id: row.id };
}

// pressed twice it is hers; of two at once one is late, and tried nothing that was not hers to try
async function tooLate(work: StaffWork, id: string): Promise<TakeOutcome> {
	if (await look(work, 'chat.lead', id)) return { id };
	if (isId(id) && (await chats.isJustGone(work, id))) return { problem: 'gone' };
	if (isId(id)) await recordRefusal(work, 'chat.opening-refused', id);
	return notFound;
}

/** Whoever comes first for her. */
export function takeNext(actor: Actor): Promise<TakeOutcome> {
	return together(actor, async (work) => {
		if (!may(actor, 'chat.list', undefined)) return notFound;
		const id = await chats.next(work);
		const row = id ? await chats.find(work, id) : undefined;
		if (!row) return { problem: (await isKeptFrom(work)) ? 'full' : 'nobody' };
		await tellWhoCame(work, row, false);
		return { id: row.id };
	});
}

// somebody waits, and she holds as many as she wanted
async function isKeptFrom(work: StaffWork): Promise<boolean> {
	const { places } = await chats.presence(work);
	const held = (await chats.hers(work)).map(({ holder, status }) => ({
		isMine: holder === work.actor.id,
		status
	}));
	if (!isFull(places, held)) return false;
	return (await chats.waiting(work)).some(({ chat }) => !chat.suspect);
}

async function tellWhoCame(work: StaffWork, row: chats.ChatRow, wasHeld: boolean): Promise<void> {
	const name = await ownName(work);
	await words.tell(work, row, { tiding: wasHeld ? 'took-over' : 'joined', name });
}
