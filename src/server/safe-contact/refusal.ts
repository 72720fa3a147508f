import { sameWindows } from '#domain/safe-contact-detail.ts';
import type { CasePart } from '../cases/store.ts';
import * as rooms from '../cases/intake.store.ts';
import { readPhone } from '../people/phone-number.ts';
import * as people from '../people/store.ts';
import type { PhonePoint } from '../people/store.ts';
import type { StaffWork } from '../work.ts';
import type { PlanRequest } from './form.ts';
import { hearWord } from './hear-word.ts';
import { markOf } from './standing.ts';
import * as plans from './store.ts';
import type { PlanVersion } from './store.ts';
import { wordsDiffer, type PlanWords } from './words.ts';
import {
	isOtherAddress,
	noAddresses,
	type AddressProblem,
	type Addresses
} from '#domain/safe-contact-address.ts';

export type PlanProblem =
	| 'phone-unreadable'
	| 'phone-premium'
	| 'phone-not-textable'
	| 'phone-missing'
	| 'no-open-room'
	| 'number-not-spoken-on'
	| 'plan-changed-meanwhile'
	| 'word-too-short'
	| 'words-alike'
	| 'change-needs-her'
	| 'word-not-hers'
	| 'address-in-talk'
	| AddressProblem;
export interface Before {
	personId: string;
	plan: PlanVersion | undefined;
	phone: PhonePoint | undefined;
}

interface Asked {
	before: Before;
	request: PlanRequest;
}

/** What stands before a new version is kept. */
export async function beforeOf(work: StaffWork, personId: string): Promise<Before> {
	const plan = await plans.latest(work, personId);
	return { personId, plan, phone: await people.phoneOf(work, personId) };
}

/** Why this cannot be kept, whoever says it. */
export async function refusal(
	work: StaffWork,
	found: CasePart,
	{ before, request }: Asked
): Promise<PlanProblem | undefined> {
	const { kept, phone, step } = request;
	const inUse = before.phone;
	if (request.seen !== undefined && request.seen !== markOf(before.plan, inUse))
		return 'plan-changed-meanwhile';
	const known = phone || inUse?.number;
	const read = known ? readPhone(known) : undefined;
	if (read && 'problem' in read) return read.problem;
	if (!read && (kept.smsAllowed || kept.callAllowed)) return 'phone-missing';
	if (read && kept.smsAllowed && !read.isTextable) return 'phone-not-textable';
	if (step !== 'room') return undefined;
	const open = (await rooms.roomsOf(work, found.partId)).some(({ isOpen }) => isOpen);
	if (!open) return 'no-open-room';
	const isHers = isSpokenOn(request) || (!phone && inUse?.spokenAt);
	return isHers || !(kept.smsAllowed || kept.callAllowed) ? undefined : 'number-not-spoken-on';
}

/**
 * SC-13: once she agreed to a plan, another number or address, other times or other words come from a talk with
 * her, or with her word; whoever holds her telephone can send a message.
 */
export async function unlessHerself(
	work: StaffWork,
	found: CasePart,
	{ before, request, after }: Asked & { after: { words: PlanWords; addresses: Addresses } }
): Promise<PlanProblem | undefined> {
	const { personId, plan } = before;
	if (request.step === 'talk') return undefined;
	if (!plan || !(await plans.wasAgreed(work, personId))) {
		// her room asks her about texts and calls: nobody says yes there to an address that came with it
		const comesAlong = request.step === 'room' && isOtherAddress(noAddresses, after.addresses);
		return comesAlong ? 'address-in-talk' : undefined;
	}
	const isChanged =
		isOtherNumber(before, request) ||
		!sameWindows(plan.kept, request.kept) ||
		isOtherAddress(plan.kept.addresses, after.addresses) ||
		wordsDiffer(plan.kept.words, after.words);
	if (!isChanged) return undefined;
	const said = request.saidWord?.trim();
	if (!said) return 'change-needs-her';
	const heard = await hearWord(work, found, { personId, words: plan.kept.words, said });
	return heard === 'right' ? undefined : 'word-not-hers';
}

// a number from a form can be anybody's: no word typed in the room makes it hers, nor a talk about something else
export function isSpokenOn({ step, spoken, kept }: PlanRequest): boolean {
	const saidYes = kept.smsAllowed || kept.callAllowed;
	return saidYes && (step === 'talk' || (step === 'room' && spoken));
}

function isOtherNumber({ phone: inUse }: Before, { phone }: PlanRequest): boolean {
	const read = phone ? readPhone(phone) : undefined;
	return read !== undefined && 'number' in read && read.number !== inUse?.number;
}
