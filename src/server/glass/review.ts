import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import type { Verdict } from '#domain/glass.ts';
import { reasonProblem, type ReasonProblem } from '#domain/reason.ts';
import { recordRefusal } from '../audit/record.ts';
import * as cases from '../cases/store.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import { isId } from '../row-id.ts';
import { namesOfStaff } from '../staff/colleagues.store.ts';
import { together, type StaffWork } from '../work.ts';
import { openGlass, sealGlass } from './sealed-words.ts';
import * as glass from './store.ts';
import type { Glass } from './store.ts';

export interface GlassPage extends Pick<
	Glass,
	| 'id'
	| 'partId'
	| 'code'
	| 'brokenAt'
	| 'until'
	| 'endedAt'
	| 'reviewBy'
	| 'reviewedAt'
	| 'verdict'
> {
	by: string;
	reason: string;
	reviewedBy: string;
	review: string;
	/** How often this colleague did so before. */
	before: number;
	openings: { at: Date; kind: string }[];
	mayReview: boolean;
	now: Date;
}
type NotFound = { problem: 'not-found' };
export type ReviewOutcome =
	{ reviewed: true } | { problem: ReasonProblem | 'decided-before' } | NotFound;

/** What a supervisor looks at: who, why, what was opened, how often before. */
export function readGlass(actor: Actor, id: string): Promise<GlassPage | NotFound> {
	return together(actor, async (work) => {
		const found = await findGlass(work, id);
		if (!found) return { problem: 'not-found' };
		const names = await namesOfStaff(work);
		const key = await dataKeyOf(work, found.keyId);
		const { keyId, sealed, review, staffId, reviewedBy, ...shown } = found;
		return {
			...shown,
			by: names.get(staffId) ?? '',
			reviewedBy: names.get(reviewedBy ?? '') ?? '',
			reason: openGlass(key, id, 'sealed', sealed),
			review: openGlass(key, id, 'review', review),
			before: await glass.countBefore(work, found),
			openings: await glass.openings(work, found),
			mayReview: !found.reviewedAt && (await mayReview(work, found)),
			now: work.now
		};
	});
}

/** A verdict with words; nobody looks at her own. */
export function reviewGlass(
	actor: Actor,
	id: string,
	{ verdict, words }: { verdict: Verdict; words: string }
): Promise<ReviewOutcome> {
	return together(actor, async (work) => {
		const found = await findGlass(work, id);
		if (!found || !(await mayReview(work, found))) return { problem: 'not-found' };
		const problem = reasonProblem(words);
		if (problem) return { problem };
		const key = await dataKeyOf(work, found.keyId);
		const sealed = sealGlass(key, id, 'review', words.trim());
		const kept = await glass.review(work, id, { verdict, words: sealed });
		return kept ? { reviewed: true } : { problem: 'decided-before' };
	});
}

async function findGlass(work: StaffWork, id: string): Promise<Glass | undefined> {
	if (!isId(id)) return undefined;
	const found = may(work.actor, 'review.view', undefined) ? await glass.find(work, id) : undefined;
	if (!found) await recordRefusal(work, 'part.reading-refused', id);
	return found;
}

async function mayReview(work: StaffWork, { partId, staffId }: Glass): Promise<boolean> {
	const part = await cases.find(work, partId);
	return part !== undefined && may(work.actor, 'glass.review', { brokenBy: staffId, part });
}
