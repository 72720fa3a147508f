import { randomUUID } from 'node:crypto';
import { LONGEST_MESSAGE } from '#domain/message.ts';
import type { PublicPromise } from '#domain/promise.ts';
import { publicWords } from '#i18n/public.ts';
import { sealLeave, spend, wasLeft } from '../access/spent.ts';
import { atTheDoor } from '../work.ts';
import { closeRoom } from './close.ts';
import { confirmPlan } from './confirm-plan.ts';
import { doorPage, draftOf, emptyDoor, type AtTheDoor } from './door-page.ts';
import { enterRoom } from './enter.ts';
import type { PostedRoom } from './form.ts';
import { showRoom, type RoomPage } from './show.ts';
import { openDraft, openEntry, openToken, sealToken } from './token.ts';
import type { Visiting } from './token.ts';
import { writeBack } from './write-back.ts';

export interface InTheRoom {
	at: 'room';
	token: string;
	leave: string;
	/** Absent when it cannot be read now; what she wrote is in her page. */
	room: RoomPage | undefined;
	reply: string;
	danger: PostedRoom['danger'];
	/** She said that there is danger now: the emergency lines come first. */
	inDanger: boolean;
	mayText?: boolean | undefined;
	mayCall?: boolean | undefined;
	problems: { [field in 'reply' | 'mayText' | 'mayCall']?: RoomProblem };
	notice?: 'sent' | 'agreed' | 'disagreed' | 'plan-changed' | 'slow-down' | 'failed';
	seconds?: number;
	/** After writing back: by when a person has read it. */
	promise?: PublicPromise | undefined;
}

/** Somebody presses twice, or the answer got lost: within this many milliseconds it is the same entering. */
const PRESSED_TWICE = 2 * 60_000;

export type RoomProblem = 'reply-missing' | 'too-long' | 'plan-answer-missing';
export type Visit =
	| AtTheDoor
	| InTheRoom
	| { at: 'closing'; token: string; leave: string; hasCase: boolean; draft: string }
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
	const room = await showRoom(entry.roomId);
	const visiting = { roomId: entry.roomId, visitId };
	return room
		? inTheRoom(visiting, room, { reply: openDraft(posted.draft) }, now)
		: { at: 'closed' };
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
	const { roomId, visitId, formId } = known;
	if (posted.move === 'close-sure') {
		await closeRoom(roomId);
		return { at: 'closed' };
	}
	const outcome = await act(roomId, formId, posted);
	const room = await showRoom(roomId);
	if (!room) return { at: 'closed' };
	if (posted.move === 'close') {
		return {
			at: 'closing',
			token: sealToken(known, now),
			leave: sealLeave(visitId),
			hasCase: room.hasCase,
			draft: draftOf(posted)
		};
	}
	const inDanger = posted.danger === 'yes';
	return inTheRoom(known, room, { ...typedIn(posted), inDanger, ...outcome }, now);
}

type Outcome = Partial<
	Pick<InTheRoom, 'notice' | 'problems' | 'promise' | 'seconds' | 'reply' | 'danger'>
>;

async function act(roomId: string, formId: string, posted: PostedRoom): Promise<Outcome> {
	if (posted.move === 'send') return send(roomId, formId, posted);
	if (posted.move === 'agree') return agree(roomId, posted);
	return posted.move === 'disagree' ? { notice: 'disagreed' } : {};
}

async function send(
	roomId: string,
	formId: string,
	{ reply, danger }: PostedRoom
): Promise<Outcome> {
	const text = reply.trim() === '' ? bareDanger(danger) : reply;
	if (text === undefined) return { problems: { reply: 'reply-missing' } };
	if (reply.length > LONGEST_MESSAGE) return { problems: { reply: 'too-long' } };
	const written = await writeBack(roomId, { text, formId, danger });
	if (!('problem' in written))
		return { notice: 'sent', promise: written.promise, reply: '', danger: undefined };
	return written.problem === 'slow-down' ? { notice: 'slow-down', seconds: written.seconds } : {};
}

/** Who has only time to say that there is danger has said enough. */
function bareDanger(danger: PostedRoom['danger']): string | undefined {
	const t = publicWords('nl');
	return danger === 'yes' ? `${t('danger.title')} ${t('choice.yes')}.` : undefined;
}

async function agree(roomId: string, { planId, mayText, mayCall }: PostedRoom): Promise<Outcome> {
	const plan = (await showRoom(roomId))?.plan;
	if (!plan || plan.id !== planId) return { notice: 'plan-changed' };
	const problems = {
		...(plan.asksText && mayText === undefined ? { mayText: 'plan-answer-missing' as const } : {}),
		...(plan.asksCall && mayCall === undefined ? { mayCall: 'plan-answer-missing' as const } : {})
	};
	if (Object.keys(problems).length > 0) return { problems };
	const confirmed = await confirmPlan(roomId, {
		planId,
		mayText: mayText === true,
		mayCall: mayCall === true
	});
	return { notice: 'problem' in confirmed ? 'plan-changed' : 'agreed' };
}

function inTheRoom(
	{ roomId, visitId }: Visiting,
	room: RoomPage | undefined,
	rest: Partial<InTheRoom>,
	now: Date
): InTheRoom {
	const empty = { reply: '', danger: undefined, inDanger: false, problems: {} };
	const ways = { token: sealToken({ roomId, visitId }, now), leave: sealLeave(visitId) };
	return { ...empty, ...rest, at: 'room', ...ways, room };
}

function typedIn({ reply, danger, mayText, mayCall, draft }: PostedRoom) {
	return { reply: reply || openDraft(draft), danger, mayText, mayCall };
}
