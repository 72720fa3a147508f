import type { Actor } from '#domain/actor.ts';
import { askedTextProblem } from '#domain/free-text.ts';
import { record } from '../audit/record.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import { isId } from '../row-id.ts';
import { together } from '../work.ts';
import * as ties from './tie.store.ts';

export interface CutRequest {
	tieId: string;
	reason: string;
}
export type CutOutcome =
	| { cut: true }
	| { problem: 'reason-missing' | 'citizen-number' | 'too-long' | 'changed-meanwhile' }
	| NotForYou;

const longestReason = 500;

/** A tie that was wrong, or is no longer there; that it was, by whom it ended and why stays. */
export function cutTie(
	actor: Actor,
	partId: string,
	{ tieId, reason }: CutRequest
): Promise<CutOutcome> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.write');
		if ('problem' in found) return found;
		const all = await ties.ofPart(work, found.partId);
		if (!isId(tieId) || !all.some(({ id }) => id === tieId)) return { problem: 'not-found' };
		const problem = askedTextProblem(reason, longestReason, 'reason-missing');
		if (problem) return { problem };

		if (!(await ties.end(work, found.partId, tieId))) return { problem: 'changed-meanwhile' };
		const { partId: chainId, keyId } = found;
		const about = { chainId, subjectId: tieId, keyId, detail: { reason } };
		await record(work, { ...about, kind: 'person.untied' });
		return { cut: true };
	});
}
