import { isPresent } from '#domain/chat.ts';
import type { PublicPromise } from '#domain/promise.ts';
import { showCode } from '#domain/return-code.ts';
import type { Answer } from '#domain/triage.ts';
import { once, sealLeave, wasDone } from '../access/spent.ts';
import { promiseNow } from '../intakes/promise.ts';
import { atTheDoor } from '../work.ts';
import { atDoor, type AtDoor } from './at-door.ts';
import * as chats from './door.store.ts';
import type { PostedChat } from './form.ts';
import { secretsOf } from './start.ts';
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
	/** What she just answered about danger, and we keep. */
	saidDanger: Answer | undefined;
	/** She is asked whether she wants to end it. */
	isLeaving: boolean;
}
export type TalkProblem = 'text-missing' | 'too-long' | 'slow-down' | 'failed';
export type ChatPage =
	AtDoor | { at: 'not-safe'; entry: string; leave: string; room?: string } | InTalk;
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
		...{ at: 'talk', text: '', inDanger: false, saidDanger: undefined, isLeaving: false },
		...rest,
		token: sealTalking(known, now),
		leave: sealLeave(known.visitId),
		talk,
		lines: await linesOf(known, 0, talk.lastSeq),
		promise: talk.status === 'abandoned' ? await atTheDoor(promiseNow) : undefined,
		code: await secretsShown(known)
	};
}

/** The page as it was, when nothing can be read or kept now. */
export async function keepPage(posted: PostedChat, now: Date): Promise<ChatPage> {
	const known = openTalking(posted.token, now);
	if (!known) return { ...(await atDoor(now, posted)), problem: 'failed' };
	return {
		...{ at: 'talk', talk: undefined, lines: [], promise: undefined, code: undefined },
		inDanger: posted.danger === 'yes',
		...{ text: posted.text, problem: 'failed', saidDanger: undefined, isLeaving: false },
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

/** She has her code: no page of this visit shows it again, nor one she goes back to. */
export async function hideCode({ visitId }: Talking): Promise<void> {
	await once(`${visitId} code`, async () => undefined);
}

async function secretsShown({ beganHere, visitId }: Talking): Promise<InTalk['code']> {
	if (!beganHere || (await wasDone(`${visitId} code`))) return undefined;
	const { code, word } = secretsOf(visitId);
	return { code: showCode(code), word };
}
