import { decideContact } from '#domain/safe-contact.ts';
import * as consents from '../consents/store.ts';
import * as people from '../people/store.ts';
import type { StaffWork } from '../work.ts';
import { confirmedFor, planFrom } from './sealed-plan.ts';
import * as plans from './store.ts';

/** Whether a call at that moment would go against her plan as it stands; without a plan nothing is known. */
export async function callGoesAgainstPlan(
	work: StaffWork,
	personId: string,
	at: Date
): Promise<boolean> {
	const plan = await plans.latest(work, personId);
	if (!plan) return false;
	const phone = await people.phoneOf(work, personId);
	const all = await consents.ofPerson(work, personId);
	return !decideContact(planFrom(plan.kept, confirmedFor(plan, phone)), {
		channel: 'voice',
		at,
		consents: consents.contactConsents(all),
		attemptsToday: 0
	}).allowed;
}
