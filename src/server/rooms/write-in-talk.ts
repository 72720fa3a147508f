import { brokenUp } from '#domain/chat.ts';
import { plainText } from '#domain/plain-text.ts';
import { keepDanger } from '../chats/danger.ts';
import * as chats from '../chats/door.store.ts';
import { sealLine } from '../chats/sealed-line.ts';
import { openKey } from '../keys/data-keys.ts';
import { codeIndex } from '../keys/ring.ts';
import { idFromHash } from '../row-id.ts';
import { atTheDoor, type Work } from '../work.ts';
import * as rooms from './store.ts';

export interface Reply {
	text: string;
	/** Of the page it was written on. */
	formId: string;
	/** Her answer to "is there danger now"; absent when she left it open. */
	danger: 'yes' | 'no' | 'unknown' | undefined;
}

/**
 * While her conversation goes on, what she writes in her room is said there, to whoever talks with her or comes
 * next: it is no other work for the desk. False when there is none, or it ended just now.
 */
export async function writeInTalk(roomId: string, reply: Reply): Promise<boolean> {
	const chatId = await chats.ofRoom(roomId);
	if (!chatId) return false;
	const isSaid = await atTheDoor((work) => sayAll(work, { roomId, chatId }, reply));
	if (isSaid && reply.danger) await keepDanger(chatId, reply.danger);
	return isSaid;
}

async function sayAll(
	work: Work,
	{ roomId, chatId }: { roomId: string; chatId: string },
	{ text, formId }: Reply
): Promise<boolean> {
	const room = await rooms.open(work, roomId);
	if (!room) return false;
	const key = openKey(work, room.key);
	for (const [at, piece] of brokenUp(plainText(text)).entries()) {
		// the same text sent twice from one page is said once
		const hash = codeIndex(work.keys, 'content', JSON.stringify([chatId, formId, at, piece]));
		const id = idFromHash(hash.toString('hex'));
		const sealed = sealLine(key, id, { text: piece, inRoom: true });
		if (!(await chats.sayFromRoom(work, chatId, { id, sealed }))) return false;
	}
	return true;
}
