import type { Suggested } from '../matching/suggest.ts';
import type { StaffWork } from '../work.ts';
import { ownOpenParts, type OpenPart } from './store.ts';

/** The actor's own open cases, those first in which somebody was suggested. */
export async function destinationsFor(
	work: StaffWork,
	suggested: readonly Suggested[]
): Promise<(OpenPart & { isSuggested: boolean })[]> {
	const likely = new Set(suggested.map(({ partId }) => partId));
	const all = (await ownOpenParts(work)).map((one) => ({
		...one,
		isSuggested: likely.has(one.partId)
	}));
	return [
		...all.filter(({ isSuggested }) => isSuggested),
		...all.filter(({ isSuggested }) => !isSuggested)
	];
}
