import { and, asc, count, eq, gt, sql } from 'drizzle-orm';
import type { Actor } from '#domain/actor.ts';
import type { LineAuthor } from '#domain/chat.ts';
import { chatDraft, chatLine, chatNote } from '../db/schema/chats.ts';
import { dataKeyOf, dataKeys } from '../keys/data-keys.ts';
import { openText, seal } from '../keys/envelope.ts';
import { askTheDoor, type StaffWork } from '../work.ts';
import { knownKey, rememberKey } from './known-keys.ts';
import { draftPlace, notePlace, openLine, sealLine, type Said } from './sealed-line.ts';
import type { ChatRow } from './store.ts';

export type StaffLine = Omit<typeof chatLine.$inferSelect, 'sealed' | 'keyId' | 'chatId'> & {
	/** Undefined when it cannot be read. */
	said: Said | undefined;
};
export interface Note {
	id: string;
	staffId: string;
	kind: 'note' | 'handover';
	text: string;
	writtenAt: Date;
}

/** Lines after this place, the oldest first: of conversations she is in, or of contacts she may open. */
export async function lines(work: StaffWork, chatId: string, after = 0): Promise<StaffLine[]> {
	const rows = await work.db
		.select()
		.from(chatLine)
		.where(and(eq(chatLine.chatId, chatId), gt(chatLine.seq, after)))
		.orderBy(asc(chatLine.seq));
	const keys = await dataKeys(
		work,
		rows.map(({ keyId }) => keyId)
	);
	return rows.map(({ sealed, keyId, chatId: _, ...line }) => ({
		...line,
		said: openLine(line.id, sealed, () => keys.get(keyId))
	}));
}

/** What is new since this line, by one statement, for whoever is in it and has its key; else nothing, and it is read as any other. */
export async function heard(
	actor: Actor,
	opened: StaffWork['opened'],
	{ chatId, after }: { chatId: string; after: number }
): Promise<StaffLine[]> {
	const rows = await askTheDoor<HeardRow>(
		sql`SELECT l.* FROM (SELECT set_config('app.actor', ${actor.id}, true) AS set) a,
			LATERAL door.chat_heard(${chatId}::uuid, CASE WHEN a.set <> '' THEN ${after}::integer END) l`
	);
	if (rows.some((row) => !opened.has(row.key_id))) return [];
	return rows.map(({ seq, id, author, sealed, ...row }) => ({
		...{ seq, id, author, staffId: row.staff_id, writtenAt: new Date(row.written_at) },
		said: openLine(id, sealed, () => opened.get(row.key_id))
	}));
}

interface HeardRow extends Record<string, unknown> {
	seq: number;
	id: string;
	author: LineAuthor;
	staff_id: string | null;
	sealed: Buffer;
	written_at: string;
	key_id: string;
}

/** The place of the line; undefined when it is over, or not hers to write in. */
export async function write(
	work: StaffWork,
	row: Pick<ChatRow, 'id' | 'keyId'>,
	line: { id: string; text: string }
): Promise<number | undefined> {
	const key = rememberKey(row.id, await dataKeyOf(work, row.keyId));
	const sealed = sealLine(key, line.id, { text: line.text });
	const [kept] = await work.db.execute<{ seq: number | null }>(
		sql`SELECT door.chat_write(${row.id}::uuid, ${line.id}::uuid, ${sealed}::bytea) AS seq`
	);
	return kept!.seq ?? undefined;
}

/** The same by one statement that asks all of it, for a conversation whose key is known here; undefined when it was not kept so. */
export async function writeAtOnce(
	actor: Actor,
	chatId: string,
	line: { id: string; text: string }
): Promise<number | undefined> {
	const key = knownKey(chatId);
	if (!key) return undefined;
	const sealed = sealLine(key, line.id, { text: line.text });
	const [kept] = await askTheDoor<{ seq: number | null }>(
		sql`SELECT CASE WHEN set_config('app.actor', ${actor.id}, true) <> '' THEN
			door.chat_write(${chatId}::uuid, ${line.id}::uuid, ${sealed}::bytea) END AS seq`
	);
	return kept!.seq ?? undefined;
}

