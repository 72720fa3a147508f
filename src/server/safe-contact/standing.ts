import { decideContact, type ContactDecision } from '#domain/safe-contact.ts';
import { maskPhone } from '#domain/phone.ts';
import { dayNumber, localDay } from '#domain/time.ts';
import * as consents from '../consents/store.ts';
import type { ContactPurpose } from '../consents/store.ts';
import * as people from '../people/store.ts';
import type { Person } from '../people/store.ts';
import type { StaffWork } from '../work.ts';
import { confirmedFor, planFrom, type KeptPlan } from './sealed-plan.ts';
import * as plans from './store.ts';

/** What stands about reaching one person, and whether a text or call would be allowed at this moment. */
export interface Standing {
	personId: string;
	/** Of plan and number as they are shown: a form about them is kept only while they are so. */
	mark: string;
	plan: PlanShown | undefined;
	/** Its last two digits. */
	phone: string | undefined;
	/** A counsellor has spoken with her on it. */
	isSpokenOn: boolean;
	isShownWithAnother: boolean;
	isOptedOut: boolean;
	consents: { purpose: ContactPurpose; givenAt: Date; validUntil: Date }[];
	sms: ContactDecision;
	voice: ContactDecision;
}
export interface PlanShown extends KeptPlan {
	version: number;
	confirmedAt: Date | null;
	offeredAt: Date | null;
	/** Negative when it has expired. */
	daysLeft: number;
	byHerself: boolean;
}

export async function standingOf(work: StaffWork, { id: personId }: Person): Promise<Standing> {
	const plan = await plans.latest(work, personId);
	const phone = await people.phoneOf(work, personId);
	const all = await consents.ofPerson(work, personId);
	const optedOut = phone !== undefined && (await plans.isOptedOut(work, phone.valueIndex));
	const attempt = {
		at: work.now,
		consents: consents.contactConsents(all),
		attemptsToday: await plans.attemptsToday(work, personId),
		optedOut
	};
	const decide = (channel: 'sms' | 'voice'): ContactDecision =>
		plan
			? decideContact(planFrom(plan.kept, confirmedFor(plan, phone)), { ...attempt, channel })
			: { allowed: false, reason: 'unconfirmed' };
	return {
		personId,
		mark: markOf(plan, phone),
		plan: plan && shown(plan, work.now),
		phone: phone && maskPhone(phone.number),
		isSpokenOn: Boolean(phone?.spokenAt),
		isShownWithAnother: phone !== undefined && (await people.isAlsoAnothers(work, personId, phone)),
		isOptedOut: optedOut,
		consents: consents.aboutContact(all, work.now),
		sms: decide('sms'),
		voice: decide('voice')
	};
}

export function markOf(
	plan: { version: number } | undefined,
	phone: { id: string } | undefined
): string {
	return `${plan?.version ?? 0} ${phone?.id ?? ''}`;
}

function shown(version: plans.PlanVersion, now: Date): PlanShown {
	const { kept, confirmedAt, offeredAt, createdBy } = version;
	const daysLeft = dayNumber(kept.validUntil) - localDay(now);
	return {
		...kept,
		version: version.version,
		confirmedAt,
		offeredAt,
		daysLeft,
		byHerself: createdBy === null
	};
}
