import { may } from '#domain/access.ts';
import type { Actor } from '#domain/actor.ts';
import { wordsProblem } from '#domain/hand-over.ts';
import { hintDesk } from '../intakes/store.ts';
import { isId } from '../row-id.ts';
import { together, type StaffWork } from '../work.ts';
import { casesOf } from './open.store.ts';
import * as handOvers from './store.ts';
import type { GiveOutcome } from './store.ts';

export interface GiveRequest {
	fromId: string;
	/** By case: to whom, and what she must know. A case that is not among them stays. */
	cases: ReadonlyMap<string, { toId: string; words: string }>;
	/** What was taken from the desk goes back to it. */
	givesBack: boolean;
}
export type GivenProblem =
	Exclude<GiveOutcome, 'assigned' | 'not-found'> | 'too-long' | 'citizen-number';
export type GivenOutcome =
	| { given: number; problems: Map<string, GivenProblem> }
	| { problem: 'cases-missing' | 'not-allowed' };

/**
 * All that somebody works on goes to whom was chosen, each case by itself: one that cannot go stays
 * where it is, and says why.
 */
export function handOverCases(
	actor: Actor,
	{ fromId, cases, givesBack }: GiveRequest
): Promise<GivenOutcome> {
	return together(actor, async (work) => {
		if (!may(actor, 'review.view', undefined) || !isId(fromId)) return { problem: 'not-allowed' };
		if (cases.size === 0 && !givesBack) return { problem: 'cases-missing' };
		const problems = new Map<string, GivenProblem>();
		let given = 0;
		// in one order, so that two who do this at once wait for each other
		for (const { partId } of await casesOf(work, fromId)) {
			const meant = cases.get(partId);
			const problem = meant && (await giveOne(work, { partId, fromId, ...meant }));
			if (problem) problems.set(partId, problem);
			else if (meant) given += 1;
		}
		if (givesBack) await handOvers.giveBackOf(work, fromId);
		await hintDesk(work);
		return { given, problems };
	});
}

async function giveOne(
	work: StaffWork,
	{ words, ...whose }: { partId: string; fromId: string; toId: string; words: string }
): Promise<GivenProblem | undefined> {
	if (!isId(whose.toId)) return 'not-possible-now';
	const problem = wordsProblem(words);
	if (problem) return problem;
	const outcome = await handOvers.give(work, whose, words.trim());
	if (outcome === 'assigned') return undefined;
	return outcome === 'not-found' ? 'not-possible-now' : outcome;
}
