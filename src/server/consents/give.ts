import type { Actor } from '#domain/actor.ts';
import { guardianRule } from '#domain/age.ts';
import { purposeRules } from '#domain/consent.ts';
import { decideConsent, type ConsentProblem, type ConsentRequest } from '#domain/consent-giving.ts';
import { localDate } from '#domain/time.ts';
import { record } from '../audit/record.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import { renewFamilyReminders } from '../notifications/plan.ts';
import * as people from '../people/store.ts';
import * as plans from '../safe-contact/store.ts';
import { together } from '../work.ts';
import * as consents from './store.ts';

export interface GiveRequest extends ConsentRequest {
	personId: string;
}
export type GiveOutcome = { consentIds: string[] } | { problem: ConsentProblem } | NotForYou;

/** Keeps a yes that was heard or read: one for each kind of data, whose age allows whoever gave it. */
export function giveConsent(
	actor: Actor,
	partId: string,
	{ personId, ...request }: GiveRequest
): Promise<GiveOutcome> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.consent');
		if ('problem' in found) return found;
		const person = (await people.ofPart(work, found.partId)).find(({ id }) => id === personId);
		if (!person) return { problem: 'not-found' };
		const rule = guardianRule(person, localDate(work.now));
		const giver = { rule, asksHerself: person.roles.includes('asker') };
		const decided = decideConsent(request, giver, work.now);
		if ('problem' in decided) return decided;

		await plans.holdPlan(work, personId);
		const { keyId, partId: chainId } = found;
		const whose = { partId: found.partId, keyId, personId };
		const { validUntil } = decided;
		const consentIds: string[] = [];
		for (const said of decided.consents)
			consentIds.push(await consents.add(work, whose, { ...request, ...said, validUntil }));
		for (const subjectId of consentIds)
			await record(work, { chainId, kind: 'consent.given', subjectId });
		// what her no had stopped is promised again
		if (purposeRules[request.purpose].stops.length > 0) await renewFamilyReminders(work, personId);
		return { consentIds };
	});
}
