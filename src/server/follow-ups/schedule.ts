import type { Actor } from '#domain/actor.ts';
import type { Meeting } from '#domain/against-plan.ts';
import { DEFAULT_MINUTES, planFollowUp } from '#domain/follow-up.ts';
import type { FollowUpProblem, FollowUpRequest, PlannedFollowUp } from '#domain/follow-up.ts';
import { record } from '../audit/record.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import { planReminders } from '../notifications/plan.ts';
import * as people from '../people/store.ts';
import { isAgainst, rulesAbout } from '../safe-contact/rules.ts';
import { together, type StaffWork } from '../work.ts';
import { freeNear, unlessOverlapping, type Overlap } from './overlap.ts';
import * as followUps from './store.ts';

export interface ScheduleRequest extends FollowUpRequest {
	/** With whom; undefined for somebody who is not a person of this case. */
	personId?: string | undefined;
	/** What it is about; sealed. */
	words: string;
	/** That it goes against her plan was asked about, and is meant. */
	despitePlan?: boolean;
}
export type ScheduleOutcome =
	{ followUpId: string } | { problem: FollowUpProblem | 'against-plan' } | Overlap | NotForYou;

/** Plans an appointment or a task for the actor, and promises the reminders of an appointment. */
export function scheduleFollowUp(
	actor: Actor,
	partId: string,
	request: ScheduleRequest
): Promise<ScheduleOutcome> {
	const { startsAt, minutes = DEFAULT_MINUTES } = request;
	return unlessOverlapping(
		() => together(actor, (work) => scheduleIn(work, partId, request)),
		() => together(actor, (work) => freeNear(work, { startsAt, minutes }))
	);
}

/** The same, as part of something else that happens. */
export async function scheduleIn(
	work: StaffWork,
	partId: string,
	request: ScheduleRequest
): Promise<Exclude<ScheduleOutcome, Overlap>> {
	const found = await findCase(work, partId, 'part.follow-up');
	if ('problem' in found) return found;
	const all = await people.ofPart(work, found.partId);
	const person = all.find(({ id }) => id === request.personId);
	if (request.personId && !person) return { problem: 'not-found' };
	const planned = planFollowUp(request, work.now);
	if ('problem' in planned) return planned;

	const { followUp } = planned;
	const { words } = request;
	const personId = person?.id ?? null;
	const method = followUp.kind === 'task' ? null : followUp.method;
	const { startsAt, minutes } = followUp;
	const isAgainst = await isAgainstPlan(work, { method, personId, startsAt, minutes });
	if (isAgainst && !request.despitePlan) return { problem: 'against-plan' };
	const id = await followUps.add(work, found, { ...followUp, method, personId, words });
	await planReminders(work, {
		...remindable(followUp, personId),
		...{ id, version: 1, partId: found.partId, counsellorId: work.actor.id }
	});
	const kind = followUp.kind === 'task' ? 'task.opened' : 'follow-up.scheduled';
	const detail = { at: startsAt, ...(isAgainst && { despitePlan: 'yes' }) };
	await record(work, { chainId: found.partId, kind, subjectId: id, keyId: found.keyId, detail });
	return { followUpId: id };
}

/** Whether an appointment goes against the plan of whoever it is with. */
export async function isAgainstPlan(
	work: StaffWork,
	one: Meeting & { personId: string | null }
): Promise<boolean> {
	return one.personId !== null && isAgainst(await rulesAbout(work, one.personId), one);
}

/** Of an appointment that is only reserved she gets no text. */
export function remindable(
	{ kind, status, startsAt }: Pick<PlannedFollowUp, 'kind' | 'status' | 'startsAt'>,
	personId: string | null
) {
	const tellHer = status === 'booked' && personId !== null;
	return { kind, status, startsAt, personId: tellHer ? personId : undefined };
}
