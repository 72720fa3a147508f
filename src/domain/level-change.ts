import { min } from 'date-fns/min';
import { reactionDeadline } from './deadline.ts';
import { dueTimes, isUrgent } from './intake.ts';
import type { WaitingIntake } from './intake.ts';
import type { OpeningHours } from './opening-hours.ts';
import { publicPromise } from './promise.ts';
import type { TriageLevel } from './triage.ts';

export type LevelChangeProblem =
	| 'level-unchanged'
	| 'reason-missing'
	| 'reason-too-long'
	| 'same-person'
	| 'level-changed-meanwhile';

export interface LevelChangeRequest {
	from: TriageLevel;
	to: TriageLevel;
	reason: string;
	by: string;
}
export type LevelChange =
	{ level: TriageLevel } | { waitsForSecond: LevelChangeRequest } | { problem: LevelChangeProblem };

const LONGEST_REASON = 2000;

/**
 * What a proposed level does (domain brief 7.1): raising is free, lowering needs a reason, lowering
 * T0 or T1 waits for a second person. T0 is the most urgent level.
 */
export function changeLevel(request: LevelChangeRequest): LevelChange {
	const { from, to, reason } = request;
	if (to === from) return { problem: 'level-unchanged' };
	if (reason.length > LONGEST_REASON) return { problem: 'reason-too-long' };
	if (to < from) return { level: to };
	if (reason.trim() === '') return { problem: 'reason-missing' };
	return isUrgent(from) ? { waitsForSecond: request } : { level: to };
}

/**
 * What the second person's decision does. Not the proposer; and when the level changed while it
 * waited, it must be proposed anew. A refusal leaves the level as it is.
 */
export function decideLevelChange(
	request: LevelChangeRequest,
	current: TriageLevel,
	second: { by: string; agrees: boolean }
): { level: TriageLevel } | { problem: LevelChangeProblem } {
	if (second.by === request.by) return { problem: 'same-person' };
	if (current !== request.from) return { problem: 'level-changed-meanwhile' };
	return { level: second.agrees ? request.to : current };
}

/**
 * The deadlines after a change of level. Raised: the clock of the new level starts now. Lowered: it
 * starts when she began to wait, and never ends past what she was told.
 */
export function dueAfter(
	intake: WaitingIntake,
	to: TriageLevel,
	now: Date,
	hours: OpeningHours
): Pick<WaitingIntake, 'deadline' | 'readBy'> {
	const raised = () => min([intake.deadline, reactionDeadline(to, now, hours.holidays)]);
	const deadline = to < intake.level ? raised() : lowered(intake.waitingSince, to, hours);
	return { deadline, readBy: min([intake.readBy, deadline]) };
}

function lowered(waitingSince: Date, to: TriageLevel, hours: OpeningHours): Date {
	const promise = publicPromise(hours, waitingSince, false);
	return dueTimes({ level: to, acuteUnclear: false }, waitingSince, promise, hours).deadline;
}
