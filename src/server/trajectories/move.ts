import type { Actor } from '#domain/actor.ts';
import { staysOpen } from '#domain/case-end.ts';
import { withReferral } from '#domain/reason.ts';
import {
	isOpen,
	asksChecklist,
	moveTrajectory,
	movesForFourEyes,
	readPhase,
	trajectoryStatuses,
	type Facts,
	type TrajectoryProblem
} from '#domain/trajectory.ts';
import { record } from '../audit/record.ts';
import { findCase, type NotForYou, type PartAction } from '../cases/found.ts';
import * as cases from '../cases/ending.store.ts';
import type { CasePart } from '../cases/store.ts';
import { isId } from '../row-id.ts';
import { together, type StaffWork } from '../work.ts';
import { recordSentBack } from './decide.ts';
import { factsOf } from './facts.ts';
import { leavesWaiting } from './leaves.ts';
import * as requests from './request.store.ts';
import { followRhythm } from './rhythm.ts';
import * as trajectories from './store.ts';
import type { Trajectory } from './store.ts';

export interface MoveTrajectoryRequest {
	trajectoryId: string;
	phase: string;
	status: string;
	reason: string;
	/** To whom somebody is referred whom we do not help. */
	referredTo?: string;
}
export type MoveTrajectoryOutcome =
	{ moved: true } | { problem: MoveProblem | 'still-open' } | NotForYou;
type MoveProblem = TrajectoryProblem | 'unchanged' | 'step-missing' | 'step-asked' | 'help-ended';

/** Another phase, another status, or both, by who works on it. */
export function moveTrajectoryOf(
	actor: Actor,
	partId: string,
	request: MoveTrajectoryRequest
): Promise<MoveTrajectoryOutcome> {
	return together(actor, async (work) => {
		const found = await hold(work, partId, 'part.trajectory');
		return 'problem' in found
			? found
			: change(work, found, request, {
					decide: (current, asked, facts) =>
						decideHere(work, current, decide(current, asked, facts)),
					keep: async (current, next, isOpenAfter) => {
						const isKept = await trajectories.change(work, current, next);
						if (isKept && opensOrCloses(found, isOpenAfter))
							await cases.setOpen(work, partId, isOpenAfter);
						return isKept;
					}
				});
	});
}

/** A move that asks for four eyes, by a supervisor who does not work on it (domain brief 2.10, 3.2). */
export function approveMoveOf(
	actor: Actor,
	partId: string,
	request: Omit<MoveTrajectoryRequest, 'phase'>
): Promise<MoveTrajectoryOutcome> {
	return together(actor, async (work) => {
		const found = await hold(work, partId, 'part.approve-move');
		return 'problem' in found
			? found
			: change(work, found, request, {
					decide: approve,
					keep: (current, next) => trajectories.approve(work, current, next.status)
				});
	});
}

// whoever closes a case and whoever puts something into it come one after the other
async function hold(work: StaffWork, partId: string, action: PartAction) {
	if (isId(partId)) await cases.holdEnding(work, partId);
	return findCase(work, partId, action);
}

type Next = Pick<Trajectory, 'phase' | 'status'>;
type Decided = Next | { problem: MoveProblem };
interface Way<Request> {
	decide(current: Trajectory, request: Request, facts: Facts): Decided | Promise<Decided>;
	/** False when it changed meanwhile. */
	keep(current: Trajectory, next: Next, isOpenAfter: boolean): Promise<boolean>;
}

/** Where the last trajectory ends, the case is closed: nothing may wait in it. */
async function change<Request extends Omit<MoveTrajectoryRequest, 'phase'>>(
	work: StaffWork,
	found: CasePart,
	request: Request,
	{ decide, keep }: Way<Request>
): Promise<MoveTrajectoryOutcome> {
	const all = await trajectories.ofPart(work, found.partId);
	const current = all.find(({ id }) => id === request.trajectoryId);
	if (!current) return { problem: 'not-found' };

	const facts = await factsOf(work, found, { line: current, all });
	const next = await decide(current, request, facts);
	if ('problem' in next) return next;
	const isOpenAfter = staysOpen(all, current.id, next.status);
	if (await leavesWaiting(work, { part: found, line: current, all }, next.status))
		return { problem: 'still-open' };
	if (!(await keep(current, next, isOpenAfter))) return { problem: 'not-possible-now' };
	const reason = withReferral(request.reason, request.referredTo ?? '');
	await recordChanges(work, found, { current, next, reason });
	if (next.status !== current.status) await followMove(work, found, { before: current, request });
	if (opensOrCloses(found, isOpenAfter)) {
		const kind = isOpenAfter ? 'case.reopened' : 'case.closed';
		await record(work, { chainId: found.partId, kind });
	}
	return { moved: true };
}

/** A case is open as long as one of its trajectories is: whether it opens or closes with this. */
function opensOrCloses({ status }: CasePart, isOpenAfter: boolean): boolean {
	return isOpenAfter === (status === 'closed');
}

// what was asked for is asked no more, whoever took another step, and the rhythm is of where it stands now
async function followMove(
	work: StaffWork,
	found: CasePart,
	{ before, request: { reason } }: { before: Trajectory; request: { reason: string } }
): Promise<void> {
	const isHers = found.counsellorIds.includes(work.actor.id);
	const decision = isHers ? 'withdrawn' : 'sent-back';
	const words = isHers ? '' : reason.trim();
	const settled = await requests.settleWaiting(work, before.id, { decision, words });
	if (settled && !isHers) await recordSentBack(work, { part: found, line: before }, words);
	await followRhythm(work, found, { trajectoryId: before.id, before });
}

function decide(
	current: Trajectory,
	{ phase, status, reason, referredTo = '' }: MoveTrajectoryRequest,
	facts: Facts
): Decided {
	if (!status) return { problem: 'step-missing' };
	if (phase === current.phase && status === current.status) return { problem: 'unchanged' };
	const known = readPhase(current.type, phase);
	if ('problem' in known || status === current.status) return { ...known, status: current.status };

	const to = trajectoryStatuses.find((code) => code === status);
	if (!to) return { problem: 'not-possible-now' };
	const moved = moveTrajectory(current, { ...facts, to, reason, referredTo, approved: false });
	return 'problem' in moved ? moved : { ...known, ...moved };
}

// what ended has no next phase, nor has what waits for the word of another person
async function decideHere(work: StaffWork, current: Trajectory, next: Decided): Promise<Decided> {
	if ('problem' in next || next.status !== current.status) return next;
	if (!isOpen(current.status)) return { problem: 'help-ended' };
	return (await requests.isWaiting(work, current.id)) ? { problem: 'step-asked' } : next;
}

function approve(
	current: Trajectory,
	{ status, reason }: Pick<MoveTrajectoryRequest, 'status' | 'reason'>,
	facts: Facts
): Decided {
	if (!status) return { problem: 'step-missing' };
	const to = movesForFourEyes(current, facts).find((code) => code === status);
	if (!to || asksChecklist(current, to)) return { problem: 'not-possible-now' };
	const moved = moveTrajectory(current, { ...facts, to, reason, approved: true });
	return 'problem' in moved ? moved : { phase: current.phase, ...moved };
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
