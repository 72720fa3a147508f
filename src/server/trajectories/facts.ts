import { may } from '#domain/access.ts';
import { holdsCommission } from '#domain/commission.ts';
import { holdsGrave } from '#domain/risk.ts';
import { isLongOver, isOpen, waitsToRun, type Facts } from '#domain/trajectory.ts';
import type { CasePart } from '../cases/store.ts';
import * as judgements from '../risk/store.ts';
import type { StaffWork } from '../work.ts';
import * as commissions from './commission.store.ts';
import { readinessOf } from './readiness.ts';
import { dangerIn } from './rhythm.store.ts';
import * as trajectories from './store.ts';
import type { Trajectory } from './store.ts';

/** What is known of a trajectory where a step asks for it; what it may run on and what it would leave, for whoever moves it. */
export async function factsOf(
	work: StaffWork,
	found: CasePart,
	line: Pick<Trajectory, 'id' | 'status' | 'endedAt' | 'reviewOn'>
): Promise<Facts> {
	const { id, status, endedAt } = line;
	const moves = may(work.actor, 'part.trajectory', found);
	return {
		...(moves && waitsToRun(status) && { readiness: await readinessOf(work, found, line) }),
		...(moves && isOpen(status) && { leavesDanger: await leavesDanger(work, found.partId, id) }),
		isCommissioned: holdsCommission(await commissions.find(work, id), work.now),
		isLongOver: endedAt !== null && isLongOver(endedAt, work.now)
	};
}

/** A danger is open in this part, or the judgement that holds says so, or waits for the second one. */
export async function mayBeInDanger(work: StaffWork, partId: string): Promise<boolean> {
	if (await dangerIn(work, partId)) return true;
	return holdsGrave(await judgements.standing(work, partId));
}

async function leavesDanger(work: StaffWork, partId: string, id: string): Promise<boolean> {
	const goesOn = await trajectories.othersGoOn(work, partId, id);
	return !goesOn && mayBeInDanger(work, partId);
}
