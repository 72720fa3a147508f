import { sql } from 'drizzle-orm';
import type { ChatEnder, ChatRating, ChatStatus } from '#domain/chat.ts';
import type { Language } from '#domain/language.ts';
import type { TriageLevel } from '#domain/triage.ts';
import type { WrappedKey } from '../keys/ring.ts';
import { askTheDoor } from '../work.ts';
import { isShut } from './shut.store.ts';
import type { Talking } from './token.ts';

/** A conversation as she may know it. */
export interface ChatState {
	status: ChatStatus;
	language: Language;
	openedAt: Date;
	takenAt: Date | undefined;
	endedAt: Date | undefined;
	endedBy: ChatEnder | undefined;
	/** The last sign of life of her screen. */
	seekerAt: Date;
	/** The last time she did something herself. */
	actedAt: Date;
	lastSeq: number;
	/** Up to where our screen has shown her lines. */
	staffSeen: number;
	rating: ChatRating | undefined;
	/** While she waits. */
	place: number | undefined;
	level: TriageLevel;
	now: Date;
	key: WrappedKey;
	holder: { id: string; name: Buffer; alias: Buffer | undefined; key: WrappedKey } | undefined;
	/** This page opens nothing any more. */
	isShut: boolean;
}
/** Undefined when it was taken away with its room. */
export async function stateOf(talking: Talking): Promise<ChatState | undefined> {
	const [row] = await askTheDoor<StateRow>(
		sql`SELECT *, ${isShut(talking)} AS is_shut FROM door.chat_state(${talking.chatId}::uuid)`
	);
	return row && read(row);
}

interface StateRow extends Record<string, unknown> {
	status: ChatStatus;
	language: Language;
	opened_at: string;
	taken_at: string | null;
	ended_at: string | null;
	ended_by: ChatEnder | null;
	seeker_at: string;
	acted_at: string;
	last_seq: number;
	staff_seen: number;
	rating: ChatRating | null;
	place: number | null;
	level: TriageLevel;
	now: string;
	key_id: string;
	kek_id: string;
	wrapped: Buffer;
	holder: string | null;
	holder_name: Buffer | null;
	holder_alias: Buffer | null;
	holder_key: string | null;
	holder_kek: string | null;
	holder_wrapped: Buffer | null;
	is_shut: boolean;
}
function read(row: StateRow): ChatState {
	const { status, language, level } = row;
	return {
		...{ status, language, level },
		openedAt: new Date(row.opened_at),
		takenAt: row.taken_at ? new Date(row.taken_at) : undefined,
		endedAt: row.ended_at ? new Date(row.ended_at) : undefined,
		endedBy: row.ended_by ?? undefined,
		seekerAt: new Date(row.seeker_at),
		actedAt: new Date(row.acted_at),
		lastSeq: row.last_seq,
		staffSeen: row.staff_seen,
		rating: row.rating ?? undefined,
		place: row.place ?? undefined,
		now: new Date(row.now),
		key: { id: row.key_id, kekId: row.kek_id, wrapped: row.wrapped },
		holder: holderOf(row),
		isShut: row.is_shut
	};
}

function holderOf(row: StateRow): ChatState['holder'] {
	const { holder: id, holder_name: name, holder_wrapped: wrapped } = row;
	if (!id || !name || !wrapped) return undefined;
	const key = { id: row.holder_key!, kekId: row.holder_kek!, wrapped };
	return { id, name, alias: row.holder_alias ?? undefined, key };
}
