import { askedTextProblem, textProblem } from './free-text.ts';
import { fundings, hasBothAims, pathways, type TrajectoryType } from './trajectory-type.ts';

/** What help is for: that it goes no further with whom somebody worries about, and that no other follows (seed letter). */
export interface Aims {
	aimSubject: string;
	aimOtherRelatives: string;
}
export interface Described extends Aims {
	pathway: string;
	funding: string;
}
export type DescribedProblem = 'aim-missing' | 'unanswered' | 'too-long' | 'citizen-number';

const longest = 1000;

/** What is not right about it, by field; both aims stand on every trajectory of a family. */
export function describedProblems(
	type: TrajectoryType,
	typed: Described
): Partial<Record<keyof Described, DescribedProblem>> {
	const problems: Partial<Record<keyof Described, DescribedProblem>> = {};
	for (const aim of ['aimSubject', 'aimOtherRelatives'] as const) {
		const isAsked = hasBothAims(type) || aim === 'aimSubject';
		const problem = isAsked
			? askedTextProblem(typed[aim], longest, 'aim-missing')
			: textProblem(typed[aim], longest);
		if (problem) problems[aim] = problem;
	}
	if (!pathways.some((known) => known === typed.pathway)) problems.pathway = 'unanswered';
	const isKnown = typed.funding === '' || fundings.some((known) => known === typed.funding);
	if (!isKnown) problems.funding = 'unanswered';
	return problems;
}
