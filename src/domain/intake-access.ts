import { addHours } from 'date-fns/addHours';
import type { Actor } from './actor.ts';
import { isUrgent } from './intake.ts';
import type { TriageLevel } from './triage.ts';

/** An intake as access sees it; `takenBy` is absent while nobody has taken it. */
export interface IntakeSubject {
	takenBy?: string | undefined;
	takenAt?: Date | undefined;
	/** What time it is. */
	now: Date;
	level: TriageLevel;
	/** It went to a case. */
	isOfCase: boolean;
}
type IntakeRule = (actor: Actor, intake: IntakeSubject) => boolean;

/** How long the front desk sees what it took. */
const frontDeskHours = 14 * 24;

export function isFree(_actor: Actor, intake: IntakeSubject): boolean {
	return intake.takenBy === undefined;
}

export function isTaker(actor: Actor, intake: IntakeSubject): boolean {
	return intake.takenBy === actor.id;
}

/** On call, and on duty: off duty one sees nothing. */
export function isOnShift(actor: Actor): boolean {
	return actor.role === 'on_call' && actor.onDuty === true;
}

/** On call, and it is of a case that is in danger: the walls show no other to whoever is on call. */
export function isOnShiftInCase(actor: Actor, intake: IntakeSubject): boolean {
	return isOnShift(actor) && intake.isOfCase;
}

/** Of the front desk, and within its fourteen days. */
export function isAtFrontDesk(rule: IntakeRule): IntakeRule {
	return (actor, intake) =>
		actor.role === 'front_desk' && !intake.isOfCase && isRecent(intake) && rule(actor, intake);
}

/** For counsellors, for the front desk, and, when it is urgent, for whoever is on call. */
export function isAtDesk(rule: IntakeRule): IntakeRule {
	const isForFrontDesk = isAtFrontDesk(rule);
	return (actor, intake) => {
		if (actor.role === 'counsellor') return rule(actor, intake);
		const isForOnCall = isOnShift(actor) && !intake.isOfCase && isUrgent(intake.level);
		return isForFrontDesk(actor, intake) || (isForOnCall && rule(actor, intake));
	};
}

function isRecent({ takenBy, takenAt, now }: IntakeSubject): boolean {
	if (takenBy === undefined) return true;
	return takenAt !== undefined && addHours(takenAt, frontDeskHours) > now;
}

/** What waits for a second person was proposed by another one. */
export function isNotProposer(actor: Actor, { proposedBy }: { proposedBy: string }): boolean {
	return proposedBy !== actor.id;
}
