import type { Actor } from '#domain/actor.ts';
import { covers, type ConsentPurpose, type DataCategory } from '#domain/consent.ts';
import { record } from '../audit/record.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import type { CasePart } from '../cases/store.ts';
import * as people from '../people/store.ts';
import * as plans from '../safe-contact/store.ts';
import { together, type StaffWork } from '../work.ts';
import * as disclosures from './disclosure.store.ts';
import * as consents from './store.ts';
import type { KeptConsent } from './store.ts';

export interface ShareRequest {
	personId: string;
	purpose: ConsentPurpose;
	recipient: string;
	categories: DataCategory[];
	/** What was told. */
	words: string;
}
export type ShareProblem =
	'share-with-missing' | 'share-what-missing' | 'share-words-missing' | 'share-not-covered';
export type ShareOutcome = { shareIds: string[] } | { problem: ShareProblem } | NotForYou;

/**
 * Writes down what is shared with somebody outside, each kind of data on the yes that covers it. One
 * kind that no yes of this person covers, and nothing is shared.
 */
export function shareWithPartner(
	actor: Actor,
	partId: string,
	request: ShareRequest
): Promise<ShareOutcome> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.consent');
		if ('problem' in found) return found;
		const persons = await people.ofPart(work, found.partId);
		if (!persons.some(({ id }) => id === request.personId)) return { problem: 'not-found' };
		const problem = unfinished(request);
		if (problem) return { problem };

		await plans.holdPlan(work, request.personId);
		const grounds = await groundsOf(work, found, request);
		if (!grounds) return { problem: 'share-not-covered' };
		const shareIds: string[] = [];
		for (const ground of grounds) shareIds.push(await share(work, found, { ground, request }));
		for (const subjectId of shareIds)
			await record(work, { chainId: found.partId, kind: 'disclosure.made', subjectId });
		return { shareIds };
	});
}

function unfinished({ recipient, categories, words }: ShareRequest): ShareProblem | undefined {
	if (recipient.trim() === '') return 'share-with-missing';
	if (categories.length === 0) return 'share-what-missing';
	return words.trim() === '' ? 'share-words-missing' : undefined;
}

/** For each kind of data the newest yes that covers it; undefined when one has none. */
async function groundsOf(
	work: StaffWork,
	{ partId }: CasePart,
	{ personId, purpose, recipient, categories }: ShareRequest
): Promise<KeptConsent[] | undefined> {
	const all = await consents.ofPart(work, partId);
	const grounds = categories.map((category) =>
		all.findLast((one) => covers(one, { personId, purpose, recipient, category }, work.now))
	);
	return grounds.every((one) => one !== undefined) ? grounds : undefined;
}

function share(
	work: StaffWork,
	{ partId, keyId }: CasePart,
	{ ground, request }: { ground: KeptConsent; request: ShareRequest }
): Promise<string> {
	const { id: consentId, personId, recipient, category } = ground;
	const words = request.words.trim();
	return disclosures.add(
		work,
		{ partId, keyId, personId, consentId },
		{ recipient, category, words }
	);
}
