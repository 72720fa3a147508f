import { max } from 'date-fns/max';
import { and, asc, desc, eq, gte, inArray, isNull, or, sql } from 'drizzle-orm';
import { chat } from '../db/schema/chats.ts';
import { contactPoint, membership, safeContactPlan } from '../db/schema/cases.ts';
import { followUp, notification } from '../db/schema/follow-ups.ts';
import { staff } from '../db/schema/staff.ts';
import { danger } from '../db/schema/walls.ts';
import type { Work } from '../work.ts';

export async function followUpOf(work: Work, id: string) {
	const { status, version, startsAt, counsellorId } = followUp;
	const columns = { status, version, startsAt, counsellorId };
	const [row] = await work.db.select(columns).from(followUp).where(eq(followUp.id, id));
	return row;
}

/** Whether somebody works on this part. */
export async function isHeld(work: Work, partId: string | null): Promise<boolean> {
	if (!partId) return false;
	const rows = await work.db
		.select({ staffId: membership.staffId })
		.from(membership)
		.where(
			and(
				eq(membership.partId, partId),
				isNull(membership.endedAt),
				inArray(membership.role, ['first', 'second'])
			)
		)
		.limit(1);
	return rows.length > 0;
}

export async function dangerOf(work: Work, id: string) {
	const { seenAt, endedAt } = danger;
	const [row] = await work.db.select({ seenAt, endedAt }).from(danger).where(eq(danger.id, id));
	return row;
}

export async function isSupervisor(work: Work, id: string): Promise<boolean> {
	const [row] = await work.db.select({ role: staff.role }).from(staff).where(eq(staff.id, id));
	return row?.role === 'supervisor';
}

/** Of whoever may open what the text is about; a supervisor who may not yet can call somebody who may. */
export async function staffPhone(work: Work, id: string) {
	const columns = { keyId: staff.keyId, phone: staff.phone };
	const [row] = await work.db
		.select(columns)
		.from(staff)
		.where(and(eq(staff.id, id), or(staff.admitted, eq(staff.role, 'supervisor'))));
	return row;
}

/** Also the numbers she has had: a text may have gone there. */
export async function phonesEver(work: Work, personId: string) {
	return work.db
		.select()
		.from(contactPoint)
		.where(and(eq(contactPoint.personId, personId), eq(contactPoint.kind, 'phone')))
		.orderBy(asc(contactPoint.createdAt));
}

// the number is nobody's, or a phone that takes no texts: it changed hands, or was typed wrong
const deadNumber = ['30005', '30006'];

/**
 * What happened that makes a text unsafe, whatever the plan says: she said the duress word and nobody
 * has seen to it, or a text never found her number since it was typed or confirmed in a talk. Her yes in
 * the room says nothing of a number that changed hands.
 */
export async function sinceThen(
	work: Work,
	{ personId, typedAt }: { personId: string; typedAt: Date }
): Promise<'not-now' | 'number-failed' | undefined> {
	const spoken = await work.db
		.select({ id: followUp.id })
		.from(followUp)
		.where(
			and(
				eq(followUp.personId, personId),
				eq(followUp.reasonCode, 'duress-spoken'),
				eq(followUp.status, 'open')
			)
		);
	if (spoken.length > 0) return 'not-now';
	const talkAt = await lastTalk(work, personId);
	const failed = await work.db
		.select({ id: notification.id })
		.from(notification)
		.where(
			and(
				eq(notification.personId, personId),
				inArray(notification.errorCode, deadNumber),
				gte(notification.changedAt, max([typedAt, talkAt ?? typedAt]))
			)
		);
	return failed.length > 0 ? 'number-failed' : undefined;
}

async function lastTalk(work: Work, personId: string): Promise<Date | undefined> {
	const [row] = await work.db
		.select({ at: safeContactPlan.confirmedAt })
		.from(safeContactPlan)
		.where(and(eq(safeContactPlan.personId, personId), eq(safeContactPlan.confirmedHow, 'talk')))
		.orderBy(desc(safeContactPlan.version))
		.limit(1);
	return row?.at ?? undefined;
}

/** Whether somebody waits for a conversation about this contact, and is not put aside. */
export async function someoneWaitsIn(work: Work, intakeId: string): Promise<boolean> {
	const isWaiting = and(eq(chat.status, 'waiting'), eq(chat.suspect, false));
	const [row] = await work.db
		.select({ id: chat.id })
		.from(chat)
		.where(and(eq(chat.intakeId, intakeId), isWaiting));
	return row !== undefined;
}

/** Whether somebody waits at the telephone about this contact. */
export async function someoneCallsFrom(work: Work, intakeId: string): Promise<boolean> {
	const [row] = await work.db.execute<{ waits: boolean }>(
		sql`SELECT door.someone_calls(${intakeId}::uuid) AS waits`
	);
	return row!.waits;
}
