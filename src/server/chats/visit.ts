import { randomUUID } from 'node:crypto';
import { lineProblem } from '#domain/chat.ts';
import type { Language } from '#domain/language.ts';
import { once, sealLeave, wasLeft } from '../access/spent.ts';
import { secondsToWait, type Pace } from '../access/throttle.ts';
import * as own from '../rooms/own.store.ts';
import { entryShownAt, openEntry, openToken, sealEntry, type Visiting } from '../rooms/token.ts';
import { admit } from './admission.ts';
import { atDoor } from './at-door.ts';
import { sayDanger } from './danger.ts';
import * as chats from './door.store.ts';
import type { PostedChat } from './form.ts';
import { say } from './say.ts';
import { wasShut } from './shut.store.ts';
import { findsNoPlace, startChat, startInRoom } from './start.ts';
import { talkOf } from './talk.ts';
import { hideCode, talkPage, type ChatPage, type InTalk } from './talk-page.ts';
import { openTalking, type Talking } from './token.ts';

export interface Visitor {
	address: string;
	language: Language;
	now: Date;
}

/** Of one room: whoever begins and stops, over and over, waits. */
const ofRoom: Pace = { lane: 'chat room', everySeconds: 60, burst: 6 };

/** One step before the conversation or in it. */
export async function visitChat(posted: PostedChat, visitor: Visitor): Promise<ChatPage> {
	const { now } = visitor;
	const known = openTalking(posted.token, now);
	if (known) return inside(known, posted, now);
	if (posted.token !== undefined) return { ...(await atDoor(now)), problem: 'expired' };
	const room = openToken(posted.room, now);
	// it lay for too long: another way in would make her a second contact
	if (posted.room !== undefined && !room) return { ...(await atDoor(now)), problem: 'expired' };
	const visitId = openEntry(posted.entry, now) ?? randomUUID();
	if (await wasLeft(room?.visitId ?? visitId)) return atDoor(now);
	if (room) return fromRoom(room, posted, visitor);
	return (await askedFirst(visitId, posted, now)) ?? comesIn(visitId, posted, visitor);
}

const full = { open: false, why: 'full', nextOpening: undefined } as const;

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
	if (await findsNoPlace(visitId, admission)) return { ...door, door: full };
	const chatId = await startChat({ visitId, language, suspect: admission.suspect });
	if (!chatId) return { ...door, problem: 'expired' };
	return talkPage({ chatId, visitId, beganHere: true, wordVersion: 1 }, now, { text: posted.text });
}

/** What stands before any conversation: undefined once she said that she can write freely now. */
async function askedFirst(
	visitId: string,
	posted: PostedChat,
	now: Date
): Promise<Exclude<ChatPage, InTalk> | undefined> {
	if (posted.move !== 'start') return atDoor(now, posted);
	if (posted.safe === 'no')
		return { at: 'not-safe', entry: sealEntry(visitId, now), leave: sealLeave(visitId) };
	if (posted.safe === undefined) return { ...(await atDoor(now, posted)), problem: 'safe-missing' };
	return undefined;
}

/** Code and word lead back into what goes on, however long she was away; else the door asks first, as it asks everybody. */
async function fromRoom(
	{ roomId, visitId, wordVersion, seenAt }: Visiting & { seenAt: number },
	posted: PostedChat,
	{ language, now }: Visitor
): Promise<ChatPage> {
	if ((await own.wordVersion(roomId)) !== wordVersion)
		return { ...(await atDoor(now)), problem: 'expired' };
	const live = await chats.ofRoom(roomId);
	if (live) return backInto({ chatId: live, visitId, beganHere: false, wordVersion }, seenAt, now);
	const leave = sealLeave(visitId);
	const asked = await askedFirst(visitId, posted, now);
	if (asked) return { ...asked, leave, room: String(posted.room) };
	const door = { ...(await atDoor(now, posted)), leave };
	if (!door.door.open) return door;
	const seconds = await secondsToWait('', { ...ofRoom, lane: `${ofRoom.lane} ${roomId}` });
	if (seconds > 0) return { ...door, problem: 'slow-down', seconds };
	const chatId = await startInRoom(roomId, { language, suspect: false });
	if (!chatId) return { ...door, problem: 'expired' };
	return talkPage({ chatId, visitId, beganHere: false, wordVersion }, now);
}

/** Whoever reloads a page from before the silence typed no code and word after it. */
async function backInto(known: Talking, seenAt: number, now: Date): Promise<ChatPage> {
	const talk = await talkOf(known);
	const isFromBefore = talk && now.getTime() - seenAt >= talk.quiet * 1000;
	if (talk?.isNeutral && isFromBefore) return { ...(await atDoor(now)), problem: 'expired' };
	await chats.seen(known.chatId, 0, true);
	return talkPage(known, now);
}

async function inside(
	known: Talking & { formId: string },
	posted: PostedChat,
	now: Date
): Promise<ChatPage> {
	if (await wasShut(known)) return { ...(await atDoor(now)), problem: 'expired' };
	const problem = posted.move === 'say' ? lineProblem(posted.text) : undefined;
	if (posted.move === 'say' && !problem) return saysOn(known, posted.text, now);
	const danger = posted.move === 'danger' ? posted.danger : undefined;
	const talk = await talkOf(known);
	// Back sends a page once more, and that is no sign of hers; that somebody is in danger is kept whenever she says it
	const isShown = talk !== undefined && !talk.isNeutral;
	const acts = async () => {
		if (danger || isShown) await act(known, posted);
	};
	// another answer on the same page is another answer, and a yes is heard each time
	const isNew =
		danger === 'yes' && isShown
			? (await acts(), true)
			: await once([known.formId, danger].filter(Boolean).join(' '), acts);
	const unsent = isNew ? posted.text : '';
	if (!isShown)
		return { ...(await atDoor(now, { text: unsent, room: undefined })), problem: 'expired' };
	if (posted.hidesCode) await hideCode(known);
	return talkPage(known, now, {
		...{ text: posted.text, ...(problem && { problem }) },
		inDanger: danger === 'yes',
		saidDanger: danger,
		isLeaving: posted.move === 'leave'
	});
}

async function act(known: Talking, { move, danger, rating }: PostedChat): Promise<void> {
	if (move === 'danger' && danger) await sayDanger(known, danger);
	else if (move === 'leave-sure') await chats.leave(known.chatId);
	else if (move === 'rate' && rating) await chats.rate(known.chatId, rating);
	else await chats.seen(known.chatId, 0, true);
}

async function saysOn(
	known: Talking & { formId: string },
	text: string,
	now: Date
): Promise<ChatPage> {
	const said = await say(known, { id: known.formId, text });
	if ('seq' in said) return talkPage(known, now);
	const { problem } = said;
	return talkPage(known, now, { text, ...(problem !== 'over' && { ...said, problem }) }, text);
}
