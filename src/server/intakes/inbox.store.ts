import { and, asc, eq, isNull, sql, type SQL } from 'drizzle-orm';
import { momentIn } from '../cursor.ts';
import { intake } from '../db/schema/intakes.ts';
import { isId } from '../row-id.ts';
import type { StaffWork } from '../work.ts';
import type { IntakeRow } from './store.ts';

export const shows = ['all', 'waiting', 'mine', 'overdue'] as const;
export type Show = (typeof shows)[number];

const pageSize = 40;
// written like the index intake_waiting, word for word: else all that ever came in is sorted for one page
const waits = sql`${intake.partId} IS NULL AND ${intake.status} IN ('new', 'triaged', 'assigned')`;
// the same order as domain byStanding and dueMoment; a test holds them together
const standing = sql`CASE WHEN ${intake.level} = 'T0' THEN 0 WHEN ${intake.level} = 'T1' THEN 1
	WHEN ${intake.acuteUnclear} AND ${intake.readAt} IS NULL THEN 2 ELSE 3 END`;
export const due = sql`CASE WHEN ${intake.readAt} IS NULL THEN ${intake.readBy} ELSE ${intake.deadlineAt} END`;

/** One page of what waits for a reaction; `next` is the cursor of the page after it. */
export async function page(
	work: StaffWork,
	show: Show,
	after?: string
): Promise<{ rows: IntakeRow[]; next?: string }> {
	const found = await work.db
		.select({ row: intake, standing: sql<number>`${standing}`, due: sql<string>`${due}` })
		.from(intake)
		.where(and(waits, which(work, show), beyond(after)))
		.orderBy(asc(standing), asc(due), asc(intake.id))
		.limit(pageSize + 1);
	const shown = found.slice(0, pageSize);
	const last = found.length > pageSize ? shown.at(-1) : undefined;
	const rows = shown.map(({ row }) => row);
	return last
		? { rows, next: `${last.standing}~${new Date(last.due).toISOString()}~${last.row.id}` }
		: { rows };
}

function which(work: StaffWork, show: Show): SQL | undefined {
	if (show === 'waiting') return isNull(intake.takenBy);
	if (show === 'mine') return eq(intake.takenBy, work.actor.id);
	return show === 'overdue' ? sql`${due} <= ${work.now.toISOString()}::timestamptz` : undefined;
}

const cursor = /^([0-3])~([^~]+)~([^~]+)$/;

function beyond(after = ''): SQL | undefined {
	const [, rank, moment, id = ''] = cursor.exec(after) ?? [];
	const at = momentIn(moment);
	if (!at || !isId(id)) return undefined;
	return sql`(${standing}, ${due}, ${intake.id}) > (${rank}::int, ${at.toISOString()}::timestamptz, ${id}::uuid)`;
}
