export type TrajectoryType = keyof typeof phases;
export type TrajectoryStatus = keyof typeof moves;
export type TrajectoryProblem =
	| 'not-possible-now'
	| 'reason-missing'
	| 'supervisor-needed'
	| 'no-commission-needed'
	| 'not-ready-to-run'
	| 'phase-unknown';
/** Facts that must be there before a trajectory may run (domain brief 3.2). */
export interface Readiness {
	planAgreed: boolean;
	scaledGoals: number;
	storageConsent: boolean;
	counsellorId?: string | undefined;
	secondCounsellorId?: string | undefined;
	reviewOn?: string | undefined;
}
export interface MoveRequest {
	to: TrajectoryStatus;
	reason: string;
	/** Whether a supervisor, not the counsellor of this trajectory, makes or approves the move. */
	approved: boolean;
	readiness?: Readiness;
}
type Need = 'reason' | 'supervisor' | 'readiness';
type Moves = Readonly<Record<string, Readonly<Record<string, readonly Need[]>>>>;

/** Phases per type, in order (domain brief 3.3). */
export const phases = {
	family_support: ['stabilise', 'clearing', 'plan', 'guidance', 'consolidate', 'aftercare'],
	individual_exit: [
		'motivate',
		'analysis',
		'plan',
		'disengage',
		're-root',
		'identity',
		'aftercare'
	],
	trajectory_advice: ['question', 'plan', 'sessions', 'evaluation']
} as const;

const stop: readonly Need[] = ['reason'];
const reopen: readonly Need[] = ['reason', 'supervisor'];

/** From each status: where it may go, and what that needs (domain brief 3.2). */
export const moves = {
	requested: { intake: [], stopped: stop },
	intake: { awaiting_commission: [], plan: [], declined: ['reason'], stopped: stop },
	awaiting_commission: { plan: [], stopped: stop },
	plan: { running: ['readiness'], stopped: stop },
	running: { on_hold: ['reason'], evaluation: [], stopped: stop },
	on_hold: { running: ['readiness'], stopped: stop },
	evaluation: { aftercare: ['supervisor'], stopped: stop },
	aftercare: { closed: ['supervisor'], intake: reopen, stopped: stop },
	closed: { intake: reopen },
	stopped: { intake: reopen },
	declined: {}
} as const satisfies Moves;

export const trajectoryTypes = Object.keys(phases) as TrajectoryType[];
export const trajectoryStatuses = Object.keys(moves) as TrajectoryStatus[];

const ended: readonly TrajectoryStatus[] = ['closed', 'stopped', 'declined'];

export function isOpen(status: TrajectoryStatus): boolean {
	return !ended.includes(status);
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
	trajectory: { type: TrajectoryType; status: TrajectoryStatus },
	request: MoveRequest
): { status: TrajectoryStatus } | { problem: TrajectoryProblem } {
	const needs = (moves as Moves)[trajectory.status]?.[request.to];
	if (needs === undefined) return { problem: 'not-possible-now' };
	if (request.to === 'awaiting_commission' && trajectory.type === 'trajectory_advice') {
		return { problem: 'no-commission-needed' };
	}
	const asked = skipsCommission(trajectory, request) ? [...needs, ...reopen] : needs;
	const problem = asked.map((need) => missing(need, request)).find((found) => found !== undefined);
	return problem === undefined ? { status: request.to } : { problem };
}

/** Where it may go now, given a reason; what needs facts or a person that are not there is left out. */
export function possibleMoves(
	trajectory: { type: TrajectoryType; status: TrajectoryStatus },
	approved: boolean,
	readiness?: Readiness
): TrajectoryStatus[] {
	const given = { reason: 'given', approved, ...(readiness && { readiness }) };
	return trajectoryStatuses.filter(
		(to) => 'status' in moveTrajectory(trajectory, { ...given, to })
	);
}

/** Whether this move is explained in words. */
export function asksReason(
	trajectory: { type: TrajectoryType; status: TrajectoryStatus },
	to: TrajectoryStatus
): boolean {
	const outcome = moveTrajectory(trajectory, { to, reason: '', approved: false });
	return 'problem' in outcome && outcome.problem === 'reason-missing';
}

/** Where only a supervisor who does not work on it may bring it. */
export function movesForFourEyes(trajectory: {
	type: TrajectoryType;
	status: TrajectoryStatus;
}): TrajectoryStatus[] {
	const without = possibleMoves(trajectory, false);
	return possibleMoves(trajectory, true).filter((to) => !without.includes(to));
}

/** The phase when it belongs to this type; phases may be taken in any order. */
export function readPhase(
	type: TrajectoryType,
	phase: string
): { phase: string } | { problem: TrajectoryProblem } {
	const known: readonly string[] = phases[type];
	return known.includes(phase) ? { phase } : { problem: 'phase-unknown' };
}

/** What is still missing before a trajectory may run; empty when it may. */
export function missingForRunning(readiness: Readiness): (keyof Readiness)[] {
	const { counsellorId, secondCounsellorId } = readiness;
	const met: Record<keyof Readiness, boolean> = {
		planAgreed: readiness.planAgreed,
		scaledGoals: readiness.scaledGoals >= 1,
		storageConsent: readiness.storageConsent,
		counsellorId: counsellorId !== undefined,
		secondCounsellorId: secondCounsellorId !== undefined && secondCounsellorId !== counsellorId,
		reviewOn: readiness.reviewOn !== undefined
	};
	return (Object.keys(met) as (keyof Readiness)[]).filter((fact) => !met[fact]);
}

// A family is guided on a municipality's commission; starting before it needs a supervisor.
function skipsCommission(
	{ type, status }: { type: TrajectoryType; status: TrajectoryStatus },
	{ to }: MoveRequest
): boolean {
	return type === 'family_support' && status === 'intake' && to === 'plan';
}

function missing(need: Need, request: MoveRequest): TrajectoryProblem | undefined {
	const { reason, approved, readiness } = request;
	if (need === 'reason' && reason.trim() === '') return 'reason-missing';
	if (need === 'supervisor' && !approved) return 'supervisor-needed';
	const ready = readiness !== undefined && missingForRunning(readiness).length === 0;
	return need === 'readiness' && !ready ? 'not-ready-to-run' : undefined;
}
