import { addMinutes } from 'date-fns/addMinutes';
import { min } from 'date-fns/min';
import { startOfMinute } from 'date-fns/startOfMinute';
import { decideFamilyReminder, familyTemplate } from '#domain/notification.ts';
import { decideContact } from '#domain/safe-contact.ts';
import type { ContactAttempt, SafeContactPlan } from '#domain/safe-contact.ts';
import { asksForName, blankDetail } from '#domain/safe-contact-detail.ts';
import { numberOf, sealedPhoneOf, type SealedPhone } from '../people/store.ts';
import { rulesAbout, type Rules } from '../safe-contact/rules.ts';
import type { KeptPlan } from '../safe-contact/sealed-plan.ts';
import * as plans from '../safe-contact/store.ts';
import type { Work } from '../work.ts';
import * as facts from './facts.store.ts';
import { secondsUntil, textFor, type Decision } from './ready.ts';
import type { Notification } from './store.ts';

export interface FamilyReach extends Pick<Rules, 'attempt' | 'isElsewhere'> {
	version: plans.PlanVersion;
	plan: SafeContactPlan;
	phone: SealedPhone;
}

const longestLook = 240;

/** Whether her reminder goes out now: plan, consent, opt-out, attempts, window, all read at this moment. */
export async function familyDecision(
	work: Work,
	row: Notification,
	personId: string,
	startsAt: Date
): Promise<Decision> {
	const reach = await familyReach(work, personId);
	if ('hold' in reach) return reach;

	const { version, plan, phone, attempt } = reach;
	const outcome = decideFamilyReminder(plan, attempt, { plannedAt: row.firstPlannedAt, startsAt });
	if ('task' in outcome) return { hold: outcome.task };
	if ('moveTo' in outcome) return outcome;
	if (reach.isElsewhere) return { hold: 'shared-phone', deskTask: 'number-to-check' };
	const unsafe = await facts.sinceThen(work, { personId, typedAt: phone.createdAt });
	if (unsafe) return { hold: unsafe };
	const until = secondsUntil(work, min([startsAt, endOfSafety(plan, attempt)]));
	return ready(await numberOf(work, phone), version.kept, { startsAt, until });
}

async function familyReach(work: Work, personId: string): Promise<FamilyReach | { hold: string }> {
	let phone = await sealedPhoneOf(work, personId);
	for (;;) {
		// another text to this number, and STOP from it, are over before anything is read
		if (phone) await plans.holdNumber(work, phone.valueIndex);
		const rules = await rulesAbout(work, personId);
		if (rules.phone?.id === phone?.id) return reachBy(rules);
		phone = rules.phone;
	}
}

/** What the rules say about reaching her by text; or what is missing for asking. */
export function reachBy({
	version,
	plan,
	phone,
	attempt,
	isElsewhere
}: Rules): FamilyReach | { hold: string } {
	if (!version || !plan) return { hold: 'no-plan' };
	if (!phone) return { hold: 'no-number' };
	return { version, plan, phone, attempt, isElsewhere };
}

/** The text she gets; her own words on the phone decide how much it tells. */
function familyText(kept: KeptPlan, startsAt: Date) {
	return textFor(familyTemplate(kept.smsContentLevel), kept.language, { at: startsAt });
}

function ready(
	to: string,
	kept: KeptPlan,
	{ startsAt, until }: { startsAt: Date; until: number }
): Decision {
	const text = familyText(kept, startsAt);
	if ('problem' in text) return { hold: text.problem };
	const underName = asksForName(kept.detail ?? blankDetail);
	return { send: { to, body: text.text, validSeconds: until, underName } };
}

// The provider may not deliver it after her safe moment has passed. Windows end on whole minutes.
function endOfSafety(plan: SafeContactPlan, attempt: Omit<ContactAttempt, 'channel'>): Date {
	const thisMinute = startOfMinute(attempt.at);
	for (let minutes = 1; minutes <= longestLook; minutes++) {
		const at = addMinutes(thisMinute, minutes);
		if (!decideContact(plan, { ...attempt, channel: 'sms', at }).allowed) return at;
	}
	return addMinutes(thisMinute, longestLook);
}
