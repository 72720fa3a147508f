import { randomUUID } from 'node:crypto';
import { readCode } from '#domain/return-code.ts';
import { sealLeave, spend, wasLeft } from '../access/spent.ts';
import { atTheDoor } from '../work.ts';
import { act, type InTheRoom } from './act.ts';
import { changeWord, type WordProblem } from './change-word.ts';
import { closeRoom } from './close.ts';
import { doorPage, draftOf, emptyDoor, type AtTheDoor } from './door-page.ts';
import { enterRoom } from './enter.ts';
import type { PostedRoom } from './form.ts';
import * as own from './own.store.ts';
import { showRoom, type RoomPage } from './show.ts';
import { openDraft, openEntry, openToken, sealToken } from './token.ts';
import type { Visiting } from './token.ts';

export type { InTheRoom, RoomProblem } from './act.ts';

/** Somebody presses twice, or the answer got lost: within this many milliseconds it is the same entering. */
const PRESSED_TWICE = 2 * 60_000;

/** What she was writing waits in the draft. */
interface Aside {
	token: string;
	leave: string;
	draft: string;
}
export interface ChoosingWord extends Aside {
	at: 'word';
	oldWord: string;
	newWord: string;
	problem?: WordProblem | 'slow-down';
	seconds?: number;
}
export type Visit =
	| AtTheDoor
	| InTheRoom
	| ChoosingWord
	| (Aside & { at: 'closing'; hasCase: boolean })
	| { at: 'closed' };

/** One step in front of the room or inside it. */
export async function visitRoom(posted: PostedRoom, address: string, now: Date): Promise<Visit> {
	const known = openToken(posted.token, now);
	const visitId = known?.visitId ?? openEntry(posted.entry, now);
	if (visitId && (await wasLeft(visitId))) return emptyDoor(now);
	if (known) return inside(known, posted, now);
	if (posted.token !== undefined) return { ...doorPage(posted, now), expired: true };
	if (posted.move === 'language') return doorPage(posted, now);
	return enters(posted, { address, visitId: visitId ?? randomUUID(), now });
}

async function enters(
	posted: PostedRoom,
	{ address, visitId, now }: { address: string; visitId: string; now: Date }
): Promise<Visit> {
	const entry = await enterRoom(posted, address);
	if ('problem' in entry) return { ...doorPage(posted, now), ...entry };
	if (await isSentAgain(visitId)) return emptyDoor(now);
	const { roomId } = entry;
	const [wordVersion, room] = [await own.wordVersion(roomId), await showRoom(roomId)];
	const code = readCode(posted.code);
	if (!room || !code || wordVersion === undefined) return { at: 'closed' };
	const visiting = { roomId, visitId, code, wordVersion };
	return inTheRoom(visiting, room, { reply: openDraft(posted.draft) }, now);
}

// Back and "send again" must not open the room with the pair that lies in the browser; pressing twice may
async function isSentAgain(visitId: string): Promise<boolean> {
	return atTheDoor(async (work) => {
		const since = await spend(work, 'entered', visitId);
		return work.now.getTime() - since.getTime() > PRESSED_TWICE;
	});
}

/** The page as it was, when the room itself cannot be reached now. */
export function keepPage(posted: PostedRoom, now: Date): Visit {
	const known = openToken(posted.token, now);
	if (!known) return { ...doorPage(posted, now), problem: 'unknown' };
	return inTheRoom(known, undefined, { ...typedIn(posted), notice: 'failed' }, now);
}

async function inside(
	known: Visiting & { formId: string },
	posted: PostedRoom,
	now: Date
): Promise<Visit> {
	const version = await own.wordVersion(known.roomId);
	if (version === undefined) return { at: 'closed' };
	if (version !== known.wordVersion) return { ...doorPage(posted, now), expired: true };
	if (posted.move === 'close-sure') {
		await closeRoom(known.roomId);
		return { at: 'closed' };
	}
	if (posted.move === 'word') return choosingWord(known, posted, now);
	if (posted.move === 'word-sure') return choosesWord(known, posted, now);
	const outcome = await act(known, posted);
	const room = await showRoom(known.roomId);
	if (!room) return { at: 'closed' };
	if (posted.move === 'close')
		return { at: 'closing', ...aside(known, posted, now), hasCase: room.hasCase };
	const inDanger = posted.danger === 'yes';
	return inTheRoom(known, room, { ...typedIn(posted), inDanger, ...outcome }, now);
}

function choosingWord(known: Visiting, posted: PostedRoom, now: Date): ChoosingWord {
	const { oldWord, newWord } = posted;
	return { at: 'word', ...aside(known, posted, now), oldWord, newWord };
}

async function choosesWord(known: Visiting, posted: PostedRoom, now: Date): Promise<Visit> {
	const outcome = await changeWord(known, posted);
	if ('problem' in outcome) {
		if (outcome.problem === 'room-closed') return { at: 'closed' };
		return { ...choosingWord(known, posted, now), ...outcome, problem: outcome.problem };
	}
	const [wordVersion, room] = [await own.wordVersion(known.roomId), await showRoom(known.roomId)];
	if (!room || wordVersion === undefined) return { at: 'closed' };
	const rest = { ...typedIn(posted), notice: 'word-changed' as const };
	return inTheRoom({ ...known, wordVersion }, room, rest, now);
}

function aside(known: Visiting, posted: PostedRoom, now: Date): Aside {
	return {
		token: sealToken(known, now),
		leave: sealLeave(known.visitId),
		draft: draftOf(posted)
	};
}

function inTheRoom(
	{ roomId, visitId, code, wordVersion }: Visiting,
	room: RoomPage | undefined,
	rest: Partial<InTheRoom>,
	now: Date
): InTheRoom {
	const empty = { reply: '', danger: undefined, inDanger: false, problems: {} };
	const token = sealToken({ roomId, visitId, code, wordVersion }, now);
	return { ...empty, ...rest, at: 'room', token, leave: sealLeave(visitId), room };
}

function typedIn({ reply, danger, mayText, mayCall, draft }: PostedRoom) {
	return { reply: reply || openDraft(draft), danger, mayText, mayCall };
}
