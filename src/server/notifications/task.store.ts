import { addMinutes } from 'date-fns/addMinutes';
import { eq, sql } from 'drizzle-orm';
import { followUp } from '../db/schema/follow-ups.ts';
import { record } from '../audit/record.ts';
import { taskMinutes } from '../follow-ups/store.ts';
import type { Work } from '../work.ts';
import type { Notification } from './store.ts';

/**
 * A task for the counsellor of the appointment, due now. It has the id of the notification it is
 * about, so there is one at most and it names its reminder. An alert goes on to somebody else.
 */
export async function openTask(work: Work, about: Notification, reasonCode: string): Promise<void> {
	if (about.intakeId || about.purpose === 'alert-danger') return passOn(work, about);
	if (!about.partId || !about.followUpId) return;
	const [appointment] = await work.db
		.select({ counsellorId: followUp.counsellorId })
		.from(followUp)
		.where(eq(followUp.id, about.followUpId));
	await open(work, about, {
		counsellorId: appointment?.counsellorId ?? null,
		reasonCode: about.staffId ? `own-${reasonCode}` : reasonCode
	});
}

/** The same for whoever of the desk may know: it lies there until a supervisor takes it up. */
export async function openDeskTask(
	work: Work,
	about: Notification,
	reasonCode: string
): Promise<void> {
	await open(work, about, { counsellorId: null, reasonCode });
}

async function open(
	work: Work,
	about: Notification,
	{ counsellorId, reasonCode }: { counsellorId: string | null; reasonCode: string }
): Promise<void> {
	if (!about.partId) return;
	const [opened] = await work.db
		.insert(followUp)
		.values({
			id: about.id,
			kind: 'task',
			partId: about.partId,
			personId: about.personId,
			counsellorId,
			status: 'open',
			startsAt: work.now,
			endsAt: addMinutes(work.now, taskMinutes),
			reasonCode,
			createdAt: work.now
		})
		.onConflictDoNothing()
		.returning({ id: followUp.id });
	if (opened)
		await record(work, { chainId: about.partId, kind: 'task.opened', subjectId: opened.id });
}

/** An alert that cannot reach its person goes to whoever can be reached now, to supervisors at last. */
export async function passOn(work: Work, alert: Notification): Promise<void> {
	// the ladder it is a rung of calls the next one
	if (alert.pageId) return;
	await work.db.execute(
		sql`SELECT door.pass_alert_on(${alert.id}::uuid), pg_notify('notification', '')`
	);
}