/** What happens is told in the conversation, to her as to us. */
export async function tell(
	work: StaffWork,
	row: Pick<ChatRow, 'id' | 'keyId'>,
	said: Extract<Said, { tiding: unknown }>
): Promise<void> {
	const id = crypto.randomUUID();
	const sealed = sealLine(await dataKeyOf(work, row.keyId), id, said);
	await work.db.execute(sql`SELECT door.chat_tell(${row.id}::uuid, ${id}::uuid, ${sealed}::bytea)`);
}

/** Our screen shows all up to this line. */
export async function seen(work: StaffWork, chatId: string, seq: number): Promise<void> {
	await work.db.execute(sql`SELECT door.chat_staff_seen(${chatId}::uuid, ${seq}::integer)`);
}

export async function notes(work: StaffWork, chatId: string): Promise<Note[]> {
	const rows = await work.db
		.select()
		.from(chatNote)
		.where(eq(chatNote.chatId, chatId))
		.orderBy(asc(chatNote.writtenAt), asc(chatNote.id));
	const keys = await dataKeys(
		work,
		rows.map(({ keyId }) => keyId)
	);
	return rows.map(({ id, staffId, kind, writtenAt, sealed, keyId }) => ({
		...{ id, staffId, kind, writtenAt },
		text: openText(keys.get(keyId)!, notePlace(id), sealed)
	}));
}

/** How many there are: whoever looks at them looks again when there is one more. */
export async function countNotes(work: StaffWork, chatId: string): Promise<number> {
	const [row] = await work.db
		.select({ n: count() })
		.from(chatNote)
		.where(eq(chatNote.chatId, chatId));
	return row!.n;
}

/** The same id again changes nothing. */
export async function addNote(
	work: StaffWork,
	row: Pick<ChatRow, 'id' | 'keyId'>,
	{ id, kind, text }: Pick<Note, 'id' | 'kind' | 'text'>
): Promise<boolean> {
	const key = await dataKeyOf(work, row.keyId);
	const added = await work.db
		.insert(chatNote)
		.values({
			...{ id, kind, chatId: row.id, keyId: row.keyId, staffId: work.actor.id },
			sealed: seal(key, notePlace(id), text),
			writtenAt: work.now
		})
		.onConflictDoNothing()
		.returning({ id: chatNote.id });
	await work.db.execute(sql`SELECT door.chat_hint(${row.id}::uuid)`);
	return added.length === 1;
}

/** What she was writing; empty when there is none. */
export async function draft(work: StaffWork, row: Pick<ChatRow, 'id'>): Promise<string> {
	const [kept] = await work.db
		.select()
		.from(chatDraft)
		.where(and(eq(chatDraft.chatId, row.id), eq(chatDraft.staffId, work.actor.id)));
	if (!kept) return '';
	const key = await dataKeyOf(work, kept.keyId);
	return openText(key, draftPlace(row.id, work.actor.id), kept.sealed);
}

export async function keepDraft(
	work: StaffWork,
	row: Pick<ChatRow, 'id' | 'keyId'>,
	text: string
): Promise<void> {
	const own = and(eq(chatDraft.chatId, row.id), eq(chatDraft.staffId, work.actor.id));
	if (text === '') {
		await work.db.delete(chatDraft).where(own);
		return;
	}
	const key = await dataKeyOf(work, row.keyId);
	const kept = { sealed: seal(key, draftPlace(row.id, work.actor.id), text), keptAt: work.now };
	await work.db
		.insert(chatDraft)
		.values({ chatId: row.id, staffId: work.actor.id, keyId: row.keyId, ...kept })
		.onConflictDoUpdate({ target: [chatDraft.chatId, chatDraft.staffId], set: kept });
}
