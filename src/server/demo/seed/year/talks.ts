import type { Actor } from '#domain/actor.ts';
import type { FollowUpMethod } from '#domain/follow-up.ts';
import { changeFollowUpOf } from '../../../follow-ups/change.ts';
import { scheduleFollowUp } from '../../../follow-ups/schedule.ts';
import { moveTrajectoryOf } from '../../../trajectories/move.ts';
import type { Case } from '../acts.ts';
import { must } from '../must.ts';
import { isOrdered } from './order.ts';

interface Talk {
	startsAt: Date;
	method: FollowUpMethod;
	words: string;
	personId: string;
	/** Reserved, not yet confirmed with her: she hears nothing of it. */
	held?: boolean;
}

/** An appointment at this moment, or at the nearest one that is free. */
export async function meetsNear(
	actor: Actor,
	{ partId }: Case,
	talk: Talk
): Promise<{ id: string; startsAt: Date }> {
	const request = { ...talk, kind: 'appointment', minutes: 45, despitePlan: true } as const;
	const asked = await scheduleFollowUp(actor, partId, request);
	if (!('problem' in asked && asked.problem === 'overlaps'))
		return { id: must(asked).followUpId, startsAt: talk.startsAt };
	const startsAt = asked.near[0]!;
	const { followUpId } = must(await scheduleFollowUp(actor, partId, { ...request, startsAt }));
	return { id: followUpId, startsAt };
}

export async function completes(actor: Actor, { partId }: Case, followUpId: string): Promise<void> {
	const request = { move: 'complete', reason: 'Gesproken.', version: 1 } as const;
	must(await changeFollowUpOf(actor, { partId, followUpId }, request));
}

/** Another phase, another status, or the end of it; a plan follows on a commission where there has to be one. */
export async function goesTo(
	actor: Actor,
	kase: Case,
	move: { trajectoryId: string; phase: string; status: string; reason: string }
): Promise<void> {
	if (move.status === 'plan') await isOrdered(actor, kase, move.trajectoryId);
	must(await moveTrajectoryOf(actor, kase.partId, move));
}
