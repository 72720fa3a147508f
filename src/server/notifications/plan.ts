import { DEFAULT_MINUTES, reminderMoments } from '#domain/follow-up.ts';
import type { FollowUpKind, FollowUpStatus } from '#domain/follow-up.ts';
import { plansFamilyReminder } from '#domain/notification.ts';
import { record } from '../audit/record.ts';
import { house } from '../house.ts';
import { planFrom } from '../safe-contact/sealed-plan.ts';
import * as plans from '../safe-contact/store.ts';
import type { Work } from '../work.ts';
import * as promises from './promise.store.ts';

/** The appointment as reminding sees it. `personId` is whom it is with, when she is known. */
export interface Remindable {
	id: string;
	version: number;
	partId: string;
	personId?: string | undefined;
	counsellorId: string;
	startsAt: Date;
	kind: FollowUpKind;
	status: FollowUpStatus;
}

/**
 * Promises a text to the counsellor and, when a person is set, one to her, in this transaction; the
 * worker decides at the moment of sending. Tasks promise nothing. Called again for the same version
 * it changes nothing, except that a text taken back meanwhile is promised again.
 */
export async function planReminders(work: Work, followUp: Remindable): Promise<void> {
	if (followUp.kind !== 'appointment') return;
	const settings = house().config.reminders;
	const timed = { ...followUp, minutes: DEFAULT_MINUTES };
	const { counsellor, family } = reminderMoments(timed, work.now, settings);
	if (counsellor) await promise(work, followUp, { purpose: 'remind-counsellor', at: counsellor });
	if (family && followUp.personId && (await mayPromiseHer(work, followUp.personId))) {
		await promise(work, followUp, { purpose: 'remind-family', at: family });
	}
	await promises.wakeWorker(work);
}

/**
 * After a change of her plan: what is promised to her about booked appointments follows it, in this
 * transaction. A reminder that was taken back is promised again.
 */
export async function renewFamilyReminders(work: Work, personId: string): Promise<void> {
	if (!(await mayPromiseHer(work, personId))) return cancelForHer(work, personId);
	const settings = house().config.reminders;
	for (const followUp of await promises.bookedWith(work, personId)) {
		const timed = { ...followUp, minutes: DEFAULT_MINUTES };
		const { family } = reminderMoments(timed, work.now, settings);
		if (family) await promise(work, followUp, { purpose: 'remind-family', at: family });
	}
	await promises.wakeWorker(work);
}

/** Whether her plan leaves room for texts: it has them, or nobody has confirmed it. */
export function opensTexts(plan: plans.PlanVersion | undefined): boolean {
	return plansFamilyReminder(plan && planFrom(plan.kept, plan.confirmedAt));
}

// a plan that somebody confirms at this moment counts
async function mayPromiseHer(work: Work, personId: string): Promise<boolean> {
	await plans.holdPlan(work, personId);
	return opensTexts(await plans.latest(work, personId));
}

async function cancelForHer(work: Work, personId: string): Promise<void> {
	for (const { id, partId } of await promises.cancelFamily(work, personId)) {
		if (partId)
			await record(work, { chainId: partId, kind: 'notification.cancelled', subjectId: id });
	}
}

/** Takes back what was promised about an appointment and has not gone out; when it moves or ends. */
export async function cancelReminders(work: Work, followUpId: string): Promise<void> {
	for (const { id, partId } of await promises.cancelFor(work, followUpId)) {
		if (partId)
			await record(work, { chainId: partId, kind: 'notification.cancelled', subjectId: id });
	}
}

interface Promised {
	purpose: 'remind-counsellor' | 'remind-family';
	at: Date;
}

async function promise(work: Work, followUp: Remindable, { purpose, at }: Promised): Promise<void> {
	const { partId } = followUp;
	const recipient =
		purpose === 'remind-family'
			? { personId: followUp.personId }
			: { staffId: followUp.counsellorId };
	const id = await promises.add(work, {
		uniqueKey: `${purpose}:${followUp.id}:v${followUp.version}`,
		purpose,
		...recipient,
		partId,
		followUpId: followUp.id,
		followUpVersion: followUp.version,
		plannedAt: at
	});
	if (id) await record(work, { chainId: partId, kind: 'notification.planned', subjectId: id });
}
