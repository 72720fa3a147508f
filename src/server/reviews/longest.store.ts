import { and, asc, inArray, isNull, or, sql } from 'drizzle-orm';
import { intake } from '../db/schema/intakes.ts';
import { due } from '../intakes/inbox.store.ts';
import type { IntakeRow } from '../intakes/store.ts';
import type { StaffWork } from '../work.ts';

const mostShown = 50;

/** Who waits for a reaction, whoever has taken it; of those with a case, what is urgent and unread. Before all what is urgent and nobody took, then what is too late, then who waits longest. */
export function waitingLongest(work: StaffWork): Promise<IntakeRow[]> {
	return work.db
		.select()
		.from(intake)
		.where(
			and(
				inArray(intake.status, ['new', 'triaged', 'assigned']),
				or(isNull(intake.partId), and(inArray(intake.level, ['T0', 'T1']), isNull(intake.readAt)))
			)
		)
		.orderBy(
			asc(
				sql`CASE WHEN ${intake.takenBy} IS NULL AND ${intake.level} IN ('T0', 'T1') THEN ${intake.level} ELSE 'later' END`
			),
			asc(sql`CASE WHEN ${due} <= ${work.now.toISOString()}::timestamptz THEN ${due} END`),
			asc(intake.waitingSince),
			asc(intake.id)
		)
		.limit(mostShown);
}
