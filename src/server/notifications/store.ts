import { randomUUID } from 'node:crypto';
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { isDeliveryStatus, advance, type DeliveryStatus } from '#domain/delivery.ts';
import { notification, notificationAttempt } from '../db/schema/follow-ups.ts';
import type { Work } from '../work.ts';
import { keptStatus } from './kept-status.ts';

export type Notification = typeof notification.$inferSelect;
export type Attempt = typeof notificationAttempt.$inferSelect;
export interface Claim {
	id: string;
	/** Counts the claims of a row: whoever holds an older number has lost it. */
	claim: number;
}

/** Longer than a request may last, so that a lost lease means a lost worker. */
const leaseSeconds = 15;

const inFlight = ['planned', 'cancelled', 'uncertain'];
const open = ['started', 'uncertain', 'not-found'];

export async function claim(work: Work, most: number): Promise<Claim[]> {
	const rows = await work.db.execute<{ id: string; claim: number }>(
		sql`SELECT id, claim FROM door.claim_notifications(${most}, ${`${leaseSeconds} seconds`}::interval)`
	);
	return [...rows];
}

/** The claimed row, locked until this transaction ends; undefined when it is no longer ours. */
export async function lockClaimed(work: Work, held: Claim): Promise<Notification | undefined> {
	const [row] = await work.db
		.select()
		.from(notification)
		.where(
			and(
				eq(notification.id, held.id),
				eq(notification.claims, held.claim),
				eq(notification.status, 'planned')
			)
		)
		.for('update');
	return row;
}

/** Kept before the request leaves: whatever happens then, it is known that it may have. */
export async function startAttempt(
	work: Work,
	row: Notification,
	bodyHash: Buffer
): Promise<string> {
	const id = randomUUID();
	const [last] = await work.db
		.select({ number: notificationAttempt.number })
		.from(notificationAttempt)
		.where(eq(notificationAttempt.notificationId, row.id))
		.orderBy(desc(notificationAttempt.number))
		.limit(1);
	const number = (last?.number ?? 0) + 1;
	const attempt = { id, notificationId: row.id, number, startedAt: work.now, bodyHash };
	await work.db.insert(notificationAttempt).values(attempt);
	await work.db.execute(sql`UPDATE notification SET leased_until = clock_timestamp()
		+ ${`${leaseSeconds} seconds`}::interval WHERE id = ${row.id}`);
	return id;
}

/** What a report has proved meanwhile stands. */
export async function endAttempt(
	work: Work,
	attemptId: string,
	end: Pick<Attempt, 'outcome'> & Partial<Pick<Attempt, 'providerId' | 'errorCode'>>
): Promise<void> {
	await work.db
		.update(notificationAttempt)
		.set({ ...end, endedAt: work.now })
		.where(and(eq(notificationAttempt.id, attemptId), inArray(notificationAttempt.outcome, open)));
}

type Change = Partial<
	Pick<
		Notification,
		'status' | 'reasonCode' | 'plannedAt' | 'providerId' | 'errorCode' | 'uncertainSince'
	>
>;

/** Changes a row and gives its lease back; nothing else may hold it (see `lockClaimed`). */
export async function change(work: Work, id: string, to: Change): Promise<void> {
	await work.db
		.update(notification)
		.set({ ...to, leasedUntil: null, changedAt: work.now })
		.where(eq(notification.id, id));
}

/** After a request: the row locked, when no report has told more about it meanwhile. */
export async function lockInFlight(work: Work, held: Claim): Promise<Notification | undefined> {
	const [row] = await work.db
		.select()
		.from(notification)
		.where(
			and(
				eq(notification.id, held.id),
				eq(notification.claims, held.claim),
				inArray(notification.status, inFlight)
			)
		)
		.for('update');
	return row;
}

/** What reports have said of a text before we knew its id, folded onto what the answer said. */
export async function statusOf(work: Work, providerId: string, first: string): Promise<string> {
	const reports = await work.db.execute<{ status: string }>(
		sql`SELECT status FROM provider_event WHERE provider_id = ${providerId}`
	);
	const start: DeliveryStatus = isDeliveryStatus(first) ? first : 'accepted';
	return keptStatus(
		reports.reduce<DeliveryStatus>((now, { status }) => advance(now, status) ?? now, start)
	);
}
