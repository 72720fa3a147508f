import { addMinutes } from 'date-fns/addMinutes';
import { subMinutes } from 'date-fns/subMinutes';
import { whenProblem, type MomentProblem } from './follow-up-moment.ts';
import { reasonOf } from './task-reason.ts';

export type FollowUpKind = 'appointment' | 'task';
export type FollowUpMethod = (typeof followUpMethods)[number];
export type FollowUpStatus =
	'held' | 'booked' | 'completed' | 'missed' | 'open' | 'done' | 'cancelled';
export type FollowUpMove = 'book' | 'move' | 'complete' | 'miss' | 'cancel';
export type FollowUpProblem =
	MomentProblem | 'method-unknown' | 'not-possible-now' | 'not-begun-yet' | 'reason-missing';

/** When and how long (minutes); a task has a due moment and blocks nothing. */
export interface FollowUp {
	kind: FollowUpKind;
	status: FollowUpStatus;
	startsAt: Date;
	minutes: number;
	/** Why a task is there, when nobody planned it. */
	reasonCode?: string | null;
}
export interface FollowUpRequest {
	kind: FollowUpKind;
	startsAt: Date;
	minutes?: number | undefined;
	method: string;
	/** Reserved, not yet confirmed with her. */
	held?: boolean;
}
export interface PlannedFollowUp extends FollowUp {
	method: FollowUpMethod;
}
/** How long before; the organisation sets it (`server/settings.ts`). */
export interface ReminderSettings {
	counsellorMinutesBefore: number;
	familyMinutesBefore: number;
}

export const followUpMethods = ['phone', 'room', 'video', 'office', 'home', 'elsewhere'] as const;
export const DEFAULT_MINUTES = 60;

/** What is still to come, or still to be done. */
export const waitingStatuses = ['held', 'booked', 'open'] as const satisfies FollowUpStatus[];

export function waits({ status }: { status: string }): boolean {
	return waitingStatuses.some((one) => one === status);
}

/** Per kind and status: which moves are possible and where they lead. */
export const moves: Record<FollowUpKind, Partial<Record<FollowUpStatus, Moves>>> = {
	appointment: {
		held: {
			book: 'booked',
			move: 'held',
			complete: 'completed',
			miss: 'missed',
			cancel: 'cancelled'
		},
		booked: { move: 'booked', complete: 'completed', miss: 'missed', cancel: 'cancelled' }
	},
	task: { open: { move: 'open', complete: 'done', cancel: 'cancelled' } }
};
type Moves = Partial<Record<FollowUpMove, FollowUpStatus>>;

/** Whether somebody may be in danger now: it goes before everything else that is planned. */
export function tellsDanger(task: Pick<FollowUp, 'reasonCode'>): boolean {
	return reasonOf(task).isDanger === true;
}

/** Which moves are possible now and where they lead. */
export function movesOf(followUp: FollowUp): Moves {
	const possible = moves[followUp.kind][followUp.status] ?? {};
	const { complete } = possible;
	const { isAnswered, isNews, isSupervisors, isTry } = reasonOf(followUp);
	if (isSupervisors || isAnswered) return {};
	if (complete && isTry) return { ...possible, miss: 'done' };
	return complete && isNews ? { complete } : possible;
}

/** Whether a move is explained in words. */
export function needsReason(followUp: Pick<FollowUp, 'reasonCode'>, move: FollowUpMove): boolean {
	return move !== 'book' && !reasonOf(followUp).needsNoReason;
}

/** A request made into a follow-up: not in the past, 5 to 480 minutes, by a method we know. */
export function planFollowUp(
	request: FollowUpRequest,
	now: Date
): { followUp: PlannedFollowUp } | { problem: FollowUpProblem } {
	const { kind, startsAt, minutes = DEFAULT_MINUTES } = request;
	const method = followUpMethods.find((known) => known === request.method);
	const problem = whenProblem(startsAt, minutes, now);
	if (problem !== undefined) return { problem };
	if (method === undefined) return { problem: 'method-unknown' };
	return { followUp: { kind, status: firstStatus(request), startsAt, minutes, method } };
}

