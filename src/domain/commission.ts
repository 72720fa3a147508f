import { textProblem } from './free-text.ts';
import { dayNumber, localDate } from './time.ts';

export const commissionStatuses = ['asked', 'given', 'refused'] as const;
export type CommissionStatus = (typeof commissionStatuses)[number];

/** Who ordered it: a municipality mostly; days as 'YYYY-MM-DD', empty where not known. */
export interface Commission {
	status: string;
	/** Who orders it, and which municipality directs the local approach. */
	commissioner: string;
	municipality: string;
	number: string;
	askedOn: string;
	decidedOn: string;
	validUntil: string;
}
export type CommissionProblem =
	| 'unanswered'
	| 'commissioner-missing'
	| 'day-missing'
	| 'day-unreadable'
	| 'ends-before-it-begins'
	| 'too-long'
	| 'citizen-number';
type Problems = Partial<Record<keyof Commission, CommissionProblem>>;

const longest = 200;
const texts = ['commissioner', 'municipality', 'number'] as const;
const days = ['askedOn', 'decidedOn', 'validUntil'] as const;

export function commissionProblems(typed: Commission): Problems {
	const { status, commissioner, decidedOn, validUntil } = typed;
	const problems: Problems = {};
	if (!commissionStatuses.some((known) => known === status)) problems.status = 'unanswered';
	if (commissioner.trim() === '') problems.commissioner = 'commissioner-missing';
	for (const name of texts) {
		const problem = textProblem(typed[name], longest);
		if (problem) problems[name] = problem;
	}
	for (const name of days)
		if (typed[name] && Number.isNaN(dayNumber(typed[name]))) problems[name] = 'day-unreadable';
	if (status !== 'asked' && decidedOn === '') problems.decidedOn = 'day-missing';
	if (decidedOn && validUntil && validUntil < decidedOn)
		problems.validUntil = 'ends-before-it-begins';
	return problems;
}

/** Whether it was given and holds on this day; without an end it holds. */
export function holdsCommission(
	commission: Pick<Commission, 'status' | 'validUntil'> | undefined,
	now: Date
): boolean {
	if (commission?.status !== 'given') return false;
	return commission.validUntil === '' || localDate(now) <= commission.validUntil;
}
