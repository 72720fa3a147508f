import type { Actor } from '#domain/actor.ts';
import { textProblem } from '#domain/free-text.ts';
import { isChecked, type CheckProblem, type SiblingCheck } from '#domain/sibling-check.ts';
import { record } from '../audit/record.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import { together } from '../work.ts';
import * as checks from './check.store.ts';
import * as people from './store.ts';

export interface CheckRequest {
	personId: string;
	check: SiblingCheck;
}
export type CheckOutcome =
	| { checkId: string }
	| { problem: Exclude<CheckProblem, 'worry-missing'> | 'citizen-number' | 'too-long' }
	| NotForYou;

const longestWords = 2000;

/** How a child of the family is doing, as somebody saw it today; what was seen before stays. */
export function checkSibling(
	actor: Actor,
	partId: string,
	{ personId, check }: CheckRequest
): Promise<CheckOutcome> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.write');
		if ('problem' in found) return found;
		const all = await people.ofPart(work, found.partId);
		const child = all.find(({ id }) => id === personId);
		if (!child) return { problem: 'not-found' };
		if (!isChecked(child.roles)) return { problem: 'not-a-child' };
		const problem = textProblem(check.words, longestWords);
		if (problem) return { problem };

		const checkId = await checks.add(work, found, { personId, check });
		await record(work, { chainId: found.partId, kind: 'sibling.checked', subjectId: checkId });
		return { checkId };
	});
}
