import {
	decideContact,
	type ContactAttempt,
	type ContactDecision,
	type SafeContactPlan
} from './safe-contact.ts';

/** Beside what decides about any contact: what was agreed that a call from here cannot keep. */
export type CallDecision = ContactDecision | { allowed: false; reason: 'hidden-number' };

/** What decides about a call from here, beside her plan and her yes. */
export interface Line {
	/** Her number is somebody else's too: it waits for a supervisor's yes (SC-21). */
	isElsewhere: boolean;
	/** She may only be called without a number being shown; what rings from here shows ours. */
	wantsHiddenNumber: boolean;
}

/** Whether she may be called; without a plan that was confirmed she may not. */
export function decideCall(
	plan: SafeContactPlan | undefined,
	attempt: Omit<ContactAttempt, 'channel'>,
	{ isElsewhere, wantsHiddenNumber }: Line
): CallDecision {
	if (!plan) return { allowed: false, reason: 'unconfirmed' };
	const decision = decideContact(plan, { ...attempt, channel: 'voice' });
	// what stands in the way anyhow is said first
	const isOnlyTime = decision.allowed || decision.nextAllowedAt;
	if (isElsewhere && isOnlyTime) return { allowed: false, reason: 'shared-phone' };
	// another telephone may be taken for it, so never at a moment that is not safe
	if (wantsHiddenNumber && decision.allowed) return { allowed: false, reason: 'hidden-number' };
	return decision;
}
