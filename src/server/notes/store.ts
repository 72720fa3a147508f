import { randomUUID } from 'node:crypto';
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { NoteVersion } from '#domain/note.ts';
import { note, noteCorrection } from '../db/schema/cases.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import type { StaffWork } from '../work.ts';
import { openCorrection, openNote, sealCorrection, sealNote } from './sealed-note.ts';
import type { KeptCorrection } from './sealed-note.ts';

/** A note with whatever became of it: as it was written first, as it stands now last. */
export interface KeptNote {
	id: string;
	partId: string;
	keyId: string;
	versions: [NoteVersion, ...NoteVersion[]];
}

export async function add(
	work: StaffWork,
	{ partId, keyId }: { partId: string; keyId: string },
	text: string
): Promise<string> {
	const id = randomUUID();
	const sealed = sealNote(await dataKeyOf(work, keyId), id, text);
	const written = { writtenBy: work.actor.id, writtenAt: work.now };
	await work.db.insert(note).values({ id, partId, keyId, sealed, ...written });
	return id;
}

export async function find(
	work: StaffWork,
	partId: string,
	id: string
): Promise<KeptNote | undefined> {
	const [row] = await work.db
		.select()
		.from(note)
		.where(and(eq(note.id, id), eq(note.partId, partId)));
	if (!row) return undefined;
	const { keyId, writtenBy: by, writtenAt: at } = row;
	const text = openNote(await dataKeyOf(work, keyId), id, row.sealed);
	const corrections = (await correctionsOf(work, [id])).get(id) ?? [];
	return { id, partId, keyId, versions: [{ id, text, reason: '', by, at }, ...corrections] };
}

/** What these notes became, the oldest correction first; by note. */
export async function correctionsOf(
	work: StaffWork,
	noteIds: readonly string[]
): Promise<Map<string, NoteVersion[]>> {
	const found = new Map<string, NoteVersion[]>();
	if (noteIds.length === 0) return found;
	const rows = await work.db
		.select()
		.from(noteCorrection)
		.where(inArray(noteCorrection.noteId, [...noteIds]))
		.orderBy(asc(noteCorrection.correctedAt), asc(noteCorrection.id));
	for (const { id, noteId, keyId, sealed, correctedBy: by, correctedAt: at } of rows) {
		const kept = openCorrection(await dataKeyOf(work, keyId), id, sealed);
		found.set(noteId, [...(found.get(noteId) ?? []), { id, by, at, ...kept }]);
	}
	return found;
}

/** Follows the version that stood last; undefined when somebody else's came there first. */
export async function correct(
	work: StaffWork,
	{ id: noteId, partId, keyId, versions }: KeptNote,
	kept: KeptCorrection
): Promise<string | undefined> {
	const id = randomUUID();
	const follows = versions.length > 1 ? versions.at(-1)!.id : null;
	const sealed = sealCorrection(await dataKeyOf(work, keyId), id, kept);
	const written = { correctedBy: work.actor.id, correctedAt: work.now };
	const rows = await work.db
		.insert(noteCorrection)
		.values({ id, noteId, partId, follows, keyId, sealed, ...written })
		.onConflictDoNothing()
		.returning({ id: noteCorrection.id });
	return rows[0]?.id;
}
