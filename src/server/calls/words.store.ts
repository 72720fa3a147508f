import { randomUUID } from 'node:crypto';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { callDraft, callNote } from '../db/schema/calls.ts';
import { dataKeyOf, dataKeys } from '../keys/data-keys.ts';
import { openText, seal } from '../keys/envelope.ts';
import type { StaffWork } from '../work.ts';
import type { CallRow } from './desk.store.ts';
import { chainOf } from './reach.store.ts';

export interface CallNote {
	id: string;
	callId: string;
	staffId: string;
	kind: 'note' | 'handover' | 'summary';
	text: string;
	writtenAt: Date;
}
type Whose = Pick<CallRow, 'id' | 'keyId'>;

/** What was noted in these calls, the oldest first; what this actor has no key to is left out. */
export async function notes(work: StaffWork, callIds: readonly string[]): Promise<CallNote[]> {
	if (callIds.length === 0) return [];
	const rows = await work.db
		.select()
		.from(callNote)
		.where(inArray(callNote.callId, [...callIds]))
		.orderBy(asc(callNote.writtenAt), asc(callNote.id));
	const keys = await dataKeys(
		work,
		rows.map(({ keyId }) => keyId)
	);
	return rows.flatMap(({ sealed, keyId, ...row }) => {
		const key = keys.get(keyId);
		return key ? [{ ...row, text: openText(key, notePlace(row.id), sealed) }] : [];
	});
}

/** Whether this actor can write beside it: a call of a case only who works on that. */
export async function mayWrite(work: StaffWork, { keyId }: Whose): Promise<boolean> {
	return (await dataKeys(work, [keyId])).has(keyId);
}

/** The same id again changes nothing. */
export async function addNote(
	work: StaffWork,
	row: Whose,
	{ id, kind, text }: Pick<CallNote, 'id' | 'kind' | 'text'>
): Promise<void> {
	const key = await dataKeyOf(work, row.keyId);
	const added = await work.db
		.insert(callNote)
		.values({
			...{ id, kind, callId: row.id, keyId: row.keyId, staffId: work.actor.id },
			sealed: seal(key, notePlace(id), text),
			writtenAt: work.now
		})
		.onConflictDoNothing()
		.returning({ id: callNote.id });
	if (added.length === 0) return;
	await record(work, {
		chainId: await chainOf(work, row.id),
		kind: 'call.noted',
		subjectId: row.id
	});
}

/** What she was writing; empty when there is none. */
export async function draft(work: StaffWork, { id }: Pick<CallRow, 'id'>): Promise<string> {
	const [kept] = await work.db.select().from(callDraft).where(own(work, id));
	const key = kept && (await dataKeys(work, [kept.keyId])).get(kept.keyId);
	return kept && key ? openText(key, notePlace(kept.noteId), kept.sealed) : '';
}

export async function keepDraft(work: StaffWork, row: Whose, text: string): Promise<void> {
	if (text === '') {
		await work.db.delete(callDraft).where(own(work, row.id));
		return;
	}
	const noteId = randomUUID();
	const key = await dataKeyOf(work, row.keyId);
	const kept = { noteId, sealed: seal(key, notePlace(noteId), text), keptAt: work.now };
	await work.db
		.insert(callDraft)
		.values({ callId: row.id, staffId: work.actor.id, keyId: row.keyId, ...kept })
		.onConflictDoUpdate({ target: [callDraft.callId, callDraft.staffId], set: kept });
}

function own(work: StaffWork, callId: string) {
	return and(eq(callDraft.callId, callId), eq(callDraft.staffId, work.actor.id));
}

// a draft is sealed as the note it may become
function notePlace(id: string) {
	return { table: 'call_note', row: id, column: 'sealed' };
}
