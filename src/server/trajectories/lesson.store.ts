import { desc } from 'drizzle-orm';
import { lesson } from '../db/schema/trajectories.ts';
import type { StaffWork } from '../work.ts';

export type Lesson = typeof lesson.$inferSelect;

const mostShown = 100;

/** What was learned, the newest month first; within a month in no order that tells of a case. */
export function latest(work: StaffWork): Promise<Lesson[]> {
	return work.db
		.select()
		.from(lesson)
		.orderBy(desc(lesson.month), desc(lesson.id))
		.limit(mostShown);
}
