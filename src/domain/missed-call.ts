import { subMinutes } from 'date-fns/subMinutes';
import type { Call, CallState } from './call.ts';

/** The task about calling back: they asked for it, or a person decides whether it is wise. */
export type CallbackReason = 'callback-asked' | 'decide-callback';

/**
 * What is to be done about a call that nobody spoke in: one task where there is a number, none where there is not;
 * never a call or a text by itself, for it may be somebody else who sees it.
 */
export function callbackFor(
	call: Pick<Call, 'direction' | 'end' | 'stage' | 'hasNumber'>
): CallbackReason | undefined {
	if (call.direction === 'outbound' || !call.hasNumber) return undefined;
	if (call.end === 'callback') return isUnconfirmed(call) ? 'decide-callback' : 'callback-asked';
	return call.end === 'abandoned' ? 'decide-callback' : undefined;
}

/** A number was keyed in, and they left before they said that it was heard rightly: it may be anybody's. */
export function isUnconfirmed(call: {
	stage?: CallState | null | undefined;
	hasNumber: boolean;
}): boolean {
	return call.stage === 'keying' && call.hasNumber;
}

/** Longer than this without anybody, supervisors hear of it. */
export const LATE_MINUTES = 30;

/** Nobody took it and nobody tried, for longer than that. */
export function isLateCallback(
	task: { takenBy?: string | undefined; attempts: number; since: Date },
	now: Date
): boolean {
	return !task.takenBy && task.attempts === 0 && task.since < subMinutes(now, LATE_MINUTES);
}

/** Seconds below which a call that ended by itself is told as a short one: somebody may have tried whether the telephone shows it. */
export const SHORT_CALL_SECONDS = 10;
