import { and, asc, desc, eq, inArray, notInArray } from 'drizzle-orm';
import { waitingStatuses } from '#domain/follow-up.ts';
import { followUp } from '../db/schema/follow-ups.ts';
import type { StaffWork } from '../work.ts';
import { kept, type KeptFollowUp } from './store.ts';

const mostWaiting = 100;
const pastShown = 10;

/** What is still to come in a part and the last of what has been, in order of their start; whether more has been. */
export async function nowOf(
	work: StaffWork,
	partId: string
): Promise<{ followUps: KeptFollowUp[]; hasMorePast: boolean }> {
	const isOfPart = eq(followUp.partId, partId);
	const ahead = await work.db
		.select()
		.from(followUp)
		.where(and(isOfPart, inArray(followUp.status, waitingStatuses)))
		.orderBy(asc(followUp.startsAt), asc(followUp.id))
		.limit(mostWaiting);
	const past = await work.db
		.select()
		.from(followUp)
		.where(and(isOfPart, notInArray(followUp.status, waitingStatuses)))
		.orderBy(desc(followUp.startsAt), desc(followUp.id))
		.limit(pastShown + 1);
	const shown = [...past.slice(0, pastShown), ...ahead].toSorted(
		(one, other) => one.startsAt.getTime() - other.startsAt.getTime()
	);
	const followUps = await Promise.all(shown.map((row) => kept(work, row)));
	return { followUps, hasMorePast: past.length > pastShown };
}

/** Of these ids, the ones that are follow-ups of this part. */
export async function those(
	work: StaffWork,
	partId: string,
	ids: readonly string[]
): Promise<KeptFollowUp[]> {
	if (ids.length === 0) return [];
	const rows = await work.db
		.select()
		.from(followUp)
		.where(and(inArray(followUp.id, [...ids]), eq(followUp.partId, partId)));
	return Promise.all(rows.map((row) => kept(work, row)));
}
