import { addMinutes } from 'date-fns/addMinutes';
import { eq } from 'drizzle-orm';
import { followUp } from '../db/schema/follow-ups.ts';
import { record } from '../audit/record.ts';
import type { Work } from '../work.ts';
import type { Notification } from './store.ts';

const minutes = 15;

/**
 * A task for the counsellor of the appointment, due now. It has the id of the notification it is
 * about, so there is one at most and it names its reminder.
 */
export async function openTask(work: Work, about: Notification, reasonCode: string): Promise<void> {
	if (!about.partId || !about.followUpId) return;
	const [appointment] = await work.db
		.select({ counsellorId: followUp.counsellorId })
		.from(followUp)
		.where(eq(followUp.id, about.followUpId));
	const [opened] = await work.db
		.insert(followUp)
		.values({
			id: about.id,
			kind: 'task',
			partId: about.partId,
			personId: about.personId,
			counsellorId: appointment?.counsellorId ?? null,
			status: 'open',
			startsAt: work.now,
			endsAt: addMinutes(work.now, minutes),
			reasonCode,
			createdAt: work.now
		})
		.onConflictDoNothing()
		.returning({ id: followUp.id });
	if (opened)
		await record(work, { chainId: about.partId, kind: 'task.opened', subjectId: opened.id });
}
