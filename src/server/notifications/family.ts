import { addMinutes } from 'date-fns/addMinutes';
import { min } from 'date-fns/min';
import { startOfMinute } from 'date-fns/startOfMinute';
import { decideFamilyReminder, familyTemplate } from '#domain/notification.ts';
import { decideContact } from '#domain/safe-contact.ts';
import type { ContactAttempt, SafeContactPlan } from '#domain/safe-contact.ts';
import { asksForName, blankDetail } from '#domain/safe-contact-detail.ts';
import * as consents from '../consents/store.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import { openContactPoint } from '../people/sealed-person.ts';
import { sealedPhoneOf } from '../people/store.ts';
import { confirmedFor, planFrom, type KeptPlan } from '../safe-contact/sealed-plan.ts';
import * as plans from '../safe-contact/store.ts';
import type { Work } from '../work.ts';
import * as facts from './facts.store.ts';
import { secondsUntil, textFor, type Decision } from './ready.ts';
import type { Notification } from './store.ts';

type Phone = NonNullable<Awaited<ReturnType<typeof sealedPhoneOf>>>;

interface FamilyReach {
	plan: plans.PlanVersion;
	phone: Phone;
	rules: SafeContactPlan;
	attempt: Omit<ContactAttempt, 'channel'>;
	/** Her number is somebody else's too: the worker knows of everybody, a page of whom its reader may see. */
	isElsewhere: boolean;
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

	const { plan, phone, rules, attempt } = reach;
	const outcome = decideFamilyReminder(rules, attempt, { plannedAt: row.firstPlannedAt, startsAt });
	if ('task' in outcome) return { hold: outcome.task };
	if ('moveTo' in outcome) return outcome;
	if (reach.isElsewhere) return { hold: 'shared-phone', deskTask: 'number-to-check' };
	const unsafe = await facts.sinceThen(work, { personId, typedAt: phone.createdAt });
	if (unsafe) return { hold: unsafe };
	const until = secondsUntil(work, min([startsAt, endOfSafety(rules, attempt)]));
	return ready(await numberOf(work, phone), plan.kept, { startsAt, until });
}

/** Everything the rules ask about reaching her by text now; or what is missing for asking. */
export async function familyReach(
	work: Work,
	personId: string
): Promise<FamilyReach | { hold: string }> {
	const [plan, phone] = [await plans.latest(work, personId), await sealedPhoneOf(work, personId)];
	if (!plan) return { hold: 'no-plan' };
	if (!phone) return { hold: 'no-number' };
	await plans.holdNumber(work, phone.valueIndex);

	const attempt = {
		at: work.now,
		consents: consents.contactConsents(await consents.ofPerson(work, personId)),
		attemptsToday: await plans.attemptsToday(work, personId),
		optedOut: await plans.isOptedOut(work, phone.valueIndex)
	};
	const rules = planFrom(plan.kept, confirmedFor(plan, phone));
	return { plan, phone, rules, attempt, isElsewhere: await plans.isElsewhere(work, personId) };
}

export async function numberOf(work: Work, phone: Phone): Promise<string> {
	return openContactPoint(await dataKeyOf(work, phone.keyId), phone.id, phone.sealed);
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
