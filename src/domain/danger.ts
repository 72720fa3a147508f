import { holdsName } from './neutral-text.ts';
import { reasonProblem, type ReasonProblem } from './reason.ts';

/**
 * Walls hide people, never danger: what is known in one part of a T0, a T1, a duress word or a risk
 * that is judged acute is weighed for every other part about the same people, by a supervisor, within
 * the deadline.
 */
export const dangerKinds = ['level', 'duress', 'judgement'] as const;
export type DangerKind = (typeof dangerKinds)[number];
export const passingDecisions = ['passed-on', 'kept'] as const;
export type PassingDecision = (typeof passingDecisions)[number];

export interface PassingRequest {
	decision: PassingDecision;
	/** Why; supervisors alone read it. */
	reason: string;
	/** What the other part hears: the danger, not its source. Empty when it is kept. */
	words: string;
}
export type PassingProblem = ReasonProblem | 'words-missing' | 'too-long' | 'names-source';

const LONGEST_WORDS = 1000;

/** Why this decision cannot be kept as it is; `sourceNames` are the code of the part it came from, and the names of its people and counsellors. */
export function passingProblem(
	{ decision, reason, words }: PassingRequest,
	sourceNames: readonly string[]
): PassingProblem | undefined {
	return (
		(decision === 'kept' ? undefined : wordsProblem(words, sourceNames)) ?? reasonProblem(reason)
	);
}

function wordsProblem(words: string, sourceNames: readonly string[]): PassingProblem | undefined {
	if (words.trim() === '') return 'words-missing';
	if (words.length > LONGEST_WORDS) return 'too-long';
	return holdsName(words, sourceNames) ? 'names-source' : undefined;
}

/** Somebody has yet to decide about a part, or to look; `waiting` counts those parts. */
export function isToWeigh({ waiting, asksLook }: { waiting: number; asksLook: boolean }): boolean {
	return waiting > 0 || asksLook;
}

/** Of the parts a danger must be weighed for, those about which nobody decided. */
export function undecided(otherParts: readonly string[], decided: readonly string[]): string[] {
	return otherParts.filter((part) => !decided.includes(part));
}
