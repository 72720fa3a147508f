import { textProblem } from './free-text.ts';
import { dayNumber } from './time.ts';

/** In which frame somebody stands (domain brief 3.11); our help stays voluntary beside it. */
export const legalFrames = [
	'none',
	'suspect',
	'remand',
	'convicted',
	'conditional_release',
	'probation_supervision',
	'youth_protection_order',
	'guardianship',
	'administrative_measure'
] as const;
export type LegalFrameCode = (typeof legalFrames)[number];

/** Why we may know this at all (AVG article 10, UAVG 31 to 33). */
export const legalGrounds = ['explicit_consent', 'care_under_secrecy', 'vital_interest'] as const;
export type LegalGround = (typeof legalGrounds)[number];

export const legalDays = ['departedOn', 'arrestedOn', 'releaseOn', 'returnedOn'] as const;

/** Days as 'YYYY-MM-DD', empty where not known. */
export interface LegalFrame extends Record<(typeof legalDays)[number], string> {
	ground: string;
	frames: string[];
	/** Where somebody is held, and what is agreed about visits and letters. */
	facility: string;
	visits: string;
}
export type LegalProblem =
	'ground-missing' | 'unanswered' | 'day-unreadable' | 'too-long' | 'citizen-number';
type Problems = Partial<Record<keyof LegalFrame, LegalProblem>>;

const longest = { facility: 200, visits: 2000 };

export function legalProblems(typed: LegalFrame): Problems {
	const problems: Problems = {};
	if (!legalGrounds.some((known) => known === typed.ground)) problems.ground = 'ground-missing';
	const known: readonly string[] = legalFrames;
	const isNoneAmongMore = typed.frames.length > 1 && typed.frames.includes('none');
	if (typed.frames.length === 0 || isNoneAmongMore) problems.frames = 'unanswered';
	if (typed.frames.some((frame) => !known.includes(frame))) problems.frames = 'unanswered';
	for (const name of legalDays)
		if (typed[name] && Number.isNaN(dayNumber(typed[name]))) problems[name] = 'day-unreadable';
	for (const name of ['facility', 'visits'] as const) {
		const problem = textProblem(typed[name], longest[name]);
		if (problem) problems[name] = problem;
	}
	return problems;
}
