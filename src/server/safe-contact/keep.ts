import type { Actor } from '#domain/actor.ts';
import { planEnd } from '#domain/safe-contact-term.ts';
import { record } from '../audit/record.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import type { CasePart } from '../cases/store.ts';
import * as consents from '../consents/store.ts';
import type { ConsentPurpose } from '../consents/store.ts';
import { renewFamilyReminders } from '../notifications/plan.ts';
import { readPhone } from '../people/phone-number.ts';
import * as people from '../people/store.ts';
import { together, type StaffWork } from '../work.ts';
import type { PlanRequest } from './form.ts';
import {
	beforeOf,
	isSpokenOn,
	refusal,
	unlessHerself,
	type Before,
	type PlanProblem
} from './refusal.ts';
import { addressesAfter, noAddresses, type Addresses } from '#domain/safe-contact-address.ts';
import * as plans from './store.ts';
import { wordsAfter, type PlanWords } from './words.ts';

export type KeepOutcome = { planId: string } | { problem: PlanProblem } | NotForYou;

/**
 * Keeps a new version of the plan of whoever asks. Confirmed in a talk: it holds for 90 days and her
 * yes to texts, calls and keeping her details becomes a consent each. Offered in her room: she confirms
 * it there. Otherwise it stays unconfirmed, and nothing is sent. Reminders of what is booked follow.
 */
export function keepPlan(actor: Actor, partId: string, request: PlanRequest): Promise<KeepOutcome> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.plan');
		if ('problem' in found) return found;
		const [asker] = await people.ofPart(work, found.partId);
		if (!asker) return { problem: 'not-found' };
		await plans.holdPlan(work, asker.id);
		const before = await beforeOf(work, asker.id);
		const after = await allowed(work, found, { before, request });
		if ('problem' in after) return after;

		const whose = { partId: found.partId, keyId: found.keyId, personId: asker.id };
		if (request.phone) await setNumber(work, whose, request.phone);
		if (isSpokenOn(request)) await people.markSpoken(work, asker.id);
		const planId = await addVersion(work, whose, { request, after });
		const changed = request.step === 'talk' ? await keepConsents(work, whose, request) : noChange;
		await recordAll(work, found, { planId, step: request.step, ...changed });
		await renewFamilyReminders(work, asker.id);
		return { planId };
	});
}

/** What no page shows of a plan. */
interface Secrets {
	words: PlanWords;
	addresses: Addresses;
}

/** Words and addresses of the next version, when it may be kept. */
async function allowed(
	work: StaffWork,
	found: CasePart,
	{ before, request }: { before: Before; request: PlanRequest }
): Promise<Secrets | { problem: PlanProblem }> {
	const problem = await refusal(work, found, { before, request });
	if (problem) return { problem };
	const kept = before.plan?.kept;
	const typed = request.words ?? {};
	const words = wordsAfter(work.keys, before.personId, { kept: kept?.words ?? {}, typed });
	if ('problem' in words) return words;
	const wants = {
		email: request.kept.emailAllowed,
		letter: Boolean(request.kept.detail?.letterAllowed)
	};
	const addresses = addressesAfter(kept?.addresses ?? noAddresses, request.addresses, wants);
	if ('problem' in addresses) return addresses;
	const after = { ...words, ...addresses };
	const needsHer = await unlessHerself(work, found, { before, request, after });
	return needsHer ? { problem: needsHer } : after;
}

interface Whose {
	partId: string;
	keyId: string;
	personId: string;
}
const noChange = { given: [] as string[], withdrawn: [] as string[] };

async function setNumber(work: StaffWork, whose: Whose, typed: string): Promise<void> {
	const { personId, ...part } = whose;
	const read = readPhone(typed);
	if ('number' in read) await people.setPhone(work, part, personId, read.number);
}

function addVersion(
	work: StaffWork,
	whose: Whose,
	{ request: { kept, step }, after }: { request: PlanRequest; after: Secrets }
): Promise<string> {
	return plans.addVersion(work, whose, {
		kept: { ...kept, ...after, validUntil: planEnd(work.now) },
		createdBy: work.actor.id,
		...(step === 'room' && { offeredAt: work.now }),
		...(step === 'talk' && { confirmed: { at: work.now, by: work.actor.id } })
	});
}

/** Each yes one consent; each no ends the one there was. */
async function keepConsents(work: StaffWork, whose: Whose, request: PlanRequest) {
	const { kept, mayStore, smsAgain, phone } = request;
	const { partId, personId } = whose;
	const answers: [ConsentPurpose, boolean][] = [
		['sms', kept.smsAllowed],
		['voice_call', kept.callAllowed],
		['email', kept.emailAllowed],
		['store_contact_details', mayStore]
	];
	const refused = answers.filter(([, yes]) => !yes).map(([purpose]) => purpose);
	const withdrawn = await consents.withdraw(work, personId, refused);
	const given: string[] = [];
	for (const [purpose, yes] of answers) {
		if (yes) given.push(await consents.give(work, { partId, personId }, purpose));
	}
	// her word was about the number there is, not about one that comes in its place
	if (smsAgain && kept.smsAllowed && !phone) await plans.liftOptOut(work, personId);
	return { given, withdrawn };
}

async function recordAll(
	work: StaffWork,
	{ partId: chainId }: CasePart,
	{ planId, step, given, withdrawn }: { planId: string; step: string } & typeof noChange
): Promise<void> {
	const kind =
		step === 'talk' ? 'plan.confirmed' : step === 'room' ? 'plan.proposed' : 'plan.replaced';
	await record(work, { chainId, kind, subjectId: planId });
	for (const subjectId of withdrawn)
		await record(work, { chainId, kind: 'consent.withdrawn', subjectId });
	for (const subjectId of given) await record(work, { chainId, kind: 'consent.given', subjectId });
}
