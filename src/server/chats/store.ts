import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { ChatOutcome } from '#domain/chat.ts';
import type { Language } from '#domain/language.ts';
import type { TriageLevel } from '#domain/triage.ts';
import { chat, chatMember } from '../db/schema/chats.ts';
import { intake } from '../db/schema/intakes.ts';
import { staff } from '../db/schema/staff.ts';
import type { Look, StaffWork } from '../work.ts';

export type ChatRow = typeof chat.$inferSelect;
export interface Member {
	staffId: string;
	role: 'holder' | 'joined';
	since: Date;
}

/** What the actor can see of it; nothing of what was said. */
export async function find(work: StaffWork, id: string): Promise<ChatRow | undefined> {
	const [row] = await work.db.select().from(chat).where(eq(chat.id, id));
	return row;
}

/** Whoever tells what came of it, in two windows, comes one after the other. */
export async function holdTelling(work: StaffWork, id: string): Promise<void> {
	await work.db.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${id}, 5))`);
}

/** The chain its events stand on: of its contact, or of the part that went to. */
export async function chainOf(work: StaffWork, id: string): Promise<string> {
	const [row] = await work.db.execute<{ chain: string }>(
		sql`SELECT door.chat_chain(${id}::uuid) AS chain`
	);
	return row!.chain;
}

/** Who is in it now, the first to come first. */
export async function members(work: StaffWork, chatId: string): Promise<Member[]> {
	return work.db
		.select({ staffId: chatMember.staffId, role: chatMember.role, since: chatMember.since })
		.from(chatMember)
		.where(and(eq(chatMember.chatId, chatId), isNull(chatMember.endedAt)))
		.orderBy(asc(chatMember.since));
}

/** All who wait; a contact that is another's already shows no level, and stands where it belongs all the same. */
export async function waiting(work: StaffWork) {
	return work.db
		.select({
			chat,
			level: intake.level,
			urgency: sql<TriageLevel>`door.chat_urgency(${chat.id})`
		})
		.from(chat)
		.leftJoin(intake, eq(intake.id, chat.intakeId))
		.where(eq(chat.status, 'waiting'))
		.orderBy(asc(chat.openedAt), asc(chat.id));
}

/** Those she holds or is asked into, that go on or wait to be told. */
export async function hers(work: StaffWork): Promise<(ChatRow & { isIn: boolean })[]> {
	const mine = sql<boolean>`${chat.id} = ANY ((SELECT door.my_chats())::uuid[])`;
	const rows = await work.db
		.select({ chat, isIn: mine })
		.from(chat)
		.where(
			and(inArray(chat.status, ['active', 'wrap_up']), or(mine, eq(chat.offeredTo, work.actor.id)))
		)
		.orderBy(asc(chat.takenAt), asc(chat.id));
	return rows.map(({ chat: row, isIn }) => ({ ...row, isIn }));
}

/** How many wait, and how many she holds: on every page of the desk, so from two small indexes. */
export async function counts({ db }: Look): Promise<{ waiting: number; held: number }> {
	const [row] = await db
		.execute<{ waiting: number; held: number }>(sql`SELECT * FROM door.chat_counts()`)
		.execute();
	return row ?? { waiting: 0, held: 0 };
}

/** Those that go on and that she supervises without being in them; how long, with whom, and nothing of what is said. */
export async function goingOn(work: StaffWork): Promise<ChatRow[]> {
	return work.db
		.select()
		.from(chat)
		.where(eq(chat.status, 'active'))
		.orderBy(asc(chat.takenAt), asc(chat.id));
}

/** The conversations of one contact, the newest last. */
export async function ofIntake(work: StaffWork, intakeId: string): Promise<ChatRow[]> {
	return work.db
		.select()
		.from(chat)
		.where(eq(chat.intakeId, intakeId))
		.orderBy(asc(chat.openedAt), asc(chat.id));
}

export interface Presence {
	places: number;
	languages: Language[];
	alias: Buffer | null;
	keyId: string;
}

export async function presence(work: StaffWork): Promise<Presence> {
	const [row] = await work.db
		.select({
			places: staff.chatPlaces,
			languages: staff.chatLanguages,
			alias: staff.chatAlias,
			keyId: staff.keyId
		})
		.from(staff)
		.where(eq(staff.id, work.actor.id));
	return row!;
}

export async function keepPresence(
	work: StaffWork,
	{ places, languages, alias }: Omit<Presence, 'keyId'>
): Promise<boolean> {
	const list = `{${languages.join(',')}}`;
	const [row] = await work.db.execute<{ kept: boolean }>(sql`SELECT door.chat_presence(
		${places}::integer, ${list}::text[], ${alias}::bytea) AS kept`);
	return row!.kept;
}

export async function take(work: StaffWork, id: string): Promise<'taken' | 'full' | 'gone'> {
	const [row] = await work.db.execute<{ answer: 'taken' | 'full' | 'gone' }>(
		sql`SELECT door.chat_take(${id}::uuid) AS answer`
	);
	return row!.answer;
}

/** A colleague was quicker, or whoever waited is gone. */
export async function isJustGone(work: StaffWork, id: string): Promise<boolean> {
	const [row] = await work.db.execute<{ gone: boolean }>(
		sql`SELECT door.chat_just_gone(${id}::uuid) AS gone`
	);
	return row!.gone;
}

/** The next one for her, hers from now on; undefined when there is none, or no place. */
export async function next(work: StaffWork): Promise<string | undefined> {
	const [row] = await work.db.execute<{ id: string | null }>(sql`SELECT door.chat_next() AS id`);
	return row!.id ?? undefined;
}

/** True when it happened: it was possible, and hers to do. */
async function done(work: StaffWork, call: ReturnType<typeof sql>): Promise<boolean> {
	const [row] = await work.db.execute<{ done: boolean }>(sql`SELECT ${call} AS done`);
	return row!.done;
}

export function join(work: StaffWork, id: string): Promise<boolean> {
	return done(work, sql`door.chat_join(${id}::uuid)`);
}

export function stepOut(work: StaffWork, id: string): Promise<boolean> {
	return done(work, sql`door.chat_step_out(${id}::uuid)`);
}

/** Asks a colleague in, who may take it over; without one, takes that back. */
export function offer(work: StaffWork, id: string, to: string | undefined): Promise<boolean> {
	return done(work, sql`door.chat_offer(${id}::uuid, ${to ?? null}::uuid)`);
}

export function end(work: StaffWork, id: string): Promise<boolean> {
	return done(work, sql`door.chat_end(${id}::uuid)`);
}

/** The contact it belongs to, hers from now on as any contact she took. */
export async function finish(
	work: StaffWork,
	id: string,
	outcome: ChatOutcome
): Promise<string | undefined> {
	const [row] = await work.db.execute<{ intake: string | null }>(
		sql`SELECT door.chat_finish(${id}::uuid, ${outcome}) AS intake`
	);
	return row!.intake ?? undefined;
}
