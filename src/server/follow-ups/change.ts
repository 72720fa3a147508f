import type { Actor } from '#domain/actor.ts';
import { changeFollowUp, moveFollowUp } from '#domain/follow-up.ts';
import type { FollowUpMove, FollowUpProblem } from '#domain/follow-up.ts';
import type { EventKind } from '#domain/event.ts';
import { record } from '../audit/record.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import type { CasePart } from '../cases/store.ts';
import { climbAfter } from '../missed-contacts/climb.ts';
import { cancelReminders, planReminders } from '../notifications/plan.ts';
import { mayHaveTold } from '../notifications/promise.store.ts';
import { isId } from '../row-id.ts';
import { confirmAgain, stillGood, type StillGood } from '../safe-contact/confirm-again.ts';
import { holdPlan } from '../safe-contact/store.ts';
import { goOn, heardFrom } from '../trajectories/rhythm.ts';
import { followAppointment } from '../visits/follow.ts';
import { together, type StaffWork } from '../work.ts';
import { freeNear, unlessOverlapping, type Overlap } from './overlap.ts';
import { isAgainstPlan, remindable } from './schedule.ts';
import * as followUps from './store.ts';
import type { KeptFollowUp } from './store.ts';

export interface ChangeRequest {
	move: FollowUpMove;
	reason: string;
	/** The version on the page: a change that somebody made meanwhile is not overwritten. */
	version: number;
	/** She said in this talk that her plan is still good: the mark of the plan on the page. */
	planSeen?: string | undefined;
	/** That it goes against her plan was asked about, and is meant. */
	despitePlan?: boolean;
	/** Only when it is moved; the length stays unless given. */
	to?: { startsAt: Date; minutes?: number | undefined };
}
export type ChangeOutcome =
	| { changed: true }
	| {
			problem:
				| FollowUpProblem
				| 'changed-meanwhile'
				| 'plan-changed-meanwhile'
				| 'against-plan'
				| 'visit-goes-on';
	  }
	| Overlap
	| NotForYou;

/** Books, moves, completes, misses or cancels a follow-up; what was promised about it follows. */
export function changeFollowUpOf(
	actor: Actor,
	at: { partId: string; followUpId: string },
	request: ChangeRequest
): Promise<ChangeOutcome> {
	return unlessOverlapping(
		() => together(actor, (work) => changeIn(work, at, request)),
		() => together(actor, (work) => nearWanted(work, at, request))
	);
}

/** The same, as part of something else that happens. */
export async function changeIn(
	work: StaffWork,
	{ partId, followUpId }: { partId: string; followUpId: string },
	request: ChangeRequest
): Promise<Exclude<ChangeOutcome, Overlap>> {
	const found = await findCase(work, partId, 'part.follow-up');
	if ('problem' in found) return found;
	const current = isId(followUpId) && (await followUps.find(work, found.partId, followUpId));
	if (!current) return { problem: 'not-found' };
	if (current.version !== request.version) return { problem: 'changed-meanwhile' };

	const next = decide(work, current, request);
	if ('problem' in next) return next;
	const isAgainst =
		(request.move === 'move' || request.move === 'book') &&
		(await isAgainstPlan(work, { ...current, ...next }));
	if (isAgainst && !request.despitePlan) return { problem: 'against-plan' };
	const visit = await followAppointment(work, followUpId, {
		move: request.move,
		next: { ...current, ...next }
	});
	if (visit) return visit;
	const plan = await planSaidGood(work, found, { current, request });
	if (plan && 'problem' in plan) return plan;
	if (!(await followUps.change(work, current, next))) return { problem: 'changed-meanwhile' };
	await renewPromises(work, { ...current, ...next, version: current.version + 1 });
	await recordChange(work, found, { current, next, request, isAgainst });
	if (request.move === 'move' || request.move === 'cancel') await undoOldText(work, found, current);
	if (plan) await confirmAgain(work, found, plan);
	if (request.move === 'complete' && current.kind === 'appointment')
		await heardFrom(work, found, current.startsAt);
	await climbAfter(work, found, { current, move: request.move });
	if (next.status === 'done' || next.status === 'cancelled') await goOn(work, found, current);
	return { changed: true };
}

