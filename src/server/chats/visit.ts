import { randomUUID } from 'node:crypto';
import { isPresent, lineProblem } from '#domain/chat.ts';
import type { Language } from '#domain/language.ts';
import type { PublicPromise } from '#domain/promise.ts';
import { showCode } from '#domain/return-code.ts';
import { once, sealLeave, wasLeft } from '../access/spent.ts';
import { promiseNow } from '../intakes/promise.ts';
import * as own from '../rooms/own.store.ts';
import { entryShownAt, openEntry, openToken, sealEntry, type Visiting } from '../rooms/token.ts';
import { atTheDoor } from '../work.ts';
import { admit } from './admission.ts';
import { atDoor, type AtDoor } from './at-door.ts';
import { sayDanger } from './danger.ts';
import * as chats from './door.store.ts';
import type { PostedChat } from './form.ts';
import { say } from './say.ts';
import { secretsOf, startChat, startInRoom } from './start.ts';
import { wasShut } from './shut.store.ts';
import { stateOf } from './state.store.ts';
import { linesOf, talkOf, type Line, type Talk } from './talk.ts';
import { openTalking, sealTalking, type Talking } from './token.ts';

export interface InTalk {
	at: 'talk';
	token: string;
	leave: string;
	/** Absent when it cannot be read now; what she wrote is in her page. */
	talk: Talk | undefined;
	lines: Line[];
	/** Nobody came: by when a person has read what she wrote. */
	promise: PublicPromise | undefined;
	/** While the conversation that began here goes on. */
	code: { code: string; word: string } | undefined;
	text: string;
	problem?: TalkProblem;
	seconds?: number;
	/** She said that there is danger now: the emergency lines come first. */
	inDanger: boolean;
	saidDanger: boolean;
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
	return talkPage({ chatId, visitId, beganHere: true, wordVersion: 1 }, now, { text: posted.text });
}

async function fromRoom(
	{ roomId, visitId, wordVersion, formId }: Visiting & { formId: string },
	posted: PostedChat,
	{ language, now }: Visitor
): Promise<ChatPage> {
	if ((await own.wordVersion(roomId)) !== wordVersion)
		return { ...(await atDoor(now)), problem: 'expired' };
	const live = await chats.ofRoom(roomId);
	if (live) {
		// who comes back after her screen was emptied is there again
		await once(formId, () => chats.seen(live, 0, true));
		return talkPage({ chatId: live, visitId, beganHere: false, wordVersion }, now);
	}
	const door = await atDoor(now, posted);
	if (!door.door.open) return door;
	const chatId = await startInRoom(roomId, { language, suspect: false });
	if (!chatId) return { ...door, problem: 'expired' };
	return talkPage({ chatId, visitId, beganHere: false, wordVersion }, now);
}

async function inside(
	known: Talking & { formId: string },
	posted: PostedChat,
	now: Date
): Promise<ChatPage> {
	if (await wasShut(known)) return { ...(await atDoor(now)), problem: 'expired' };
	if (posted.move === 'leave-sure') await chats.leave(known.chatId);
	if (posted.move === 'rate' && posted.rating) await chats.rate(known.chatId, posted.rating);
	const danger = posted.move === 'danger' ? posted.danger : undefined;
	const isBack =
		posted.move === 'here' && (await once(known.formId, () => chats.seen(known.chatId, 0, true)));
	if (danger) await once(known.formId, () => sayDanger(known, danger));
	const rest = {
		text: posted.text,
		inDanger: danger === 'yes',
		saidDanger: danger !== undefined,
		isLeaving: posted.move === 'leave'
	};
	if (posted.move !== 'say') return talkPage(known, now, rest, isBack ? posted.text : '');
	const problem = lineProblem(posted.text);
	if (problem) return talkPage(known, now, { ...rest, problem });
	const said = await say(known, { id: known.formId, text: posted.text });
	if ('seq' in said) return talkPage(known, now, { ...rest, text: '' });
	return talkPage(
		known,
		now,
		said.problem === 'over' ? rest : { ...rest, ...said, problem: said.problem },
		posted.text
	);
}

/** The page of a conversation; the door when it was left, taken away, or silent for too long, with what was not sent. */
export async function talkPage(
	known: Talking,
	now: Date,
	rest: Partial<InTalk> = {},
	unsent = ''
): Promise<ChatPage> {
	const talk = await talkOf(known);
	if (!talk || talk.isNeutral)
		return { ...(await atDoor(now, { text: unsent, room: undefined })), problem: 'expired' };
	return {
		...{ at: 'talk', text: '', inDanger: false, saidDanger: false, isLeaving: false },
		...rest,
		token: sealTalking(known, now),
		leave: sealLeave(known.visitId),
		talk,
		lines: await linesOf(known, 0, talk.lastSeq),
		promise: talk.status === 'abandoned' ? await atTheDoor(promiseNow) : undefined,
		code: known.beganHere ? shownSecrets(known.visitId) : undefined
	};
}

/** The page as it was, when nothing can be read or kept now. */
export async function keepPage(posted: PostedChat, now: Date): Promise<ChatPage> {
	const known = openTalking(posted.token, now);
	if (!known) return { ...(await atDoor(now, posted)), problem: 'failed' };
	return {
		...{ at: 'talk', talk: undefined, lines: [], promise: undefined, code: undefined },
		inDanger: posted.danger === 'yes',
		...{ text: posted.text, problem: 'failed', saidDanger: false, isLeaving: false },
		token: sealTalking(known, now),
		leave: sealLeave(known.visitId)
	};
}

/** For a browser without scripts: the conversation that its cookie holds, while its screen was there a moment ago. */
export async function pageOfCookie(sealed: unknown, now: Date): Promise<InTalk | undefined> {
	const known = openTalking(sealed, now);
	if (!known || !(await isHere(known))) return undefined;
	await chats.seen(known.chatId, 0, false);
	const page = await talkPage(known, now);
	return page.at === 'talk' ? page : undefined;
}

async function isHere(talking: Talking): Promise<boolean> {
	const state = await stateOf(talking);
	return state !== undefined && !state.isShut && isPresent(state.seekerAt, state.now);
}

function shownSecrets(visitId: string) {
	const { code, word } = secretsOf(visitId);
	return { code: showCode(code), word };
}
