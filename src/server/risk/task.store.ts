import { and, asc, eq } from 'drizzle-orm';
import { localDate } from '#domain/time.ts';
import { followUp } from '../db/schema/follow-ups.ts';
import type { StaffWork } from '../work.ts';

/** What waits about a judgement; done with by a new one. */
export const riskTasks = ['risk-review', 'risk-second', 'risk-differs'] as const;

/** When the case is judged again, while that is planned: 'YYYY-MM-DD'. */
export async function plannedOn(work: StaffWork, partId: string): Promise<string | undefined> {
	const isReview = and(eq(followUp.status, 'open'), eq(followUp.reasonCode, 'risk-review'));
	const [row] = await work.db
		.select({ startsAt: followUp.startsAt })
		.from(followUp)
		.where(and(eq(followUp.partId, partId), isReview))
		.orderBy(asc(followUp.startsAt))
		.limit(1);
	return row && localDate(row.startsAt);
}
