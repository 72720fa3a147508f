import { askedTextProblem, textProblem } from './free-text.ts';
import { dayNumber, localDate } from './time.ts';

/** Why help ends (domain brief 2.10). */
export const closureReasons = [
	'goals_met',
	'goals_partly_met',
	'concern_not_confirmed',
	'handed_over_local',
	'referred_elsewhere',
	'client_stopped',
	'no_contact_after_attempts',
	'subject_detained_other_lead',
	'subject_deceased',
	'moved_abroad',
	'commission_ended',
	'safety_of_staff',
	'duplicate',
	'other'
] as const;
export type ClosureReason = (typeof closureReasons)[number];

const good: readonly ClosureReason[] = ['goals_met', 'goals_partly_met', 'concern_not_confirmed'];

/** It ended as we hope it does; that there was nothing to worry about is one of them. */
export function endedWell(reason: ClosureReason): boolean {
	return good.includes(reason);
}

/** The checklist of closing: each line with its answers (domain brief 2.10, 3.5, 4.4). */
export const closingLines = {
	risk: ['low', 'raised', 'high', 'acute', 'unknown'],
	goals: ['scored', 'not-scored'],
	measures: ['asked', 'not-asked'],
	siblings: ['checked', 'none', 'not-checked'],
	children: ['safe', 'none', 'not-checked'],
	handOver: ['done', 'not-needed'],
	consents: ['reviewed', 'not-reviewed'],
	returning: ['told', 'not-told'],
	aftercare: ['planned', 'declined'],
	retention: ['R2', 'R3', 'R4', 'R5', 'R6'],
	lesson: ['written', 'none']
} as const;
export type ClosingLine = keyof typeof closingLines;
/** Each answer with the line it belongs to. */
export type ClosingAnswer = {
	[Line in ClosingLine]: `${Line}.${(typeof closingLines)[Line][number]}`;
}[ClosingLine];
export const closingLineNames = Object.keys(closingLines) as ClosingLine[];

/** Where a step that was asked for leads in truth: without aftercare the end comes at once. */
export function leadsTo<Status extends string>(
	toStatus: Status,
	aftercare: string | null
): Status | 'closed' {
	return toStatus === 'aftercare' && aftercare === 'declined' ? 'closed' : toStatus;
}

// an answer that asks for words: why not, or what it was
const asksWords = {
	goals: 'not-scored',
	measures: 'not-asked',
	siblings: 'not-checked',
	children: 'not-checked',
	handOver: 'done',
	consents: 'not-reviewed',
	returning: 'not-told',
	lesson: 'written'
} as const satisfies Partial<Record<ClosingLine, string>>;
export type LineInWords = keyof typeof asksWords;

/** Whether one of its answers is explained in words. */
export function isInWords(line: ClosingLine): line is LineInWords {
	return Object.hasOwn(asksWords, line);
}

/** The answer of a line that is explained in words; undefined where none is. */
export function wordsAskedBy(line: ClosingLine): string | undefined {
	return isInWords(line) ? asksWords[line] : undefined;
}

export interface Closing {
	reason: string;
	/** Why it ends, in words of whoever worked on it. */
	why: string;
	answers: Partial<Record<ClosingLine, string>>;
	words: Partial<Record<ClosingLine, string>>;
	/** Of a warm hand-over: the day, and the day on which they said that they have it. */
	handedOn: string;
	receiptOn: string;
}
export type ClosingField =
	ClosingLine | `${ClosingLine}-words` | 'reason' | 'why' | 'handedOn' | 'receiptOn';
export type ClosingProblem =
	| 'unanswered'
	| 'words-missing'
	| 'still-too-dangerous'
	| 'risk-not-known'
	| 'second-awaited'
	| 'aftercare-without-consent'
	| 'receipt-missing'
	| 'day-unreadable'
	| 'day-in-future'
	| 'too-long'
	| 'citizen-number';
export interface ClosingFacts {
	now: Date;
	/** A danger is open or the judgement that holds is grave, or the second one has yet to say whether it is. */
	danger: 'grave' | 'second-awaited' | undefined;
	/** She agreed that we contact her when it has ended. */
	hasAftercareConsent: boolean;
}
type Problems = Partial<Record<ClosingField, ClosingProblem>>;

const longestWords = 2000;

/** What is not answered yet, or stands in the way; empty when a second person may look at it. */
export function closingProblems(closing: Closing, facts: ClosingFacts): Problems {
	const problems: Problems = {};
	if (!closureReasons.some((known) => known === closing.reason)) problems.reason = 'unanswered';
	const why = askedTextProblem(closing.why, longestWords);
	if (why) problems.why = why;
	for (const line of closingLineNames) Object.assign(problems, lineProblems(line, closing, facts));
	return { ...problems, ...handOverProblems(closing, facts) };
}

function lineProblems(
	line: ClosingLine,
	{ answers, words }: Closing,
	facts: ClosingFacts
): Problems {
	const answer = answers[line] ?? '';
	const known: readonly string[] = closingLines[line];
	if (!known.includes(answer)) return { [line]: 'unanswered' };
	const said = words[line] ?? '';
	const isAsked = wordsAskedBy(line) === answer;
	const wrong = (isAsked ? askedTextProblem : textProblem)(said, longestWords);
	if (wrong) return { [`${line}-words`]: wrong };
	const stands = inTheWay(line, answer, facts);
	return stands ? { [line]: stands } : {};
}

// nothing is closed while somebody may be in danger, or while nobody knows
function inTheWay(
	line: ClosingLine,
	answer: string,
	{ danger, hasAftercareConsent }: ClosingFacts
): ClosingProblem | undefined {
	if (line === 'risk') {
		if (danger === 'grave' || answer === 'acute' || answer === 'high') return 'still-too-dangerous';
		if (danger) return danger;
		return answer === 'unknown' ? 'risk-not-known' : undefined;
	}
	const isPromised = line === 'aftercare' && answer === 'planned';
	return isPromised && !hasAftercareConsent ? 'aftercare-without-consent' : undefined;
}

// warm: the day, and that they said they have it
function handOverProblems(
	{ reason, answers, handedOn, receiptOn }: Closing,
	{ now }: ClosingFacts
): Problems {
	if (answers.handOver !== 'done')
		return reason === 'handed_over_local' ? { handOver: 'unanswered' } : {};
	const problems: Problems = {};
	const handed = dayProblem(handedOn, now);
	if (handed) problems.handedOn = handed;
	const receipt = receiptOn === '' ? 'receipt-missing' : dayProblem(receiptOn, now);
	if (receipt) problems.receiptOn = receipt;
	return problems;
}

function dayProblem(day: string, now: Date): ClosingProblem | undefined {
	if (Number.isNaN(dayNumber(day))) return 'day-unreadable';
	return day > localDate(now) ? 'day-in-future' : undefined;
}