// a yes is to the plan that was read to her, not to one that came meanwhile
async function planSaidGood(
	work: StaffWork,
	found: CasePart,
	{ current, request }: { current: KeptFollowUp; request: ChangeRequest }
): Promise<StillGood | { problem: 'plan-changed-meanwhile' } | undefined> {
	if (request.move !== 'complete' || request.planSeen === undefined || !current.personId)
		return undefined;
	await holdPlan(work, current.personId);
	const plan = await stillGood(work, found, current);
	return plan?.mark === request.planSeen ? plan : { problem: 'plan-changed-meanwhile' };
}

type Next = Pick<KeptFollowUp, 'status' | 'startsAt' | 'minutes'>;

function decide(
	work: StaffWork,
	current: KeptFollowUp,
	{ move, reason, to }: ChangeRequest
): Next | { problem: FollowUpProblem } {
	if (move === 'move') {
		if (!to) return { problem: 'moment-unreadable' };
		const moved = moveFollowUp(current, { ...to, reason }, work.now);
		return 'problem' in moved ? moved : moved.followUp;
	}
	const changed = changeFollowUp(current, { move, reason }, work.now);
	const { startsAt, minutes } = current;
	return 'problem' in changed ? changed : { ...changed, startsAt, minutes };
}

async function renewPromises(work: StaffWork, next: KeptFollowUp): Promise<void> {
	await cancelReminders(work, next.id);
	if (next.status !== 'held' && next.status !== 'booked') return;
	const { id, version, partId, counsellorId, personId } = next;
	await planReminders(work, { ...remindable(next, personId), id, version, partId, counsellorId });
}

// she holds a text with a moment that is no longer true: a person tells her
async function undoOldText(
	work: StaffWork,
	found: CasePart,
	{ id, version, personId }: KeptFollowUp
): Promise<void> {
	if (!personId || !(await mayHaveTold(work, { id, version }))) return;
	const taskId = await followUps.addTask(work, found, { personId, reasonCode: 'reminder-stale' });
	await record(work, { chainId: found.partId, kind: 'task.opened', subjectId: taskId });
}

const kinds: Record<KeptFollowUp['kind'], Record<FollowUpMove, EventKind>> = {
	appointment: {
		book: 'follow-up.booked',
		move: 'follow-up.moved',
		complete: 'follow-up.completed',
		miss: 'follow-up.missed',
		cancel: 'follow-up.cancelled'
	},
	task: {
		book: 'task.opened',
		move: 'task.moved',
		complete: 'task.done',
		// a try that failed was made
		miss: 'task.done',
		cancel: 'task.cancelled'
	}
};

interface Changed {
	current: KeptFollowUp;
	next: Next;
	request: ChangeRequest;
	isAgainst: boolean;
}

function recordChange(
	work: StaffWork,
	{ partId, keyId }: CasePart,
	{ current, next, request, isAgainst }: Changed
): Promise<void> {
	const moments = request.move === 'move' ? { from: current.startsAt, to: next.startsAt } : {};
	return record(work, {
		chainId: partId,
		kind: kinds[current.kind][request.move],
		subjectId: current.id,
		keyId,
		detail: { reason: request.reason, ...moments, ...(isAgainst && { despitePlan: 'yes' }) }
	});
}

async function nearWanted(
	work: StaffWork,
	{ partId, followUpId }: { partId: string; followUpId: string },
	{ to }: ChangeRequest
): Promise<Date[]> {
	const found = await findCase(work, partId, 'part.follow-up');
	const current =
		'problem' in found ? undefined : await followUps.find(work, found.partId, followUpId);
	if (!current || !to) return [];
	const wanted = { startsAt: to.startsAt, minutes: to.minutes ?? current.minutes };
	return freeNear(work, wanted, followUpId);
}
