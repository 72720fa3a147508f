import type { ContactWindow } from '#domain/safe-contact.ts';
import { planEnd } from '#domain/safe-contact-term.ts';
import { atLocal } from '#domain/time.ts';
import { openKey } from '../keys/data-keys.ts';
import { openContactPoint } from '../people/sealed-person.ts';
import { openPlan, type KeptPlan } from '../safe-contact/sealed-plan.ts';
import type { Work } from '../work.ts';
import * as rooms from './store.ts';

/** A plan as she is asked about it: never the whole number. */
export interface PlanToConfirm {
	id: string;
	lastTwoDigits: string | undefined;
	asksText: boolean;
	asksCall: boolean;
	windows: ContactWindow[];
	contactNot: string;
	/** The last day on which it holds when she says yes today. */
	validUntil: Date;
}

/** The plan that waits for her yes or no; undefined when there is none, or she has said it. */
export async function offeredPlan(work: Work, roomId: string): Promise<PlanToConfirm | undefined> {
	const offered = await rooms.plan(work, roomId);
	if (!offered || offered.confirmedAt) return undefined;
	const plan = keptPlan(work, offered);
	const phone =
		offered.phone &&
		openContactPoint(openKey(work, offered.key), offered.phone.id, offered.phone.sealed);
	return {
		id: offered.id,
		lastTwoDigits: phone?.slice(-2),
		asksText: plan.smsAllowed,
		asksCall: plan.callAllowed,
		windows: plan.safeWindows,
		contactNot: plan.contactNot,
		validUntil: atLocal(planEnd(work.now), '00:00')
	};
}

export function keptPlan(work: Work, offered: rooms.OfferedPlan): KeptPlan {
	return openPlan(openKey(work, offered.key), offered.id, offered.sealed);
}
