import { planProposalOf, textOf } from '#domain/intake-answers.ts';
import { planEnd } from '#domain/safe-contact-term.ts';
import type { KeptIntake } from '../intakes/sealed-intake.ts';
import { readPhone } from '../people/phone-number.ts';
import * as people from '../people/store.ts';
import type { KeptPlan } from '../safe-contact/sealed-plan.ts';
import * as plans from '../safe-contact/store.ts';
import type { StaffWork } from '../work.ts';

/** Keeps the number and the plan she ticked as a first version that nobody confirmed yet. */
export async function proposePlan(
	work: StaffWork,
	whose: { partId: string; keyId: string; personId: string },
	told: KeptIntake | undefined
): Promise<string | undefined> {
	const typed = told && (textOf(told.answers, 'phone') || told.callerNumber);
	if (!told || !typed) return undefined;
	const proposal = planProposalOf({ ...told.answers, phone: typed });
	if (!proposal) return undefined;

	const phone = readPhone(typed);
	const { personId, ...part } = whose;
	if ('number' in phone) await people.setPhone(work, part, personId, phone.number);
	const mayText = proposal.smsAllowed && 'number' in phone && phone.isTextable;
	const kept: KeptPlan = {
		...proposal,
		smsAllowed: mayText,
		callAllowed: proposal.callAllowed && 'number' in phone,
		language: told.language ?? 'nl',
		smsContentLevel: 'neutral_only',
		contactNot: textOf(told.answers, 'contactNot'),
		validUntil: planEnd(work.now)
	};
	return plans.addVersion(work, whose, { kept, createdBy: null });
}
