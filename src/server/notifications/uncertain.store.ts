import { and, asc, desc, eq, inArray, isNotNull, isNull, lte, sql, type SQL } from 'drizzle-orm';
import { subMinutes } from 'date-fns/subMinutes';
import { deliveryStatuses, isProof } from '#domain/delivery.ts';
import { notification, notificationAttempt } from '../db/schema/follow-ups.ts';
import type { Work } from '../work.ts';
import type { Attempt, Notification } from './store.ts';

export interface Doubt {
	row: Notification;
	attempt: Attempt;
}

/** Uncertain for so many minutes and not yet in a person's hands; the oldest first. */
export async function doubts(work: Work, minutes: number, most: number): Promise<Doubt[]> {
	const rows = await work.db
		.select({ row: notification, attempt: notificationAttempt })
		.from(notification)
		.innerJoin(notificationAttempt, eq(notificationAttempt.notificationId, notification.id))
		.where(
			and(
				eq(notification.status, 'uncertain'),
				// a call rang or did not: the ladder goes on either way
				eq(notification.channel, 'sms'),
				isNull(notification.reasonCode),
				lte(notification.uncertainSince, subMinutes(work.now, minutes)),
				lte(notification.plannedAt, work.now),
				eq(
					notificationAttempt.number,
					sql`(SELECT max(b.number) FROM notification_attempt b WHERE b.notification_id = ${notification.id})`
				)
			)
		)
		.orderBy(asc(notification.uncertainSince), desc(notificationAttempt.number))
		.limit(most);
	return rows;
}

/** The row once more, locked, when it is still as uncertain. */
export async function lockDoubt(work: Work, id: string): Promise<Notification | undefined> {
	const [row] = await work.db
		.select()
		.from(notification)
		.where(
			and(
				eq(notification.id, id),
				eq(notification.status, 'uncertain'),
				isNull(notification.reasonCode)
			)
		)
		.for('update');
	return row;
}

/** Ids of the provider that belong to attempts we know of. */
export async function isKnown(work: Work, providerId: string): Promise<boolean> {
	const rows = await work.db
		.select({ id: notificationAttempt.id })
		.from(notificationAttempt)
		.where(
			and(isNotNull(notificationAttempt.providerId), eq(notificationAttempt.providerId, providerId))
		)
		.limit(1);
	return rows.length > 0;
}

const openAlert = inArray(notification.purpose, [
	'alert-unread',
	'alert-danger',
	'visit-call',
	'visit-supervisor'
]);

const unproved = ['uncertain', ...deliveryStatuses.filter((status) => !isProof(status))];

/** Alerts without proof of delivery so many minutes after the last attempt, sent less than `most` times. */
export function unprovedAlerts(work: Work, minutes: number, most: number) {
	return openAlerts(work, minutes, sql`count(*) < ${most}`);
}

/** The same, sent as often as may be. */
export function unansweredAlerts(work: Work, minutes: number, most: number) {
	return openAlerts(work, minutes, sql`count(*) >= ${most}`);
}

async function openAlerts(work: Work, minutes: number, howOften: SQL) {
	const since = subMinutes(work.now, minutes).toISOString();
	return work.db
		.select()
		.from(notification)
		.where(
			and(
				openAlert,
				isNull(notification.reasonCode),
				inArray(notification.status, unproved),
				sql`(EXISTS (SELECT FROM notification g JOIN intake i ON i.id = g.intake_id
					WHERE (g.id = ${notification.id} OR g.gathered_in = ${notification.id})
						AND i.closed_at IS NULL AND (i.read_at IS NULL OR i.read_at <= g.created_at))
					OR EXISTS (SELECT FROM danger d WHERE d.id = ${notification.dangerId} AND d.seen_at IS NULL AND d.ended_at IS NULL)
					OR ${notification.purpose} = 'alert-danger'
						AND EXISTS (SELECT FROM follow_up f WHERE f.id = ${notification.followUpId} AND f.status = 'open')
					OR ${notification.purpose} IN ('visit-call', 'visit-supervisor') AND EXISTS (SELECT FROM visit v WHERE v.id = ${notification.followUpId}
						AND v.out_at IS NULL AND v.rung IN ('call', 'supervisor', 'police')))`,
				sql`(SELECT ${howOften} AND max(a.started_at) <= ${since}::timestamptz FROM notification_attempt a
					WHERE a.notification_id = ${notification.id} AND a.outcome <> 'not-sent')`
			)
		)
		.limit(20)
		.for('update', { skipLocked: true });
}
