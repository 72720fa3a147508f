import { may } from '#domain/access.ts';
import type { Actor } from '#domain/actor.ts';
import { isOpen, moveTrajectory, readPhase, trajectoryStatuses } from '#domain/trajectory.ts';
import type { TrajectoryProblem } from '#domain/trajectory.ts';
import { record } from '../audit/record.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import * as cases from '../cases/ending.store.ts';
import type { CasePart } from '../cases/store.ts';
import { together, type StaffWork } from '../work.ts';
import * as trajectories from './store.ts';
import type { Trajectory } from './store.ts';

export interface MoveTrajectoryRequest {
	trajectoryId: string;
	phase: string;
	status: string;
	reason: string;
}
export type MoveTrajectoryOutcome =
	{ moved: true } | { problem: TrajectoryProblem | 'unchanged' | 'still-open' } | NotForYou;

/** Another phase, another status, or both. Where the last one ends, the case is closed: nothing may wait in it. */
export function moveTrajectoryOf(
	actor: Actor,
	partId: string,
	request: MoveTrajectoryRequest
): Promise<MoveTrajectoryOutcome> {
	return together(actor, async (work) => {
		await cases.holdEnding(work, partId);
		const found = await findCase(work, partId, 'part.trajectory');
		if ('problem' in found) return found;
		const all = await trajectories.ofPart(work, found.partId);
		const current = all.find(({ id }) => id === request.trajectoryId);
		if (!current) return { problem: 'not-found' };

		const approved = may(actor, 'part.approve-move', found);
		const next = decide(current, request, approved);
		if ('problem' in next) return next;
		const isOpenNow = all.some(({ id, status }) =>
			isOpen(id === current.id ? next.status : status)
		);
		if (!isOpenNow && (await cases.stillWaits(work, found.partId)))
			return { problem: 'still-open' };
		if (!(await trajectories.change(work, current, next))) return { problem: 'not-possible-now' };
		await recordChanges(work, found, { current, next, reason: request.reason });
		await openOrClose(work, found, isOpenNow);
		return { moved: true };
	});
}

/** A case is open as long as one of its trajectories is. */
async function openOrClose(
	work: StaffWork,
	{ partId, status }: CasePart,
	isOpenNow: boolean
): Promise<void> {
	if (isOpenNow !== (status === 'closed')) return;
	await cases.setOpen(work, partId, isOpenNow);
	const kind = isOpenNow ? 'case.reopened' : 'case.closed';
	await record(work, { chainId: partId, kind });
}

type Next = Pick<Trajectory, 'phase' | 'status'>;

function decide(
	current: Trajectory,
	{ phase, status, reason }: MoveTrajectoryRequest,
	approved: boolean
): Next | { problem: TrajectoryProblem | 'unchanged' } {
	if (phase === current.phase && status === current.status) return { problem: 'unchanged' };
	const known = readPhase(current.type, phase);
	if ('problem' in known || status === current.status) return { ...known, status: current.status };

	const to = trajectoryStatuses.find((code) => code === status);
	if (!to) return { problem: 'not-possible-now' };
	const moved = moveTrajectory(current, { to, reason, approved });
	return 'problem' in moved ? moved : { ...known, ...moved };
}

async function recordChanges(
	work: StaffWork,
	{ partId, keyId }: CasePart,
	{ current, next, reason }: { current: Trajectory; next: Next; reason: string }
): Promise<void> {
	const happened = { chainId: partId, subjectId: current.id, keyId };
	if (next.phase !== current.phase) {
		const detail = { reason, from: current.phase, to: next.phase };
		await record(work, { ...happened, kind: 'trajectory.phase-changed', detail });
	}
	if (next.status !== current.status) {
		const detail = { reason, from: current.status, to: next.status };
		await record(work, { ...happened, kind: 'trajectory.moved', detail });
	}
}
