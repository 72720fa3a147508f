import { goesAgainstPlan, type Meeting } from '#domain/against-plan.ts';
import type { ContactAttempt, SafeContactPlan } from '#domain/safe-contact.ts';
import * as consents from '../consents/store.ts';
import type { Consent } from '../consents/store.ts';
import { sealedPhoneOf } from '../people/store.ts';
import type { Work } from '../work.ts';
import { confirmedFor, planFrom } from './sealed-plan.ts';
import * as plans from './store.ts';

/** Everything that is asked before one person is reached, read once: decisions about any moment follow from it. */
export interface Rules {
	/** The version that counts, with her words. */
	version: plans.PlanVersion | undefined;
	/** The plan as decisions read it: unconfirmed for a number on which nobody spoke with her. */
	plan: SafeContactPlan | undefined;
	phone: Awaited<ReturnType<typeof sealedPhoneOf>>;
	consents: Consent[];
	/** An attempt made now. */
	attempt: Omit<ContactAttempt, 'channel'>;
	/** Her number is somebody else's too: the worker knows of everybody, a page of whom its reader may see. */
	isElsewhere: boolean;
}

export async function rulesAbout(work: Work, personId: string): Promise<Rules> {
	const version = await plans.latest(work, personId);
	const phone = await sealedPhoneOf(work, personId);
	const all = await consents.ofPerson(work, personId);
	return {
		version,
		plan: version && planFrom(version.kept, confirmedFor(version, phone)),
		phone,
		consents: all,
		attempt: {
			at: work.now,
			consents: consents.contactConsents(all),
			attemptsToday: await plans.attemptsToday(work, personId),
			optedOut: phone !== undefined && (await plans.isOptedOut(work, phone.valueIndex))
		},
		isElsewhere: phone !== undefined && (await plans.isElsewhere(work, personId))
	};
}

/** Whether an appointment would go against her plan as it stands; without a plan nothing is known. */
export function isAgainst({ plan, attempt }: Rules, meeting: Meeting): boolean {
	return plan !== undefined && goesAgainstPlan(plan, attempt.consents, meeting);
}
