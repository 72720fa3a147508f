import { randomUUID } from 'node:crypto';
import { isLobbyFull, type Comer } from '#domain/chat-queue.ts';
import { askAgainMoments } from '#domain/intake.ts';
import type { Language } from '#domain/language.ts';
import { house } from '../house.ts';
import { keepIntake } from '../intakes/keep.ts';
import { codeIndex } from '../keys/ring.ts';
import { roomSecrets, type RoomSecrets } from '../rooms/secrets.ts';
import { atTheDoor, type Work } from '../work.ts';
import * as chats from './door.store.ts';
import { lobby } from './lobby.store.ts';

/** She comes in; `visitId` is of the page, so that the same page sent twice is one conversation. */
export interface Beginning {
	visitId: string;
	language: Language;
	suspect: boolean;
}

/** Code and word of a conversation that began on this page. */
export function secretsOf(visitId: string): RoomSecrets {
	return roomSecrets(house().keys, `chat|${visitId}`);
}

/**
 * Keeps that she is there, before she says a word: a contact with a room of its own and a place in the queue.
 * Sent once more just after it is the same conversation; later, or when that is over, its code leads on from there.
 */
export function startChat(beginning: Beginning): Promise<string | undefined> {
	return atTheDoor(async (work) => {
		const found = await contactOf(work, beginning);
		return 'intakeId' in found ? openFor(work, found.intakeId, beginning) : found.chatId;
	});
}

/** From the room of a contact that there is: the conversation belongs to it, and to its case. */
export function startInRoom(
	roomId: string,
	beginning: Omit<Beginning, 'visitId'>
): Promise<string | undefined> {
	return atTheDoor(async (work) => {
		const intakeId = await chats.intakeOfRoom(work, roomId);
		return intakeId && openFor(work, intakeId, beginning);
	});
}

async function contactOf(
	work: Work,
	{ visitId, language }: Beginning
): Promise<{ intakeId: string } | { chatId: string | undefined }> {
	const formHash = formHashOf(visitId);
	const contentHash = codeIndex(work.keys, 'content', 'chat');
	const { keys } = secretsOf(visitId);
	const kept = await keepIntake(work, {
		channel: 'chat',
		origin: 'seeker',
		triage: {},
		told: { language, answers: { safeToTalk: 'yes' } },
		...{ formHash, contentHash, room: keys },
		isLive: true
	});
	return kept.fresh ? { intakeId: kept.intakeId } : { chatId: await chats.ofForm(work, formHash) };
}

function formHashOf(visitId: string): Buffer {
	return codeIndex(house().keys, 'form', `chat|${visitId}`);
}

/** Whether there is no place for one more; who is in already, and sends her first page once more, keeps hers. */
export async function findsNoPlace(visitId: string, comer: Comer): Promise<boolean> {
	const { isIn, ...waiting } = await lobby(formHashOf(visitId));
	return !isIn && isLobbyFull(comer, waiting);
}

function openFor(
	work: Work,
	intakeId: string,
	{ language, suspect }: Omit<Beginning, 'visitId'>
): Promise<string | undefined> {
	const again = askAgainMoments(work.now, house().config.openingHours);
	return chats.open(work, {
		...{ id: randomUUID(), intakeId, language, suspect },
		again: `{${again.map((moment) => moment.toISOString()).join(',')}}`
	});
}
