import type { Actor } from '#domain/actor.ts';
import { planEnd } from '#domain/safe-contact-term.ts';
import { record } from '../audit/record.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import type { CasePart } from '../cases/store.ts';
import * as rooms from '../cases/intake.store.ts';
import * as consents from '../consents/store.ts';
import type { ConsentPurpose } from '../consents/store.ts';
import { renewFamilyReminders } from '../notifications/plan.ts';
import { readPhone } from '../people/phone-number.ts';
import * as people from '../people/store.ts';
import { together, type StaffWork } from '../work.ts';
import type { PlanRequest } from './form.ts';
import { markOf } from './standing.ts';
import * as plans from './store.ts';

export type PlanProblem =
	| 'phone-unreadable'
	| 'phone-premium'
	| 'phone-not-textable'
	| 'phone-missing'
	| 'no-open-room'
	| 'number-not-spoken-on'
	| 'plan-changed-meanwhile';
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
		const problem = await refusal(work, found, { personId: asker.id, request });
		if (problem) return { problem };

		const whose = { partId: found.partId, keyId: found.keyId, personId: asker.id };
		if (request.phone) await setNumber(work, whose, request.phone);
		if (isSpokenOn(request)) await people.markSpoken(work, asker.id);
		const planId = await addVersion(work, whose, request);
		const changed = request.step === 'talk' ? await keepConsents(work, whose, request) : noChange;
		await recordAll(work, found, { planId, step: request.step, ...changed });
		await renewFamilyReminders(work, asker.id);
		return { planId };
	});
}

interface Whose {
	partId: string;
	keyId: string;
	personId: string;
}
const noChange = { given: [] as string[], withdrawn: [] as string[] };

async function refusal(
	work: StaffWork,
	found: CasePart,
	{ personId, request }: { personId: string; request: PlanRequest }
): Promise<PlanProblem | undefined> {
	const { kept, phone, step } = request;
	const inUse = await people.phoneOf(work, personId);
	const last = await plans.latest(work, personId);
	if (request.seen !== undefined && request.seen !== markOf(last, inUse))
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

// a number from a form can be anybody's: no word typed in the room makes it hers, nor a talk about something else
function isSpokenOn({ step, spoken, kept }: PlanRequest): boolean {
	const saidYes = kept.smsAllowed || kept.callAllowed;
	return saidYes && (step === 'talk' || (step === 'room' && spoken));
}

async function setNumber(work: StaffWork, whose: Whose, typed: string): Promise<void> {
	const { personId, ...part } = whose;
	const read = readPhone(typed);
	if ('number' in read) await people.setPhone(work, part, personId, read.number);
}

function addVersion(work: StaffWork, whose: Whose, { kept, step }: PlanRequest): Promise<string> {
	return plans.addVersion(work, whose, {
		kept: { ...kept, validUntil: planEnd(work.now) },
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
