import { decideContact, type ContactDecision } from '#domain/safe-contact.ts';
import { blankDetail } from '#domain/safe-contact-detail.ts';
import { rulesAbout } from '../safe-contact/rules.ts';
import type { StaffWork } from '../work.ts';
import { callsToday } from './known.store.ts';

/** Beside what decides about any contact: what was agreed that a call from here cannot keep. */
export type CallDecision = ContactDecision | { allowed: false; reason: 'hidden-number' };

/** Whether she may be called at this moment; a number that is somebody else's too waits for a supervisor's yes (SC-21). `but`: the call that is asked about, which is no attempt before itself. */
export async function mayCallNow(
	work: StaffWork,
	personId: string,
	but?: string
): Promise<CallDecision> {
	const { plan, version, attempt, isElsewhere } = await rulesAbout(work, personId);
	if (!plan) return { allowed: false, reason: 'unconfirmed' };
	const attemptsToday = attempt.attemptsToday + (await callsToday(work, personId, but));
	const decision = decideContact(plan, { ...attempt, attemptsToday, channel: 'voice' });
	// what stands in the way anyhow is said first
	const isOnlyTime = decision.allowed || decision.nextAllowedAt;
	if (isElsewhere && isOnlyTime) return { allowed: false, reason: 'shared-phone' };
	// what rings from here shows our number, whatever was agreed
	const { callFromHiddenNumber } = version?.kept.detail ?? blankDetail;
	return callFromHiddenNumber && isOnlyTime
		? { allowed: false, reason: 'hidden-number' }
		: decision;
}
