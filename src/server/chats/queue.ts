import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { isPresent, type ChatStatus } from '#domain/chat.ts';
import { isFull, mayHaveNext, queueOrder, type WaitingChat } from '#domain/chat-queue.ts';
import type { Language } from '#domain/language.ts';
import type { TriageLevel } from '#domain/triage.ts';
import { colleagues, type Colleague } from '../staff/colleagues.store.ts';
import { together, type StaffWork } from '../work.ts';
import { presenceOf, type Presence } from './presence.ts';
import * as chats from './store.ts';

/** Somebody who waits, as the queue shows her: nothing of what she said. */
export interface QueueLine {
	id: string;
	/** Of a contact that is another's: not shown. */
	level: TriageLevel | undefined;
	language: Language;
	/** Of her own counsellor. */
	wants: string | undefined;
	wantsMe: boolean;
	openedAt: Date;
	isThere: boolean;
	/** It looks automatic: a person looks before it rings. */
	suspect: boolean;
}
export interface HeldLine {
	id: string;
	status: ChatStatus;
	language: Language;
	takenAt: Date | undefined;
	holder: string;
	isMine: boolean;
	/** She holds it, or came in. */
	isIn: boolean;
	/** A colleague asks her in. */
	isOffered: boolean;
	/** Lines of hers that our screen has not shown. */
	unseen: boolean;
	isThere: boolean;
}
export interface Queue {
	now: Date;
	waiting: QueueLine[];
	aside: QueueLine[];
	mine: HeldLine[];
	/** For a supervisor: those that go on without her. */
	others: HeldLine[];
	presence: Presence;
	/** She holds as many as she wanted. */
	isFull: boolean;
	/** "Next" may bring her one. */
	hasNext: boolean;
	onDuty: boolean;
}

/** Who waits, in the order of whoever looks, and what she holds. */
export function queueOf(actor: Actor): Promise<Queue | { problem: 'not-found' }> {
	return together(actor, async (work) =>
		may(actor, 'chat.list', undefined) ? queue(work) : { problem: 'not-found' }
	);
}

/** For the first page of the desk: only when somebody waits, or something is hers. */
export async function talksNow(work: StaffWork): Promise<Queue | undefined> {
	if (!may(work.actor, 'chat.list', undefined)) return undefined;
	const found = await Promise.all([chats.waiting(work), chats.hers(work)]);
	return found.flat().length > 0 ? queue(work, found) : undefined;
}

async function queue(work: StaffWork, found?: [waiting: Found[], mine: Held[]]): Promise<Queue> {
	const { actor, now } = work;
	const names = await colleagues(work);
	const presence = await presenceOf(work);
	const taker = { id: actor.id, languages: presence.languages };
	const [waiting, mine] = found ?? [await chats.waiting(work), await chats.hers(work)];
	const order = waiting.toSorted((one, other) =>
		queueOrder(taker, waitingOf(one, names), waitingOf(other, names))
	);
	const lines = order.map((one) => lineOf(work, one, names));
	const all = actor.role === 'supervisor' ? await chats.goingOn(work) : [];
	const others = all.filter(({ id }) => mine.every((own) => own.id !== id));
	const held = mine.map((row) => heldOf(work, row, names));
	const holdsEnough = isFull(presence.places, held);
	const levels = waiting.filter(({ chat }) => !chat.suspect).map(({ urgency }) => urgency);
	return {
		now,
		waiting: lines.filter(({ suspect }) => !suspect),
		aside: lines.filter(({ suspect }) => suspect),
		mine: held,
		others: others.map((row) => heldOf(work, row, names)),
		presence,
		isFull: holdsEnough,
		hasNext: mayHaveNext(holdsEnough, levels),
		onDuty: names.get(actor.id)?.onDutySince != null
	};
}

type Found = Awaited<ReturnType<typeof chats.waiting>>[number];
type Held = chats.ChatRow & { isIn?: boolean };
type Names = Map<string, Colleague>;

function waitingOf({ chat, urgency: level }: Found, names: Names): WaitingChat {
	const { id, language, openedAt } = chat;
	const wants = chat.wants ?? undefined;
	const wantedIsThere = wants !== undefined && names.get(wants)?.onDutySince != null;
	return { id, language, openedAt, wants, wantedIsThere, level };
}

function lineOf({ now, actor }: StaffWork, { chat, level }: Found, names: Names): QueueLine {
	const { id, language, openedAt, suspect, wants } = chat;
	return {
		...{ id, language, openedAt, suspect, level: level ?? undefined },
		// whose family it is, is for that one and for supervisors
		wants: wants && actor.role === 'supervisor' ? names.get(wants)?.name : undefined,
		wantsMe: wants === actor.id,
		isThere: isPresent(chat.seekerAt, now)
	};
}

function heldOf({ now, actor }: StaffWork, row: Held, names: Names): HeldLine {
	const { id, status, language, holder, isIn = false } = row;
	return {
		...{ id, status, language, takenAt: row.takenAt ?? undefined },
		holder: names.get(holder ?? '')?.name ?? '',
		isMine: holder === actor.id,
		isIn,
		isOffered: row.offeredTo === actor.id,
		unseen: row.staffSeen < row.lastSeq,
		isThere: isPresent(row.seekerAt, now)
	};
}
