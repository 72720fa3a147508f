import { decideCall, type CallDecision } from '#domain/call-contact.ts';
import { rulesAbout } from '../safe-contact/rules.ts';
import type { StaffWork } from '../work.ts';
import { callsToday } from './known.store.ts';

/** Whether she may be called at this moment. `but`: the call that is asked about, which is no attempt before itself. */
export async function mayCallNow(
	work: StaffWork,
	personId: string,
	but?: string
): Promise<CallDecision> {
	const { plan, version, attempt, isElsewhere } = await rulesAbout(work, personId);
	const attemptsToday = attempt.attemptsToday + (await callsToday(work, personId, but));
	const wantsHiddenNumber = version?.kept.detail?.callFromHiddenNumber === true;
	return decideCall(plan, { ...attempt, attemptsToday }, { isElsewhere, wantsHiddenNumber });
}
