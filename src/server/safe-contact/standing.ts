import { decideContact, type ContactDecision } from '#domain/safe-contact.ts';
import { maskPhone } from '#domain/phone.ts';
import { freeWords, isRunningOut, type FreeWords } from '#domain/safe-contact-detail.ts';
import { dayNumber, localDay } from '#domain/time.ts';
import * as consents from '../consents/store.ts';
import type { ContactPurpose } from '../consents/store.ts';
import * as people from '../people/store.ts';
import type { Person } from '../people/store.ts';
import type { StaffWork } from '../work.ts';
import { rulesAbout, type Rules } from './rules.ts';
import type { OpenPlan } from './sealed-plan.ts';
import type { PlanVersion } from './store.ts';
import type { Addresses } from '#domain/safe-contact-address.ts';
import { wordNames, type PlanWords, type WordName } from './words.ts';

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
	/** Undefined without a number. */
	freeWords: FreeWords | undefined;
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
	const rules = await rulesAbout(work, personId);
	const { version, phone, isElsewhere } = rules;
	return {
		personId,
		mark: markOf(version, phone),
		plan: version && shown(version, work.now),
		phone: phone && maskPhone(await people.numberOf(work, phone)),
		isSpokenOn: Boolean(phone?.spokenAt),
		isShownWithAnother: phone !== undefined && (await people.isAlsoAnothers(work, personId, phone)),
		waitsForSupervisor: isElsewhere,
		isOptedOut: rules.attempt.optedOut === true,
		freeWords: phone && freeWords(version?.kept.smsContentLevel, phone.freeOkAt),
		consents: consents.aboutContact(rules.consents, work.now),
		...decisions(rules)
	};
}

function decisions({ plan, attempt, isElsewhere }: Rules): Pick<Standing, 'sms' | 'voice'> {
	const decide = (channel: 'sms' | 'voice'): ContactDecision =>
		plan ? decideContact(plan, { ...attempt, channel }) : { allowed: false, reason: 'unconfirmed' };
	return { sms: isElsewhere ? heldByNumber(decide('sms')) : decide('sms'), voice: decide('voice') };
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
export function shown(version: PlanVersion, now: Date): PlanShown {
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
