import type { FollowUpMethod } from './follow-up.ts';
import { decideContact } from './safe-contact.ts';
import type { ContactConsent, SafeContactPlan } from './safe-contact.ts';

/** What of an appointment comes to where she is, and others may be: we call, or somebody is seen or heard. */
const comes: Partial<Record<FollowUpMethod, 'call' | 'presence'>> = {
	phone: 'call',
	video: 'presence',
	home: 'presence'
};

/**
 * Whether an appointment goes against her plan: a call asks all that a call asks (SC-01), a visit or a
 * talk by picture a safe moment. Where she comes to us, or writes, her plan says nothing.
 */
export function goesAgainstPlan(
	plan: SafeContactPlan,
	{ method, at, consents }: { method: FollowUpMethod | null; at: Date; consents: ContactConsent[] }
): boolean {
	const way = method ? comes[method] : undefined;
	if (way === 'presence') return !isSafeMoment(plan, at);
	// what was tried today says nothing of another day
	const call = { channel: 'voice', at, consents, attemptsToday: 0 } as const;
	return way === 'call' && !decideContact(plan, call).allowed;
}

/** A call to which all else says yes: what can still say no is that nothing was agreed, or the moment. */
function isSafeMoment(plan: SafeContactPlan, at: Date): boolean {
	const open: SafeContactPlan = { ...plan, channelOrder: ['voice'], callAllowed: true };
	const consents: ContactConsent[] = [{ purpose: 'voice_call', givenAt: at }];
	return decideContact(open, { channel: 'voice', at, consents, attemptsToday: 0 }).allowed;
}