/** The follow-up moved to another moment, with a reason; the length stays unless given. */
export function moveFollowUp<F extends FollowUp>(
	followUp: F,
	to: { startsAt: Date; minutes?: number | undefined; reason: string },
	now: Date
): { followUp: F } | { problem: FollowUpProblem } {
	const { startsAt, minutes = followUp.minutes, reason } = to;
	const outcome = changeFollowUp(followUp, { move: 'move', reason }, now);
	if ('problem' in outcome) return outcome;
	const problem = whenProblem(startsAt, minutes, now);
	return problem === undefined ? { followUp: { ...followUp, startsAt, minutes } } : { problem };
}

/** The status after a move; nothing has happened before it began. */
export function changeFollowUp(
	followUp: FollowUp,
	{ move, reason }: { move: FollowUpMove; reason: string },
	now: Date
): { status: FollowUpStatus } | { problem: FollowUpProblem } {
	const status = movesOf(followUp)[move];
	if (status === undefined) return { problem: 'not-possible-now' };
	if (needsReason(followUp, move) && reason.trim() === '') return { problem: 'reason-missing' };
	const tellsWhatHappened = status === 'completed' || status === 'missed';
	return tellsWhatHappened && followUp.startsAt > now ? { problem: 'not-begun-yet' } : { status };
}

/** What may be done with it now, as `changeFollowUp` would: nobody tells how something went before it began. */
export function movesNow(followUp: FollowUp, now: Date): FollowUpMove[] {
	const moves = Object.keys(movesOf(followUp)) as FollowUpMove[];
	return moves.filter(
		(move) => 'status' in changeFollowUp(followUp, { move, reason: 'given' }, now)
	);
}

export function endsAt(followUp: FollowUp): Date {
	return addMinutes(followUp.startsAt, followUp.minutes);
}

/** Whether it keeps a counsellor's time: held and booked appointments do, tasks do not. */
export function blocks(followUp: FollowUp): boolean {
	return followUp.status === 'held' || followUp.status === 'booked';
}

/** Whether two follow-ups of one counsellor collide; one may begin when the other ends. */
export function overlaps(one: FollowUp, other: FollowUp): boolean {
	if (!blocks(one) || !blocks(other)) return false;
	return one.startsAt < endsAt(other) && other.startsAt < endsAt(one);
}

/** Whether it waits for a birthday that may be years ahead: then it is not what comes next, and keeps no case open. */
export function waitsForBirthday(
	task: Pick<FollowUp, 'reasonCode' | 'startsAt'>,
	now: Date
): boolean {
	return reasonOf(task).isBirthday === true && task.startsAt > now;
}

/** Whether it is over its time and still waits for a word about it. */
export function isOverdue(followUp: FollowUp, now: Date): boolean {
	return waits(followUp) && (followUp.kind === 'task' ? followUp.startsAt : endsAt(followUp)) < now;
}

/**
 * When to remind whom: at the set time before the start, at once when booked later than that, of
 * nothing when it has begun. Families are reminded of appointments only.
 */
export function reminderMoments(
	followUp: FollowUp,
	bookedAt: Date,
	settings: ReminderSettings
): { counsellor?: Date; family?: Date } {
	if (followUp.startsAt <= bookedAt || !moves[followUp.kind][followUp.status]) return {};
	const before = (minutes: number): Date => {
		const moment = subMinutes(followUp.startsAt, minutes);
		return moment < bookedAt ? bookedAt : moment;
	};
	const counsellor = before(settings.counsellorMinutesBefore);
	if (followUp.kind === 'task') return { counsellor };
	return { counsellor, family: before(settings.familyMinutesBefore) };
}

function firstStatus({ kind, held }: FollowUpRequest): FollowUpStatus {
	if (kind === 'task') return 'open';
	return held === true ? 'held' : 'booked';
}
