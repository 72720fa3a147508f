import { createHash } from 'node:crypto';
import { renewalDue } from '#domain/renewal.ts';
import { planEnd } from '#domain/safe-contact-term.ts';
import { openKey } from '../keys/data-keys.ts';
import { idFromHash } from '../row-id.ts';
import { openPlan, sealPlan } from '../safe-contact/sealed-plan.ts';
import { atTheDoor } from '../work.ts';
import { termOf } from './agreed-plan.ts';
import * as agreed from './agreed.store.ts';
import * as own from './own.store.ts';

/** She says that the plan still holds: the same for longer, as a version of its own. Nothing else about it changes. */
export function renewPlan(
	roomId: string,
	planId: string
): Promise<{ renewed: true } | { problem: 'plan-changed' }> {
	return atTheDoor(async (work) => {
		const held = await agreed.plan(work, roomId);
		const renewedId = renewalOf(planId);
		if (held?.id === renewedId) return { renewed: true };
		if (held?.id !== planId) return { problem: 'plan-changed' };
		const key = openKey(work, held.key);
		const kept = openPlan(key, planId, held.sealed);
		const term = termOf(held, kept);
		const due = renewalDue(term, work.now);
		if (!due) return { renewed: true };
		if (!due.mayRenew) return { problem: 'plan-changed' };

		const sealed = sealPlan(key, renewedId, { ...kept, validUntil: planEnd(work.now) });
		const { reaches } = term;
		const renewed = await own.renewPlan(work, roomId, { planId, renewedId, sealed, reaches });
		return renewed ? { renewed } : { problem: 'plan-changed' };
	});
}

// pressed twice, it was renewed just now: a version is renewed once
function renewalOf(planId: string): string {
	return idFromHash(createHash('sha256').update(`renewal|${planId}`).digest('hex'));
}
