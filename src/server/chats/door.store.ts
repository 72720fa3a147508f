import { addMilliseconds } from 'date-fns/addMilliseconds';
import { sql } from 'drizzle-orm';
import type { ChatRating, LineAuthor } from '#domain/chat.ts';
import type { Language } from '#domain/language.ts';
import type { TriageLevel } from '#domain/triage.ts';
import { waitIn, type Lane } from '../access/throttle.ts';
import type { WrappedKey } from '../keys/ring.ts';
import { house, type House } from '../house.ts';
import { askTheDoor, type Work } from '../work.ts';
import { crowd } from './crowd-meter.ts';
import { isShut } from './shut.store.ts';
import type { Talking } from './token.ts';

export interface SealedLine {
	seq: number;
	id: string;
	author: LineAuthor;
	sealed: Buffer;
	writtenAt: Date;
	key: WrappedKey;
}
export interface Told {
	intakeId: string;
	level: TriageLevel;
	sealed: Buffer;
	key: WrappedKey;
}
export interface Chances {
	/** Counsellors on duty who hold conversations. */
	people: number;
	samples: number;
	seconds: number;
}

/** The id of the conversation that goes on for this intake: this one, or the one there was; undefined when its room is gone. */
export async function open(
	work: Work,
	chat: { id: string; intakeId: string; language: Language; suspect: boolean; again: string }
): Promise<string | undefined> {
	const { id, intakeId, language, suspect, again } = chat;
	const [row] = await work.db.execute<{ id: string | null }>(sql`SELECT door.chat_open(
		${id}::uuid, ${intakeId}::uuid, ${language}, ${suspect}::boolean, ${again}::timestamptz[]) AS id`);
	return row!.id ?? undefined;
}

export async function intakeOfRoom(work: Work, roomId: string): Promise<string | undefined> {
	const [row] = await work.db.execute<{ id: string | null }>(
		sql`SELECT door.intake_of_room(${roomId}::uuid) AS id`
	);
	return row!.id ?? undefined;
}

/** The conversation that still goes on for whoever has this room. */
export async function ofRoom(roomId: string): Promise<string | undefined> {
	const [row] = await askTheDoor<{ id: string | null }>(
		sql`SELECT door.chat_of_room(${roomId}::uuid) AS id`
	);
	return row!.id ?? undefined;
}

/** What this first page began; only just after it did, and while nobody chose another word. */
export async function ofForm(work: Work, formHash: Buffer): Promise<string | undefined> {
	const [row] = await work.db.execute<{ id: string | null }>(
		sql`SELECT door.chat_of_form(${formHash}::bytea) AS id`
	);
	return row!.id ?? undefined;
}

/** In a crowd what was known a moment ago is told once more. */
export async function chances(): Promise<Chances & { now: Date }> {
	const { crowded, known } = lately();
	if (crowded && known)
		return { ...known.told, now: addMilliseconds(known.told.now, performance.now() - known.at) };
	const told = await askChances();
	lastChances.set(house(), { told, at: performance.now() });
	return told;
}

const isCrowded = crowd(40);
const lastChances = new WeakMap<House, { told: Chances & { now: Date }; at: number }>();

function lately() {
	const known = lastChances.get(house());
	const isFresh = known !== undefined && performance.now() - known.at < 2000;
	return { crowded: isCrowded(), known: isFresh ? known : undefined };
}

async function askChances(): Promise<Chances & { now: Date }> {
	const [row] = await askTheDoor<{
		people: number;
		samples: number;
		seconds: number | null;
		now: string;
	}>(sql`SELECT *, door.time() AS now FROM door.chat_chances()`);
	return { ...row!, seconds: row!.seconds ?? NaN, now: new Date(row!.now) };
}

/** After this place, the oldest first; none for a page that is shut. */
export async function lines(talking: Talking, after: number, limit: number): Promise<SealedLine[]> {
	const { chatId } = talking;
	const rows = await askTheDoor<LineRow>(
		sql`SELECT l.* FROM (SELECT ${isShut(talking)} AS shut) page,
			LATERAL door.chat_lines(${chatId}::uuid, ${after}::integer, ${limit}::integer) l WHERE NOT page.shut`
	);
	return rows.map(({ seq, id, author, sealed, written_at, key_id, kek_id, wrapped }) => ({
		...{ seq, id, author, sealed, writtenAt: new Date(written_at) },
		key: { id: key_id, kekId: kek_id, wrapped }
	}));
}

