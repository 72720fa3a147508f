import { and, eq, gt, inArray, isNull, not, sql, type SQL } from 'drizzle-orm';
import { waitingStatuses } from '#domain/follow-up.ts';
import { ASK_CONSENT_AGAIN } from '#domain/task-reason.ts';
import { part } from '../db/schema/cases.ts';
import { followUp } from '../db/schema/follow-ups.ts';
import { intake, room } from '../db/schema/intakes.ts';
import type { StaffWork } from '../work.ts';

/** Whoever closes a part and whoever puts something into it that waits come one after the other. */
export async function holdEnding(work: StaffWork, partId: string): Promise<void> {
	await work.db.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${partId}, 4))`);
}

/** Whether an appointment, a task or an answer in an open room is still to come in this part. */
export async function stillWaits(work: StaffWork, partId: string): Promise<boolean> {
	const waiting = inArray(followUp.status, waitingStatuses);
	const [due] = await work.db
		.select({ id: followUp.id })
		.from(followUp)
		.where(and(eq(followUp.partId, partId), waiting, not(isForBirthday(work)), not(goesAlong)))
		.limit(1);
	if (due) return true;
	const unanswered = inArray(intake.status, ['new', 'triaged', 'assigned']);
	const [owed] = await work.db
		.select({ id: intake.id })
		.from(intake)
		.innerJoin(room, and(eq(room.intakeId, intake.id), isNull(room.closedAt)))
		.where(and(eq(intake.partId, partId), unanswered))
		.limit(1);
	return owed !== undefined;
}

export async function setOpen(work: StaffWork, partId: string, isOpen: boolean): Promise<void> {
	const ended = isOpen
		? ({ status: 'intake', closedAt: null } as const)
		: ({ status: 'closed', closedAt: work.now } as const);
	await work.db.update(part).set(ended).where(eq(part.id, partId));
}

// goes away when the case closes (drizzle/0011_silence.sql, 0031_risk.sql), or with its trajectory (0026_plan.sql, 0028_trajectories.sql, 0035_answered.sql)
const goesAlong = sql`coalesce(${followUp.reasonCode} IN ('silent', 'plan-review', 'risk-review', 'risk-second', 'risk-differs', 'step-sent-back') OR ${followUp.reasonCode} LIKE 'cadence-%', false)`;

// as domain/follow-up has it: it may be years ahead
function isForBirthday(work: StaffWork): SQL {
	const isOfAge = sql`${followUp.reasonCode} IS NOT DISTINCT FROM ${ASK_CONSENT_AGAIN}`;
	return and(isOfAge, gt(followUp.startsAt, work.now))!;
}
