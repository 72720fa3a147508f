import { rhythms } from './cadence.ts';
import { workingDayBy, type Holidays } from './deadline.ts';
import { withoutNone, type FieldProblems } from './field-problems.ts';
import { askedTextProblem, textProblem } from './free-text.ts';
import { dayAfter, dayNumber } from './time.ts';

/** Chosen by a professional, never reckoned (domain brief 3.5; AVG article 22). */
export const riskLevels = ['unknown', 'low', 'raised', 'high', 'acute'] as const;
export type RiskLevel = (typeof riskLevels)[number];
/** What is looked at before a level is chosen. */
export const riskHeadings = [
	'violence_intention',
	'capacity_means',
	'network',
	'stressors',
	'protective_factors',
	'contact_quality'
] as const;
export type RiskHeading = (typeof riskHeadings)[number];
/** What the second assessor says. */
export const secondAnswers = ['agrees', 'differs'] as const;
export type SecondAnswer = (typeof secondAnswers)[number];

/** A judgement with its reasons; under a heading that is not there nothing is known, and that is said. */
export interface Judgement {
	level: RiskLevel;
	headings: Partial<Record<RiskHeading, string>>;
	reasoning: string;
	/** 'YYYY-MM-DD': when somebody looks again. */
	dueOn: string;
}
export interface JudgementRequest {
	level: string;
	fields: Record<string, string>;
	/** Headings of which she says that nothing is known. */
	unknown: readonly string[];
	/** Empty: by the rule. */
	dueOn: string;
}
/** What decides when somebody looks again. */
export interface DueFacts {
	today: string;
	/** Of a danger that is open in the case. */
	danger?: 'T0' | 'T1' | undefined;
	holidays?: Holidays;
}
export interface Earlier {
	level: RiskLevel;
	/** A second assessor was asked and has not answered. */
	waits: boolean;
	/** Hers, where she saw it otherwise. */
	secondLevel?: RiskLevel | null;
}

const grave: readonly RiskLevel[] = ['high', 'acute'];
const longestWords = 2000;
const longestReasoning = 4000;

// a level is looked at again as often as a case of that urgency (domain brief 2.9); not known is not low
const every = {
	acute: rhythms.T0['cadence-risk-review'],
	high: rhythms.T1['cadence-risk-review'],
	raised: rhythms.T2['cadence-risk-review'],
	unknown: rhythms.T2['cadence-risk-review'],
	low: rhythms.family['cadence-review']
} as const satisfies Record<RiskLevel, { days?: number; months?: number }>;

export function isGrave(level: RiskLevel): boolean {
	return grave.includes(level);
}

/** Whether supervisors hear of it at once, as of every danger; nobody waits for the second one with that. */
export function ringsSupervisors(level: RiskLevel): boolean {
	return level === 'acute';
}

/** Whether another person judges too: what is grave, and whatever comes after it, so that nobody lowers it alone. */
export function asksSecond(level: RiskLevel, earlier: Earlier | undefined): boolean {
	return isGrave(level) || doubtAbout(earlier) !== undefined;
}

/** Why nobody is sure that it is not grave: it is in the eyes of either, or the second one has not answered. */
export function doubtAbout(holds: Earlier | undefined): 'grave' | 'second-awaited' | undefined {
	if (!holds) return undefined;
	const { level, waits, secondLevel } = holds;
	if (isGrave(level) || (secondLevel && isGrave(secondLevel))) return 'grave';
	return waits ? 'second-awaited' : undefined;
}

/** The last day on which somebody looks again: by the level, and no later than a danger that is open asks. */
export function lastDueOn(level: RiskLevel, { today, danger, holidays }: DueFacts): string {
	const byLevel = dayAfter(today, every[level]);
	const days = [isGrave(level) ? byLevel : workingDayBy(byLevel, holidays)];
	if (danger) days.push(dayAfter(today, rhythms[danger]['cadence-risk-review']));
	return days.toSorted()[0]!;
}

/**
 * The judgement as it was typed, or by field why it cannot be kept. Under every heading somebody says what
 * she sees, or that she does not know; when it is acute there is no time for that, and why is enough.
 */
export function readJudgement(
	{ level, fields, unknown, dueOn }: JudgementRequest,
	facts: DueFacts
): { judgement: Judgement } | { problems: FieldProblems } {
	const chosen = riskLevels.find((code) => code === level);
	const wordsOf = (name: RiskHeading) => (unknown.includes(name) ? '' : (fields[name] ?? ''));
	const { reasoning = '' } = fields;
	const open = (name: RiskHeading) =>
		chosen !== 'acute' && wordsOf(name) === '' && !unknown.includes(name);
	const problems = withoutNone({
		...Object.fromEntries(
			riskHeadings.map((name) => [
				name,
				open(name) ? 'heading-open' : textProblem(fields[name] ?? '', longestWords)
			])
		),
		reasoning: askedTextProblem(reasoning, longestReasoning),
		level: chosen ? undefined : 'risk-level-missing',
		dueOn: chosen && dueProblem(dueOn, lastDueOn(chosen, facts), facts.today)
	});
	if (!chosen || Object.keys(problems).length > 0) return { problems };
	const told = riskHeadings.filter((name) => wordsOf(name) !== '');
	const headings = Object.fromEntries(told.map((name) => [name, wordsOf(name)]));
	const due = dueOn || lastDueOn(chosen, facts);
	return { judgement: { level: chosen, headings, reasoning, dueOn: due } };
}

/** What the other one says; who sees it otherwise says how, and why. */
export function readSecond(
	{ says, level, words }: { says: string; level: string; words: string },
	first: RiskLevel
): { says: SecondAnswer; level: RiskLevel | null; words: string } | { problems: FieldProblems } {
	const answer = secondAnswers.find((code) => code === says);
	const other = riskLevels.find((code) => code === level && code !== first);
	const differs = answer === 'differs';
	const problems = withoutNone({
		says: answer ? undefined : 'second-says-missing',
		secondLevel: differs && !other ? 'second-level-missing' : undefined,
		words: (differs ? askedTextProblem : textProblem)(words, longestWords)
	});
	if (!answer || Object.keys(problems).length > 0) return { problems };
	return { says: answer, level: differs ? other! : null, words };
}

function dueProblem(dueOn: string, last: string, today: string): string | undefined {
	if (dueOn === '') return undefined;
	if (Number.isNaN(dayNumber(dueOn))) return 'day-unreadable';
	if (dueOn < today) return 'in-the-past';
	return dueOn > last ? 'risk-day-too-far' : undefined;
}
