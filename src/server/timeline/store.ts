import { eq, sql } from 'drizzle-orm';
import type { EventKind } from '#domain/event.ts';
import { notification } from '../db/schema/follow-ups.ts';
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
export type Cursor = Pick<TimelineRow, 'at' | 'id'>;
export type Text = Pick<
	typeof notification.$inferSelect,
	| 'id'
	| 'purpose'
	| 'status'
	| 'plannedAt'
	| 'firstPlannedAt'
	| 'changedAt'
	| 'reasonCode'
	| 'errorCode'
	| 'personId'
	| 'followUpId'
	| 'followUpVersion'
>;

// Said by the thing itself (a note, a message), or no news about her.
const quiet: EventKind[] = [
	...(['part.read', 'intake.opened', 'person.added', 'note.written'] as const),
	// nobody who looks over a shoulder may read that the duress word was said
	'danger.raised',
	...([
		'intake.answered',
		'intake.written-back',
		'room.answer-read',
		'notification.planned'
	] as const),
	// the part says it too, with the reason
	...(['intake.linked', 'intake.unlinked'] as const)
];

/** Notes, messages of her room and events of a part and of the intakes it came from, newest first. */
export async function rowsOf(
	work: StaffWork,
	partId: string,
	{ before, limit }: { before: Cursor | undefined; limit: number }
): Promise<TimelineRow[]> {
	const [kinds, mine] = [
		sql.join(
			quiet.map((kind) => sql`${kind}`),
			sql`, `
		),
		sql`SELECT id FROM intake WHERE part_id = ${partId}::uuid`
	];
	const rows = await work.db.execute<Record<string, unknown>>(sql`
		SELECT * FROM (
			SELECT 'note' AS source, id::text AS id, written_at AS at, 'note' AS kind, written_by AS actor, id AS subject,
				key_id AS key, sealed
			FROM note WHERE part_id = ${partId}::uuid
			UNION ALL
			SELECT 'message', id::text, written_at, author, staff_id, intake_id, key_id, sealed
			FROM intake_message WHERE intake_id IN (${mine})
			UNION ALL
			SELECT 'event', lpad(seq::text, 12, '0') || chain_id::text, at, kind, actor_id, subject_id, key_id, detail
			FROM event WHERE (chain_id = ${partId}::uuid OR chain_id IN (${mine})) AND kind NOT IN (${kinds})
		) AS entry
		${before ? sql`WHERE (at, id) < (${before.at.toISOString()}::timestamptz, ${before.id})` : sql``}
		ORDER BY at DESC, id DESC LIMIT ${limit}`);
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

/** Every text that was promised for a part, whatever became of it. */
export function textsOf(work: StaffWork, partId: string): Promise<Text[]> {
	return work.db.select().from(notification).where(eq(notification.partId, partId));
}
