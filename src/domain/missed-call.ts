import type { Call } from './call.ts';

/** The task about calling back: they asked for it, or a person decides whether it is wise. */
export type CallbackReason = 'callback-asked' | 'decide-callback';

/**
 * What is to be done about a call that nobody spoke in: one task where there is a number, none where there is not;
 * never a call or a text by itself, for it may be somebody else who sees it.
 */
export function callbackFor(
	call: Pick<Call, 'direction' | 'end' | 'hasNumber'>
): CallbackReason | undefined {
	if (call.direction === 'outbound' || !call.hasNumber) return undefined;
	if (call.end === 'callback') return 'callback-asked';
	return call.end === 'abandoned' ? 'decide-callback' : undefined;
}

/** Seconds below which a call that ended by itself is told as a short one: somebody may have tried whether the telephone shows it. */
export const SHORT_CALL_SECONDS = 10;
