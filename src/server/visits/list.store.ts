import { and, asc, eq, inArray, isNull, lt } from 'drizzle-orm';
import { part } from '../db/schema/cases.ts';
import { followUp } from '../db/schema/follow-ups.ts';
import { visit } from '../db/schema/visits.ts';
import type { StaffWork } from '../work.ts';

/** An appointment outside for which nobody planned the visit. */
export interface Unplanned {
	id: string;
	partId: string;
	code: string;
	startsAt: Date;
}

const mostListed = 20;

/** The actor's own, the first one first. */
export async function unplanned(work: StaffWork, until: Date): Promise<Unplanned[]> {
	return work.db
		.select({ id: followUp.id, partId: part.id, code: part.code, startsAt: followUp.startsAt })
		.from(followUp)
		.innerJoin(part, eq(part.id, followUp.partId))
		.leftJoin(visit, eq(visit.id, followUp.id))
		.where(
			and(
				eq(followUp.counsellorId, work.actor.id),
				inArray(followUp.method, ['home', 'elsewhere']),
				inArray(followUp.status, ['held', 'booked']),
				lt(followUp.startsAt, until),
				isNull(visit.id)
			)
		)
		.orderBy(asc(followUp.startsAt), asc(followUp.id))
		.limit(mostListed);
}
