import { randomUUID } from 'node:crypto';
import { chatDoor, practiceDoor, type ChatDoor } from '#domain/chat.ts';
import { sealLeave } from '../access/spent.ts';
import { tellFailure } from '../failure.ts';
import { house } from '../house.ts';
import { sealEntry } from '../rooms/token.ts';
import * as chats from './door.store.ts';
import type { PostedChat } from './form.ts';
import { newProof } from './proof.ts';

export interface AtDoor {
	at: 'door';
	door: ChatDoor;
	/** This page's own way in, once, its way out, and the work for its browser. */
	entry: string;
	leave: string;
	proof: string;
	/** Of the room she comes from. */
	room?: string | undefined;
	text: string;
	problem?: DoorProblem;
	seconds?: number;
}
export type DoorProblem = 'safe-missing' | 'slow-down' | 'expired' | 'failed';

/** Nobody has typed anything yet; without a database the page still stands, closed. */
export async function atDoor(
	now: Date,
	posted?: Pick<PostedChat, 'text' | 'room'>
): Promise<AtDoor> {
	const visitId = randomUUID();
	return {
		at: 'door',
		door: await chatNow(now),
		entry: sealEntry(visitId, now),
		leave: sealLeave(visitId),
		proof: await newProof(now),
		text: posted?.text ?? '',
		room: typeof posted?.room === 'string' ? posted.room : undefined
	};
}

/** Whether somebody would come if she came in now. */
export async function chatNow(now: Date): Promise<AtDoor['door']> {
	const { openingHours, mode } = house().config;
	const { people, now: at } = await chats.chances().catch((reason: unknown) => {
		tellFailure('chat door', reason);
		return { people: 0, now };
	});
	const door = chatDoor(openingHours, at, people);
	return mode === 'demo' ? practiceDoor(door, people) : door;
}
