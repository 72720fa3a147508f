import { sql } from 'drizzle-orm';
import type { Work } from '../work.ts';
import type { Notification } from './store.ts';

/** Alerts to one counsellor about what nobody read are decided one after the other: which of them speaks for the others. */
export async function takeTurn(work: Work, id: string): Promise<void> {
	await work.db.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(staff_id::text, 3))
		FROM notification WHERE id = ${id}::uuid AND purpose = 'alert-unread'`);
}

/** What an alert is about and nobody read since, each once: of itself, and of those that go out with it. */
export async function unreadOf(
	work: Work,
	id: string
): Promise<{ id: string; reference: string }[]> {
	return [
		...(await work.db.execute<{ id: string; reference: string }>(sql`
			SELECT DISTINCT i.id, i.reference FROM notification n JOIN intake i ON i.id = n.intake_id
			WHERE (n.id = ${id}::uuid OR n.gathered_in = ${id}::uuid)
				AND i.closed_at IS NULL AND (i.read_at IS NULL OR i.read_at <= n.created_at)`))
	];
}

/** When a text to one counsellor about somebody who waits last left, or may have. */
export async function lastTextTo(work: Work, staffId: string): Promise<Date | undefined> {
	const [row] = await work.db.execute<{ at: string | null }>(sql`
		SELECT max(a.started_at) AS at FROM notification n JOIN notification_attempt a ON a.notification_id = n.id
		WHERE n.staff_id = ${staffId}::uuid AND n.purpose IN ('alert-urgent', 'alert-unread')
			AND a.outcome NOT IN ('refused', 'not-sent')`);
	return row?.at ? new Date(row.at) : undefined;
}

export async function wasTried(work: Work, id: string): Promise<boolean> {
	const rows = await work.db.execute(
		sql`SELECT FROM notification_attempt WHERE notification_id = ${id}::uuid LIMIT 1`
	);
	return rows.length > 0;
}

/** The others that are due to the same counsellor now go out with this one, and share what becomes of it. */
export async function takeAlong(work: Work, { id, staffId }: Notification): Promise<void> {
	const now = work.now.toISOString();
	await work.db.execute(sql`
		UPDATE notification n SET status = 'cancelled', reason_code = 'gathered', gathered_in = ${id}::uuid,
			leased_until = NULL, changed_at = ${now}::timestamptz
		WHERE n.staff_id = ${staffId}::uuid AND n.purpose = 'alert-unread' AND n.status = 'planned'
			AND n.planned_at <= ${now}::timestamptz AND n.id <> ${id}::uuid
			AND NOT EXISTS (SELECT FROM notification_attempt a WHERE a.notification_id = n.id)`);
}

/** What nobody read by half its hour, and by the end of it, is told of to whoever came on duty since. */
export async function alertAgain(work: Work): Promise<void> {
	await work.db.execute(sql`SELECT door.alert_again()`);
}
