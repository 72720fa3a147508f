import { planEnd } from '#domain/safe-contact-term.ts';
import { isTalk } from '#domain/safe-contact-detail.ts';
import { record } from '../audit/record.ts';
import type { CasePart } from '../cases/store.ts';
import type { KeptFollowUp } from '../follow-ups/store.ts';
import { renewFamilyReminders } from '../notifications/plan.ts';
import * as people from '../people/store.ts';
import type { StaffWork } from '../work.ts';
import { markOf } from './standing.ts';
import * as plans from './store.ts';

/** A plan that may be confirmed anew by one tick: it was agreed to, and this talk was with her. */
export interface StillGood {
	personId: string;
	mark: string;
	version: plans.PlanVersion;
}

/** The plan that a talk can confirm anew; undefined when it has to be gone through as a whole. */
export async function stillGood(
	work: StaffWork,
	found: Pick<CasePart, 'partId'>,
	talk: Pick<KeptFollowUp, 'kind' | 'method' | 'personId'>
): Promise<StillGood | undefined> {
	const [asker] = await people.ofPart(work, found.partId);
	const isWithHer = talk.kind === 'appointment' && talk.personId === asker?.id;
	if (!asker || !isWithHer || !isTalk(talk.method)) return undefined;
	const version = await plans.latest(work, asker.id);
	if (!version?.confirmedAt) return undefined;
	const mark = markOf(version, await people.phoneOf(work, asker.id));
	return { personId: asker.id, mark, version };
}

/** "Is this plan still good?" Yes, in a talk: the same once more, for 90 days, as a version of its own. */
export async function confirmAgain(
	work: StaffWork,
	{ partId, keyId }: CasePart,
	{ personId, version }: StillGood
): Promise<void> {
	const planId = await plans.addVersion(
		work,
		{ partId, keyId, personId },
		{
			kept: { ...version.kept, validUntil: planEnd(work.now) },
			createdBy: work.actor.id,
			confirmed: { at: work.now, by: work.actor.id }
		}
	);
	await record(work, { chainId: partId, kind: 'plan.confirmed', subjectId: planId });
	await renewFamilyReminders(work, personId);
}
