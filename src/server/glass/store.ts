import { and, eq, gt, isNotNull, isNull } from 'drizzle-orm';
import { brokenGlass } from '../db/schema/walls.ts';
import type { StaffWork } from '../work.ts';

/** Whether the actor reads this part behind glass that she broke, now. */
export async function isOpen(work: StaffWork, partId: string): Promise<boolean> {
	const rows = await work.db
		.select({ id: brokenGlass.id })
		.from(brokenGlass)
		.where(
			and(
				eq(brokenGlass.partId, partId),
				eq(brokenGlass.staffId, work.actor.id),
				gt(brokenGlass.until, work.now),
				isNull(brokenGlass.endedAt),
				isNotNull(brokenGlass.sealed)
			)
		)
		.limit(1);
	return rows.length > 0;
}
