import {
	expectedWait,
	neutralAt,
	OFFER_FORM_MINUTES,
	type ChatRating,
	type ChatStatus,
	type Tiding
} from '#domain/chat.ts';
import { house } from '../house.ts';
import { unwrap } from '../keys/ring.ts';
import * as chats from './door.store.ts';
import { stateOf } from './state.store.ts';
import { holderName } from './holder-name.ts';
import { openLine } from './sealed-line.ts';
import type { Talking } from './token.ts';

/** What her screen shows of the conversation. */
export interface Talk {
	status: ChatStatus;
	/** 1 is next; only while she waits. */
	place: number | undefined;
	/** Minutes, from twenty waits of the last days on. */
	wait: ReturnType<typeof expectedWait>;
	/** She waits so long, or will, that another way is kinder. */
	offersForm: boolean;
	/** The name of whoever is there. */
	who: string | undefined;
	/** Up to which of her lines our screen has shown them. */
	arrived: number;
	lastSeq: number;
	/** Seconds since she last did something herself. */
	quiet: number;
	/** She did nothing for so long that her screen must be empty. */
	isNeutral: boolean;
	endedBySeeker: boolean;
	rating: ChatRating | undefined;
}
export interface Line {
	seq: number;
	id: string;
	/** Hers, ours, or what the house tells in between. */
	from: 'me' | 'us' | 'house';
	text: string;
	tiding?: { what: Tiding; name: string };
	/** Something stood here that cannot be read any more. */
	isUnreadable?: true;
	at: Date;
}

/** Undefined when nothing is there for this page: it was left, or taken away. */
export async function talkOf(talking: Talking): Promise<Talk | undefined> {
	const state = await stateOf(talking);
	if (!state || state.isShut) return undefined;
	const { status, place, lastSeq, staffSeen: arrived, rating, now } = state;
	const waited = now.getTime() - state.openedAt.getTime();
	const isWaiting = status === 'waiting';
	const wait = isWaiting ? await minutesToWait() : undefined;
	const isLong = wait === 'long' || waited >= OFFER_FORM_MINUTES * 60_000;
	return {
		...{ status, place, lastSeq, arrived, rating, wait },
		offersForm: isWaiting && isLong,
		who: holderName(state.holder),
		quiet: Math.floor((now.getTime() - state.actedAt.getTime()) / 1000),
		isNeutral: now >= neutralAt(state.actedAt, state.endedAt),
		endedBySeeker: state.endedBy === 'seeker'
	};
}

async function minutesToWait(): Promise<Talk['wait']> {
	const { samples, seconds } = await chats.chances();
	return expectedWait(samples, seconds);
}

const mostLines = 200;

/** Lines after this place, the oldest first; of a long conversation the last ones. */
export async function linesOf(talking: Talking, after: number, lastSeq?: number): Promise<Line[]> {
	const from = Math.max(after, (lastSeq ?? 0) - mostLines);
	const found = await chats.lines(talking, from, mostLines);
	const { keys } = house();
	return found.map(({ seq, id, author, sealed, writtenAt, key }) => {
		const said = openLine(id, sealed, () => unwrap(keys, key));
		const line = { seq, id, at: writtenAt };
		if (!said) return { ...line, from: 'house', text: '', isUnreadable: true } as const;
		if ('text' in said)
			return { ...line, from: author === 'seeker' ? 'me' : 'us', text: said.text } as const;
		return { ...line, from: 'house', text: '', tiding: { what: said.tiding, name: said.name } };
	});
}
