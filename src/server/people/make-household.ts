import type { Actor } from '#domain/actor.ts';
import { textProblem } from '#domain/free-text.ts';
import { record } from '../audit/record.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import { together } from '../work.ts';
import * as households from './household.store.ts';
import * as people from './store.ts';

export interface HouseholdRequest {
	/** What it is called among colleagues; never an address. */
	name: string;
	personIds: string[];
}
export type HouseholdOutcome =
	| { householdId: string }
	| { problem: 'nobody-lives-there' | 'citizen-number' | 'too-long' }
	| NotForYou;

const longestName = 80;

/** These people live together; whoever lived elsewhere moved. */
export function makeHousehold(
	actor: Actor,
	partId: string,
	{ name, personIds }: HouseholdRequest
): Promise<HouseholdOutcome> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.write');
		if ('problem' in found) return found;
		if (personIds.length === 0) return { problem: 'nobody-lives-there' };
		const problem = textProblem(name, longestName);
		if (problem) return { problem };
		const all = await people.ofPart(work, found.partId);
		if (!personIds.every((one) => all.some(({ id }) => id === one)))
			return { problem: 'not-found' };

		const householdId = await households.add(work, found, { name: name.trim() });
		await households.moveIn(work, { partId: found.partId, householdId }, personIds);
		const about = { chainId: found.partId, subjectId: householdId };
		await record(work, { ...about, kind: 'household.made' });
		return { householdId };
	});
}
