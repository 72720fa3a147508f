import { and, eq, inArray } from 'drizzle-orm';
import { notification } from '../db/schema/follow-ups.ts';
import type { StaffWork } from '../work.ts';

export interface Sent {
	plannedAt: Date;
	status: string;
}

/** The texts and calls of its ladder, as far as the actor sees them: her own, a supervisor all. */
export async function sentAbout(work: StaffWork, visitId: string): Promise<Sent[]> {
	return work.db
		.select({ plannedAt: notification.firstPlannedAt, status: notification.status })
		.from(notification)
		.where(
			and(
				eq(notification.followUpId, visitId),
				inArray(notification.purpose, ['visit-call', 'visit-supervisor'])
			)
		);
}
