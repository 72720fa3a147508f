import { randomUUID } from 'node:crypto';
import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import { followUp, notification } from '../db/schema/follow-ups.ts';
import type { Work } from '../work.ts';

export interface NewNotification {
	uniqueKey: string;
	purpose: 'remind-counsellor' | 'remind-family';
	staffId?: string | undefined;
	personId?: string | undefined;
	partId: string;
	followUpId: string;
	followUpVersion: number;
	plannedAt: Date;
}

/** One row a unique key: undefined when it was promised before. One that was taken back stands again. */
export async function add(work: Work, promised: NewNotification): Promise<string | undefined> {
	const [added] = await work.db
		.insert(notification)
		.values({
			id: randomUUID(),
			...promised,
			firstPlannedAt: promised.plannedAt,
			changedAt: work.now,
			createdAt: work.now
		})
		.onConflictDoUpdate({
			target: notification.uniqueKey,
			set: { status: 'planned', reasonCode: null, changedAt: work.now },
			setWhere: eq(notification.status, 'cancelled')
		})
		.returning({ id: notification.id });
	return added?.id;
}

export async function cancelFor(work: Work, followUpId: string) {
	return work.db
		.update(notification)
		.set({ status: 'cancelled', reasonCode: 'follow-up-changed', changedAt: work.now })
		.where(and(eq(notification.followUpId, followUpId), eq(notification.status, 'planned')))
		.returning({ id: notification.id, partId: notification.partId });
}

/** Her reminders that wait, when her plan has no texts in it. */
export async function cancelFamily(work: Work, personId: string) {
	return work.db
		.update(notification)
		.set({ status: 'cancelled', reasonCode: 'no-texts-agreed', changedAt: work.now })
		.where(
			and(
				eq(notification.personId, personId),
				eq(notification.purpose, 'remind-family'),
				eq(notification.status, 'planned')
			)
		)
		.returning({ id: notification.id, partId: notification.partId });
}

/** The appointments with her that she knows of and that are still to come. */
export async function bookedWith(work: Work, personId: string) {
	const rows = await work.db
		.select()
		.from(followUp)
		.where(
			and(
				eq(followUp.personId, personId),
				eq(followUp.kind, 'appointment'),
				eq(followUp.status, 'booked'),
				gt(followUp.startsAt, work.now)
			)
		)
		.orderBy(asc(followUp.startsAt));
	return rows.map(({ id, version, partId, counsellorId, startsAt }) => ({
		...{ id, version, startsAt, personId },
		...({ kind: 'appointment', status: 'booked' } as const),
		partId: partId ?? '',
		counsellorId: counsellorId ?? ''
	}));
}

/** Whether a text about this version of a follow-up went to her, or may have. */
export async function mayHaveTold(
	work: Work,
	followUp: { id: string; version: number }
): Promise<boolean> {
	const rows = await work.db
		.select({ id: notification.id })
		.from(notification)
		.where(
			and(
				eq(notification.followUpId, followUp.id),
				eq(notification.followUpVersion, followUp.version),
				eq(notification.purpose, 'remind-family'),
				inArray(notification.status, wentOut)
			)
		);
	return rows.length > 0;
}

const wentOut = ['uncertain', 'accepted', 'queued', 'sending', 'sent', 'delivered'];

export async function wakeWorker(work: Work): Promise<void> {
	await work.db.execute(sql`SELECT pg_notify('notification', '')`);
}
