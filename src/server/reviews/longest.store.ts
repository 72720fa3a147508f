import { and, asc, inArray, isNull } from 'drizzle-orm';
import { intake } from '../db/schema/intakes.ts';
import type { IntakeRow } from '../intakes/store.ts';
import type { StaffWork } from '../work.ts';

const mostShown = 10;

/** Who waits longest for a reaction, whoever has taken it. */
export function waitingLongest(work: StaffWork): Promise<IntakeRow[]> {
	return work.db
		.select()
		.from(intake)
		.where(and(isNull(intake.partId), inArray(intake.status, ['new', 'triaged', 'assigned'])))
		.orderBy(asc(intake.waitingSince), asc(intake.id))
		.limit(mostShown);
}
