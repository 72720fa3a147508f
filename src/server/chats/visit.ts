import { randomUUID } from 'node:crypto';
import { chatDoor, isPresent, lineProblem } from '#domain/chat.ts';
import type { Language } from '#domain/language.ts';
import { showCode } from '#domain/return-code.ts';
import { sealLeave, wasLeft } from '../access/spent.ts';
import { house } from '../house.ts';
import * as own from '../rooms/own.store.ts';
import { entryShownAt, openEntry, openToken, sealEntry } from '../rooms/token.ts';
import { admit } from './admission.ts';
import { sayDanger } from './danger.ts';
import * as chats from './door.store.ts';
import type { PostedChat } from './form.ts';
import { newProof } from './proof.ts';
import { say } from './say.ts';
import { secretsOf, startChat, startInRoom } from './start.ts';
import { stateOf } from './state.store.ts';
import { talkOf, type Talk } from './talk.ts';
import { openTalking, sealTalking, type Talking } from './token.ts';

export interface AtDoor {
	at: 'door';
	door: ReturnType<typeof chatDoor>;
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
export interface InTalk {
	at: 'talk';
	token: string;
	leave: string;
	/** Absent when it cannot be read now; what she wrote is in her page. */
	talk: Talk | undefined;
	/** While the conversation that began here goes on. */
	code: { code: string; word: string } | undefined;
	text: string;
	problem?: TalkProblem;
	seconds?: number;
	/** She said that there is danger now: the emergency lines come first. */
	inDanger: boolean;
	/** She is asked whether she wants to end it. */
	isLeaving: boolean;
}
export type TalkProblem = 'text-missing' | 'too-long' | 'slow-down' | 'failed';
export type ChatPage = AtDoor | { at: 'not-safe'; entry: string; leave: string } | InTalk;
export interface Visitor {
	address: string;
	language: Language;
	now: Date;
}

/** One step before the conversation or in it. */
export async function visitChat(posted: PostedChat, visitor: Visitor): Promise<ChatPage> {
	const { now } = visitor;
	const known = openTalking(posted.token, now);
	if (known) return inside(known, posted, now);
	if (posted.token !== undefined) return { ...(await atDoor(now)), problem: 'expired' };
	const room = openToken(posted.room, now);
	const visitId = openEntry(posted.entry, now) ?? randomUUID();
	if (await wasLeft(room?.visitId ?? visitId)) return atDoor(now);
	if (posted.move === 'language' || (posted.move !== 'start' && !room)) return atDoor(now, posted);
	if (room) return fromRoom(room, posted, visitor);
	if (posted.safe === 'no')
		return { at: 'not-safe', entry: sealEntry(visitId, now), leave: sealLeave(visitId) };
	if (posted.safe === undefined) return { ...(await atDoor(now, posted)), problem: 'safe-missing' };
	return comesIn(visitId, posted, visitor);
}

/** Nobody has typed anything yet; without a database the page still stands, closed. */
export async function atDoor(
	now: Date,
	posted?: Pick<PostedChat, 'text' | 'room'>
): Promise<AtDoor> {
	const visitId = randomUUID();
	const { openingHours, mode } = house().config;
	const { people, now: at } = await chats.chances().catch(() => ({ people: 0, now }));
	return {
		at: 'door',
		// the practice version is tried at any hour
		door: mode === 'demo' && people > 0 ? { open: true } : chatDoor(openingHours, at, people),
		entry: sealEntry(visitId, now),
		leave: sealLeave(visitId),
		proof: await newProof(now),
		text: posted?.text ?? '',
		room: typeof posted?.room === 'string' ? posted.room : undefined
	};
}

async function comesIn(
	visitId: string,
	posted: PostedChat,
	{ address, language, now }: Visitor
): Promise<ChatPage> {
	const door = await atDoor(now, posted);
	if (!door.door.open) return door;
	const took = now.getTime() - (entryShownAt(posted.entry)?.getTime() ?? now.getTime());
	const admission = await admit({ address, proof: posted.proof, trapped: posted.trapped, took });
	if ('seconds' in admission) return { ...door, problem: 'slow-down', seconds: admission.seconds };
	const chatId = await startChat({ visitId, language, suspect: admission.suspect });
	if (!chatId) return { ...door, problem: 'expired' };
	return talkPage({ chatId, visitId, beganHere: true }, now, { text: posted.text });
}

async function fromRoom(
	{ roomId, visitId, wordVersion }: { roomId: string; visitId: string; wordVersion: number },
	posted: PostedChat,
	{ language, now }: Visitor
): Promise<ChatPage> {
	if ((await own.wordVersion(roomId)) !== wordVersion)
		return { ...(await atDoor(now)), problem: 'expired' };
	const live = await chats.ofRoom(roomId);
	if (live) return talkPage({ chatId: live, visitId, beganHere: false }, now);
	const door = await atDoor(now, posted);
	if (!door.door.open) return door;
	const chatId = await startInRoom(roomId, { language, suspect: false });
	if (!chatId) return { ...door, problem: 'expired' };
	return talkPage({ chatId, visitId, beganHere: false }, now);
}

async function inside(
	known: Talking & { formId: string },
	posted: PostedChat,
	now: Date
): Promise<ChatPage> {
	if (posted.move === 'leave-sure') await chats.leave(known.chatId);
	if (posted.move === 'rate' && posted.rating) await chats.rate(known.chatId, posted.rating);
	if (posted.move === 'here') await chats.seen(known.chatId, 0, true);
	const danger = posted.move === 'danger' ? posted.danger : undefined;
	if (danger) await sayDanger(known, danger);
	const rest = {
		text: posted.text,
		inDanger: danger === 'yes',
		isLeaving: posted.move === 'leave'
	};
	if (posted.move !== 'say') return talkPage(known, now, rest);
	const problem = lineProblem(posted.text);
	if (problem) return talkPage(known, now, { ...rest, problem });
	const said = await say(known, { id: known.formId, text: posted.text });
	if ('seq' in said) return talkPage(known, now, { ...rest, text: '' });
	return talkPage(
		known,
		now,
		said.problem === 'over' ? rest : { ...rest, ...said, problem: said.problem }
	);
}

/** The page of a conversation; the door when it was left, taken away, or silent for too long. */
export async function talkPage(
	known: Talking,
	now: Date,
	rest: Partial<InTalk> = {}
): Promise<ChatPage> {
	const talk = await talkOf(known);
	if (!talk || talk.isNeutral) return { ...(await atDoor(now)), problem: 'expired' };
	return {
		...{ at: 'talk', text: '', inDanger: false, isLeaving: false },
		...rest,
		token: sealTalking(known, now),
		leave: sealLeave(known.visitId),
		talk,
		code: known.beganHere ? shownSecrets(known.visitId) : undefined
	};
}

/** The page as it was, when nothing can be read or kept now. */
export async function keepPage(posted: PostedChat, now: Date): Promise<ChatPage> {
	const known = openTalking(posted.token, now);
	if (!known) return { ...(await atDoor(now, posted)), problem: 'failed' };
	return {
		...{ at: 'talk', talk: undefined, code: undefined, inDanger: posted.danger === 'yes' },
		...{ text: posted.text, problem: 'failed', isLeaving: false },
		token: sealTalking(known, now),
		leave: sealLeave(known.visitId)
	};
}

/** For a browser without scripts: the conversation that its cookie holds, while its screen was there a moment ago. */
export async function pageOfCookie(sealed: unknown, now: Date): Promise<ChatPage | undefined> {
	const known = openTalking(sealed, now);
	if (!known || !(await isHere(known))) return undefined;
	const page = await talkPage(known, now);
	return page.at === 'talk' ? page : undefined;
}

async function isHere({ chatId, visitId }: Talking): Promise<boolean> {
	const state = await stateOf(chatId, visitId);
	return state !== undefined && !state.isLeft && isPresent(state.seekerAt, state.now);
}

function shownSecrets(visitId: string) {
	const { code, word } = secretsOf(visitId);
	return { code: showCode(code), word };
}