/** The place of the line; null when the conversation is over, or the page is shut. Who goes too fast waits, and nothing is kept. */
export async function say(
	talking: Talking,
	line: { id: string; sealed: Buffer },
	lanes: Lane[]
): Promise<{ seq: number | null } | { seconds: number }> {
	const [row] = await askTheDoor<{ seconds: number; seq: number | null }>(sql`
		SELECT w.seconds, CASE WHEN w.seconds = 0 AND NOT ${isShut(talking)} THEN
			door.chat_say(${talking.chatId}::uuid, ${line.id}::uuid, ${line.sealed}::bytea) END AS seq
		FROM (SELECT ${waitIn(lanes)} AS seconds) w`);
	return row!.seconds > 0 ? { seconds: Math.ceil(row!.seconds) } : { seq: row!.seq };
}

/** What she wrote in her room, whose page was asked already; false when the conversation is over. */
export async function sayFromRoom(
	work: Work,
	chatId: string,
	{ id, sealed }: { id: string; sealed: Buffer }
): Promise<boolean> {
	const [row] = await work.db.execute<{ seq: number | null }>(
		sql`SELECT door.chat_say(${chatId}::uuid, ${id}::uuid, ${sealed}::bytea) AS seq`
	);
	return row!.seq !== null;
}

/** Her screen is there; `acts` when she did something herself. False when it is over. Nobody waits for the disk. */
export async function seen(chatId: string, seq: number, acts: boolean): Promise<boolean> {
	const [row] = await askTheDoor<{ live: boolean }>(
		sql`SELECT door.chat_seen(${chatId}::uuid, ${seq}::integer, ${acts}::boolean) AS live,
			set_config('synchronous_commit', 'off', true)`
	);
	return row!.live;
}

/** That somebody types, and nothing of what. */
export async function hintTyping(chatId: string, who: 'seeker' | 'staff'): Promise<void> {
	await askTheDoor(sql`SELECT door.chat_hint(${chatId}::uuid, ${` typing ${who}`})`);
}

/** What was told so far, locked until her answer is kept with it; undefined when it is over. */
export async function told(work: Work, chatId: string): Promise<Told | undefined> {
	const [row] = await work.db.execute<{
		intake: string;
		level: TriageLevel;
		sealed: Buffer;
		key_id: string;
		kek_id: string;
		wrapped: Buffer;
	}>(sql`SELECT * FROM door.chat_told(${chatId}::uuid)`);
	if (!row) return undefined;
	const { intake: intakeId, level, sealed, key_id: id, kek_id: kekId, wrapped } = row;
	return { intakeId, level, sealed, key: { id, kekId, wrapped } };
}

export async function sayDanger(
	work: Work,
	chatId: string,
	to: { sealed: Buffer; level: TriageLevel; acuteUnclear: boolean; deadline: Date; readBy: Date }
): Promise<boolean> {
	const { sealed, level, acuteUnclear, deadline, readBy } = to;
	const [row] = await work.db.execute<{
		said: boolean;
	}>(sql`SELECT door.chat_danger(${chatId}::uuid, ${sealed}::bytea, ${level},
		${acuteUnclear}::boolean, ${deadline.toISOString()}::timestamptz, ${readBy.toISOString()}::timestamptz) AS said`);
	return row!.said;
}

export async function rate(chatId: string, rating: ChatRating): Promise<void> {
	await askTheDoor(sql`SELECT door.chat_rate(${chatId}::uuid, ${rating})`);
}

/** She ends it herself. */
export async function leave(chatId: string): Promise<void> {
	await askTheDoor(sql`SELECT door.chat_leave(${chatId}::uuid, 'seeker')`);
}

interface LineRow extends Record<string, unknown> {
	seq: number;
	id: string;
	author: LineAuthor;
	sealed: Buffer;
	written_at: string;
	key_id: string;
	kek_id: string;
	wrapped: Buffer;
}
