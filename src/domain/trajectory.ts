import { missingForRunning, type Readiness } from './readiness.ts';
import { dayAfter, localDate } from './time.ts';
import {
	mayBeCommissioned,
	needsCommission,
	phases,
	type TrajectoryType
} from './trajectory-type.ts';

export { phases, readPhase, trajectoryTypes, type TrajectoryType } from './trajectory-type.ts';

export type TrajectoryStatus = keyof typeof moves;
export type TrajectoryProblem =
	| 'not-possible-now'
	| 'reason-missing'
	| 'referral-missing'
	| 'supervisor-needed'
	| 'no-commission-needed'
	| 'not-ready-to-run'
	| 'checklist-missing'
	| 'ended-too-long-ago'
	| 'phase-unknown';
/** What is known of a trajectory where a move asks for it. */
export interface Facts {
	readiness?: Readiness;
	/** A commission was given and still holds. */
	isCommissioned?: boolean;
	/** The checklist of closing is answered, every line of it. */
	isChecked?: boolean;
	/** It ended too long ago to go on under its old number. */
	isLongOver?: boolean;
	/** No other help goes on in the case, and somebody may be in danger there. */
	leavesDanger?: boolean;
}
export interface MoveRequest extends Facts {
	to: TrajectoryStatus;
	reason: string;
	/** To whom somebody is referred that we do not help. */
	referredTo?: string;
	/** Whether a supervisor, not the counsellor of this trajectory, makes or approves the move. */
	approved: boolean;
}
export interface Standing {
	type: TrajectoryType;
	status: TrajectoryStatus;
}
/** What a move asks: words, facts, or a second person. */
export type Need =
	| 'reason'
	| 'referral'
	| 'supervisor'
	| 'readiness'
	| 'commission'
	| 'checklist'
	| 'recent'
	| 'danger';
type Moves = Readonly<Record<string, Readonly<Record<string, readonly Need[]>>>>;

// she may stop whenever she wants; that we leave her in danger is not decided by one person alone
const stop: readonly Need[] = ['reason', 'danger'];
const reopen: readonly Need[] = ['reason', 'supervisor'];
const revive: readonly Need[] = ['recent', ...reopen];
const run: readonly Need[] = ['readiness'];
const close: readonly Need[] = ['checklist', 'supervisor'];

/** From each status: where it may go, and what that needs (domain brief 3.2). */
export const moves = {
	requested: { intake: [], stopped: stop },
	intake: {
		awaiting_commission: [],
		plan: ['commission'],
		declined: ['reason', 'referral', 'danger'],
		stopped: stop
	},
	awaiting_commission: { plan: ['commission'], stopped: stop },
	plan: { running: run, stopped: stop },
	running: { on_hold: ['reason'], evaluation: [], stopped: stop },
	on_hold: { running: run, stopped: stop },
	evaluation: { aftercare: close, stopped: stop },
	aftercare: { closed: close, intake: reopen, stopped: stop },
	closed: { intake: revive },
	stopped: { intake: revive },
	declined: {}
} as const satisfies Moves;

export const trajectoryStatuses = Object.keys(moves) as TrajectoryStatus[];

const ended: readonly TrajectoryStatus[] = ['closed', 'stopped', 'declined'];
const MONTHS_TO_REOPEN = 6;

export function isOpen(status: TrajectoryStatus): boolean {
	return !ended.includes(status);
}

/** Whether somebody is helped in it: in aftercare help has ended, and no danger is followed there (cadence.ts). */
export function isHelp(status: TrajectoryStatus): boolean {
	return isOpen(status) && status !== 'aftercare';
}

/** Whether what ended then goes on under its old number no more: then a new one begins (domain brief 2.10). */
export function isLongOver(endedAt: Date, now: Date): boolean {
	return dayAfter(localDate(endedAt), { months: MONTHS_TO_REOPEN }) < localDate(now);
}

/** Whether the next thing is to run: then it is told what that still needs. */
export function waitsToRun(status: TrajectoryStatus): boolean {
	const next: Readonly<Record<string, readonly Need[]>> = moves[status];
	return next['running'] !== undefined;
}

/** A new trajectory of this type: its first status and phase. */
export function openTrajectory(type: TrajectoryType): { status: TrajectoryStatus; phase: string } {
	return { status: 'intake', phase: phases[type][0] };
}

/** The status after a move, or why it cannot be. */
export function moveTrajectory(
	trajectory: Standing,
	request: MoveRequest
): { status: TrajectoryStatus } | { problem: TrajectoryProblem } {
	const needs = (moves as Moves)[trajectory.status]?.[request.to];
	if (needs === undefined) return { problem: 'not-possible-now' };
	if (request.to === 'awaiting_commission' && !mayBeCommissioned(trajectory.type)) {
		return { problem: 'no-commission-needed' };
	}
	const asked = needs.flatMap((need) =>
		need === 'commission' ? early(trajectory, request) : need
	);
	const problem = asked.map((need) => missing(need, request)).find((found) => found !== undefined);
	return problem === undefined ? { status: request.to } : { problem };
}

const words = { reason: 'given', referredTo: 'given' };

/** Where it may go now, given the words; what needs facts or a person that are not there is left out. */
export function possibleMoves(
	trajectory: Standing,
	approved: boolean,
	facts: Facts = {}
): TrajectoryStatus[] {
	return trajectoryStatuses.filter(
		(to) => 'status' in moveTrajectory(trajectory, { ...words, ...facts, approved, to })
	);
}

/** Whether this move is explained in words. */
export function asksReason(trajectory: Standing, to: TrajectoryStatus, facts: Facts = {}): boolean {
	const outcome = moveTrajectory(trajectory, { ...facts, to, reason: '', approved: true });
	return 'problem' in outcome && outcome.problem === 'reason-missing';
}

/** Where only a supervisor who never worked on it may bring it. */
export function movesForFourEyes(trajectory: Standing, facts: Facts = {}): TrajectoryStatus[] {
	const without = possibleMoves(trajectory, false, facts);
	return possibleMoves(trajectory, true, facts).filter((to) => !without.includes(to));
}

/** Whether this step ends the help: only with the checklist of closing, which whoever worked on it fills in. */
export function asksChecklist({ status }: Standing, to: TrajectoryStatus): boolean {
	return (moves as Moves)[status]?.[to]?.includes('checklist') ?? false;
}

// What somebody orders waits for that order; in urgent need a supervisor lets it begin before.
function early({ type, status }: Standing, { isCommissioned }: Facts): readonly Need[] {
	const waits = needsCommission(type) || status === 'awaiting_commission';
	return waits && !isCommissioned ? reopen : [];
}

function missing(need: Need, request: MoveRequest): TrajectoryProblem | undefined {
	const { reason, referredTo = '', approved, readiness, isChecked } = request;
	const { isLongOver, leavesDanger } = request;
	const isReady = readiness !== undefined && missingForRunning(readiness).length === 0;
	const met: Record<Need, boolean> = {
		reason: reason.trim() !== '',
		referral: referredTo.trim() !== '',
		supervisor: approved,
		readiness: isReady,
		commission: true,
		checklist: isChecked === true,
		recent: isLongOver !== true,
		danger: leavesDanger !== true || approved
	};
	return met[need] ? undefined : problems[need];
}

const problems: Record<Need, TrajectoryProblem> = {
	reason: 'reason-missing',
	referral: 'referral-missing',
	supervisor: 'supervisor-needed',
	readiness: 'not-ready-to-run',
	commission: 'supervisor-needed',
	checklist: 'checklist-missing',
	recent: 'ended-too-long-ago',
	danger: 'supervisor-needed'
};
