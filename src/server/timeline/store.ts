import { sql, type SQL } from 'drizzle-orm';
import { kindsOf, quietKinds, type TimelineShow } from '#domain/timeline.ts';
import { isId } from '../row-id.ts';
import type { StaffWork } from '../work.ts';

export interface TimelineRow {
	source: 'note' | 'message' | 'event';
	id: string;
	at: Date;
	/** Of an event its kind; of a message its author. */
	kind: string;
	actorId: string | null;
	subjectId: string;
	keyId: string | null;
	sealed: Buffer | null;
}
export interface Cursor extends Pick<TimelineRow, 'at' | 'id'> {
	/** The entry itself comes first; else whatever comes after it. */
	isIn: boolean;
}
export interface Part {
	show?: TimelineShow | undefined;
	from?: Cursor | undefined;
	limit: number;
}

/** A note or message of this part as the place to begin with; of anything else there is none. */
export async function entryAt(
	work: StaffWork,
	partId: string,
	id: string | undefined
): Promise<Cursor | undefined> {
	if (!id || !isId(id)) return undefined;
	const [row] = await work.db.execute<{ at: string }>(sql`
		SELECT written_at AS at FROM note WHERE id = ${id}::uuid AND part_id = ${partId}::uuid UNION ALL
		SELECT m.written_at FROM intake_message m JOIN intake i ON i.id = m.intake_id
		WHERE m.id = ${id}::uuid AND i.part_id = ${partId}::uuid`);
	return row && { at: new Date(row.at), id, isIn: true };
}

/**
 * Notes, messages of her room and events of a part and of the intakes it came from, newest first. Each of these is read
 * from an index and no further than one page: a case of years opens as fast as one of yesterday.
 */
export async function rowsOf(work: StaffWork, partId: string, asked: Part): Promise<TimelineRow[]> {
	const branches = [
		...(isOf(asked, ['notes']) ? [notesOf(partId, asked)] : []),
		...(isOf(asked, ['contacts']) ? [messagesOf(partId, asked)] : []),
		eventsOf(partId, asked)
	];
	const rows = await work.db.execute<Record<string, unknown>>(sql`
		SELECT * FROM (${sql.join(branches, sql` UNION ALL `)}) AS entry (source, id, at, kind, actor, subject, key, sealed)
		ORDER BY at DESC, id DESC LIMIT ${asked.limit}`);
	return rows.map((row) => ({
		source: row['source'] as TimelineRow['source'],
		id: row['id'] as string,
		at: new Date(row['at'] as string),
		kind: row['kind'] as string,
		actorId: row['actor'] as string | null,
		subjectId: row['subject'] as string,
		keyId: row['key'] as string | null,
		sealed: row['sealed'] as Buffer | null
	}));
}

function isOf({ show }: Part, shows: TimelineShow[]): boolean {
	return show === undefined || shows.includes(show);
}

function notesOf(partId: string, asked: Part): SQL {
	return sql`(SELECT 'note', id::text, written_at, 'note', written_by, id, key_id, sealed
		FROM note WHERE part_id = ${partId}::uuid ${beyond(asked, sql`written_at`, sql`id::text`)}
		ORDER BY written_at DESC, id::text DESC LIMIT ${asked.limit})`;
}

function messagesOf(partId: string, asked: Part): SQL {
	return sql`(SELECT m.* FROM intake i, LATERAL (
			SELECT 'message', m.id::text, m.written_at, m.author, m.staff_id, m.intake_id, m.key_id, m.sealed
			FROM intake_message m WHERE m.intake_id = i.id ${beyond(asked, sql`m.written_at`, sql`m.id::text`)}
			ORDER BY m.written_at DESC, m.id::text DESC LIMIT ${asked.limit}) m
		WHERE i.part_id = ${partId}::uuid)`;
}

function eventsOf(partId: string, asked: Part): SQL {
	const id = sql`lpad(e.seq::text, 12, '0') || e.chain_id::text`;
	return sql`(SELECT e.* FROM (
			SELECT ${partId}::uuid AS id UNION ALL SELECT i.id FROM intake i WHERE i.part_id = ${partId}::uuid) c, LATERAL (
			SELECT 'event', ${id}, e.at, e.kind, e.actor_id, e.subject_id, e.key_id, e.detail
			FROM event e WHERE e.chain_id = c.id AND ${isTold(asked)} ${beyond(asked, sql`e.at`, id)}
			ORDER BY e.at DESC, e.seq DESC LIMIT ${asked.limit}) e)`;
}

// In words and not as values: an index over part of the events is taken only when the statement itself says which part.
function isTold({ show }: Part): SQL {
	const these = (kinds: readonly string[]) => sql.raw(kinds.map((kind) => `'${kind}'`).join(', '));
	const kinds = these(kindsOf(show));
	if (show === 'readings') return sql`e.kind IN (${kinds})`;
	const told = sql`e.kind NOT IN (${these(quietKinds)})`;
	return show ? sql`${told} AND e.kind IN (${kinds})` : told;
}

function beyond({ from }: Part, at: SQL, id: SQL): SQL {
	if (!from) return sql``;
	const moment = sql`${from.at.toISOString()}::timestamptz`;
	const than = sql.raw(from.isIn ? '<=' : '<');
	return sql`AND ${at} <= ${moment} AND (${at}, ${id}) ${than} (${moment}, ${from.id})`;
}
