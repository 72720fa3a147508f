import { and, asc, inArray, isNull, or, sql } from 'drizzle-orm';
import { intake } from '../db/schema/intakes.ts';
import type { IntakeRow } from '../intakes/store.ts';
import type { StaffWork } from '../work.ts';

const mostShown = 10;

/** Who waits longest for a reaction, whoever has taken it; of those with a case, what is urgent and unread. Before all what is urgent and nobody took. */
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
			asc(intake.waitingSince),
			asc(intake.id)
		)
		.limit(mostShown);
}
