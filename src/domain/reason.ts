export type ReasonProblem = 'reason-missing' | 'reason-too-short' | 'reason-too-long';

/** A reason that somebody else must be able to weigh is a sentence, not a dot. */
const SHORTEST_REASON = 15;
const FEWEST_LETTERS = 10;
export const LONGEST_REASON = 2000;

/** What is wrong with a reason for an act that others look at later; undefined when nothing is. */
export function reasonProblem(reason: string): ReasonProblem | undefined {
	const words = reason.trim();
	if (words === '') return 'reason-missing';
	if (words.length < SHORTEST_REASON || lettersIn(words) < FEWEST_LETTERS)
		return 'reason-too-short';
	return words.length > LONGEST_REASON ? 'reason-too-long' : undefined;
}

function lettersIn(words: string): number {
	return words.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

/** Why somebody was not helped, and where she was referred to: whoever reads the one reads the other. */
export function withReferral(reason: string, referredTo: string): string {
	return [reason.trim(), referredTo.trim() && `→ ${referredTo.trim()}`].filter(Boolean).join(' ');
}
