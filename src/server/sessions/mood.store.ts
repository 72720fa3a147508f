import { and, asc, eq, gte, lt } from 'drizzle-orm';
import type { Days } from '#domain/course.ts';
import { atLocal, dayAfter, localDate } from '#domain/time.ts';
import { session } from '../db/schema/sessions.ts';
import type { StaffWork } from '../work.ts';
import { isNewest, opened, order } from './store.ts';

const isHeld = (trajectoryId: string) =>
	and(eq(session.trajectoryId, trajectoryId), eq(session.outcome, 'held'), isNewest);
const until = (to: string | undefined) =>
	to ? lt(session.beganAt, atLocal(dayAfter(to, { days: 1 }), '00:00')) : undefined;

/** How the client was, by talk in these days, the first one first; of what was asked. */
export async function moods(
	work: StaffWork,
	trajectoryId: string,
	{ from, to }: Days
): Promise<{ at: Date; mood: number }[]> {
	const since = from ? gte(session.beganAt, atLocal(from, '00:00')) : undefined;
	const rows = await work.db
		.select()
		.from(session)
		.where(and(isHeld(trajectoryId), since, until(to)))
		.orderBy(asc(session.beganAt));
	const all = await opened(work, rows);
	return all.flatMap(({ beganAt: at, mood }) => (mood === undefined ? [] : [{ at, mood }]));
}

/** The days of these, by talk, the last one first. */
export async function daysBack(
	work: StaffWork,
	trajectoryId: string,
	{ to, offset, limit }: { to: string | undefined; offset: number; limit: number }
): Promise<string[]> {
	const rows = await work.db
		.select({ at: session.beganAt })
		.from(session)
		.where(and(isHeld(trajectoryId), until(to)))
		.orderBy(...order.newestFirst)
		.offset(offset)
		.limit(limit);
	return rows.map(({ at }) => localDate(at));
}
