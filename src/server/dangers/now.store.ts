import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { isOnShift } from '#domain/intake-access.ts';
import { part } from '../db/schema/cases.ts';
import { danger } from '../db/schema/walls.ts';
import type { StaffWork } from '../work.ts';

/** A part in which a danger is not over. */
export interface InDanger {
	id: string;
	partId: string;
	code: string;
	level: 'T0' | 'T1';
	raisedAt: Date;
}
const mostShown = 100;

/** Whether whoever is on call reads this part; nobody else's access depends on it. */
export async function isOpenIn(work: StaffWork, partId: string): Promise<boolean> {
	if (!isOnShift(work.actor)) return false;
	const rows = await work.db
		.select({ id: danger.id })
		.from(danger)
		.innerJoin(part, eq(part.id, danger.partId))
		.where(and(eq(danger.partId, partId), isNull(danger.endedAt), isNull(part.closedAt)))
		.limit(1);
	return rows.length > 0;
}

/** What whoever is on call may read now: each part once, the most urgent first, of those what was raised last. */
export async function forOnCall(work: StaffWork): Promise<InDanger[]> {
	if (!isOnShift(work.actor)) return [];
	const { id, partId, level, raisedAt } = danger;
	const rows = await work.db
		.select({ id, partId, level, raisedAt, code: part.code })
		.from(danger)
		.innerJoin(part, eq(part.id, partId))
		.where(and(isNull(danger.endedAt), isNull(part.closedAt)))
		.orderBy(asc(level), desc(raisedAt))
		.limit(mostShown);
	return rows.filter((row, at) => rows.findIndex((one) => one.partId === row.partId) === at);
}
