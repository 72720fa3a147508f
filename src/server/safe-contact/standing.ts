import { decideContact, type ContactAttempt, type ContactDecision } from '#domain/safe-contact.ts';
import { maskPhone } from '#domain/phone.ts';
import { isRunningOut } from '#domain/safe-contact-detail.ts';
import { dayNumber, localDay } from '#domain/time.ts';
import * as consents from '../consents/store.ts';
import type { ContactPurpose } from '../consents/store.ts';
import * as people from '../people/store.ts';
import type { Person } from '../people/store.ts';
import type { StaffWork } from '../work.ts';
import { confirmedFor, planFrom, type OpenPlan } from './sealed-plan.ts';
import * as plans from './store.ts';
import type { PlanVersion } from './store.ts';
import type { Addresses } from './addresses.ts';
import { wordNames, type PlanWords, type WordName } from './words.ts';

type Phone = people.PhonePoint | undefined;

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
	/** Nothing is texted to it before a supervisor says so. */
	waitsForSupervisor: boolean;
	isOptedOut: boolean;
	/** A supervisor says that free words may go to this number. */
	isFreeAllowed: boolean;
	consents: { purpose: ContactPurpose; givenAt: Date; validUntil: Date }[];
	sms: ContactDecision;
	voice: ContactDecision;
}
/** What a page may hold of it: which words and addresses are kept, never what they are. */
export interface PlanShown extends Omit<OpenPlan, 'words' | 'addresses'> {
	hasWord: Record<WordName, boolean>;
	hasAddress: Record<keyof Addresses, boolean>;
	version: number;
	confirmedAt: Date | null;
	offeredAt: Date | null;
	/** Negative when it has expired. */
	daysLeft: number;
	byHerself: boolean;
	isRunningOut: boolean;
}

export async function standingOf(work: StaffWork, { id: personId }: Person): Promise<Standing> {
	const plan = await plans.latest(work, personId);
	const phone = await people.phoneOf(work, personId);
	const all = await consents.ofPerson(work, personId);
	const isOptedOut = phone !== undefined && (await plans.isOptedOut(work, phone.valueIndex));
	const waits = phone !== undefined && (await plans.isElsewhere(work, personId));
	const attempt = {
		at: work.now,
		consents: consents.contactConsents(all),
		attemptsToday: await plans.attemptsToday(work, personId),
		optedOut: isOptedOut
	};
	return {
		personId,
		mark: markOf(plan, phone),
		plan: plan && shown(plan, work.now),
		phone: phone && maskPhone(phone.number),
		isSpokenOn: Boolean(phone?.spokenAt),
		isShownWithAnother: phone !== undefined && (await people.isAlsoAnothers(work, personId, phone)),
		waitsForSupervisor: waits,
		isOptedOut,
		isFreeAllowed: Boolean(phone?.freeOkAt),
		consents: consents.aboutContact(all, work.now),
		...decisions({ plan, phone, waits }, attempt)
	};
}

function decisions(
	{ plan, phone, waits }: { plan?: PlanVersion | undefined; phone: Phone; waits: boolean },
	attempt: Omit<ContactAttempt, 'channel'>
): Pick<Standing, 'sms' | 'voice'> {
	const rules = plan && planFrom(plan.kept, confirmedFor(plan, phone));
	const decide = (channel: 'sms' | 'voice'): ContactDecision =>
		rules
			? decideContact(rules, { ...attempt, channel })
			: { allowed: false, reason: 'unconfirmed' };
	return { sms: waits ? heldByNumber(decide('sms')) : decide('sms'), voice: decide('voice') };
}

// what stands in the way anyhow is said first
function heldByNumber(decision: ContactDecision): ContactDecision {
	return decision.allowed || decision.nextAllowedAt
		? { allowed: false, reason: 'shared-phone' }
		: decision;
}

export function markOf(
	plan: { version: number } | undefined,
	phone: { id: string } | undefined
): string {
	return `${plan?.version ?? 0} ${phone?.id ?? ''}`;
}

/** A version as a page may hold it. */
export function shown(version: plans.PlanVersion, now: Date): PlanShown {
	const { confirmedAt, offeredAt, createdBy } = version;
	const { words, addresses, ...kept } = version.kept;
	const daysLeft = dayNumber(kept.validUntil) - localDay(now);
	return {
		...kept,
		hasWord: whichOf(words),
		hasAddress: { email: addresses.email !== '', letter: addresses.letter !== '' },
		version: version.version,
		confirmedAt,
		offeredAt,
		daysLeft,
		isRunningOut: isRunningOut(daysLeft),
		byHerself: createdBy === null
	};
}

function whichOf(words: PlanWords): Record<WordName, boolean> {
	const [code, back, duress] = wordNames.map((name) => words[name] !== undefined);
	return { code: code!, back: back!, duress: duress! };
}
