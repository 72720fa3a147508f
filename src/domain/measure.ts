import { pastDayProblem } from './past-day.ts';
import { isAnswer, score15Items } from './score-15.ts';
import { dayNumber } from './time.ts';

export const measureKinds = ['score_15', 'wellbeing', 'session_feedback', 'external'] as const;
export type MeasureKind = (typeof measureKinds)[number];
export const measureMoments = ['start', 'interim', 'end', 'aftercare'] as const;
export type MeasureMoment = (typeof measureMoments)[number];
/** What is asked after a session, 0 to 10, in words of our own. */
export const feedbackQuestions = ['heard', 'useful', 'safe', 'clear'] as const;
export type FeedbackQuestion = (typeof feedbackQuestions)[number];

/** An assessment that was made elsewhere: when, by whom, what came of it. Never its items. */
export interface External {
	name: string;
	doneBy: string;
	outcome: string;
	/** 'YYYY-MM-DD'; empty when it was not said. */
	validUntil: string;
}
export type Measured =
	| { kind: 'score_15'; moment: MeasureMoment; answers: (number | undefined)[] }
	| { kind: 'wellbeing'; value: number }
	| { kind: 'session_feedback'; values: Partial<Record<FeedbackQuestion, number>> }
	| ({ kind: 'external' } & External);
/** As it was typed. */
export interface MeasureRequest {
	kind: string;
	/** Empty: of nobody in particular. */
	personId: string;
	/** 'YYYY-MM-DD'. */
	takenOn: string;
	fields: Record<string, string>;
}
export type MeasureProblems = Record<string, string>;

const tooYoung = '<12';

/** What was measured, or by field why it cannot be kept. */
export function readMeasure(
	{ kind, personId, takenOn, fields }: MeasureRequest,
	{ today, ageBand }: { today: string; ageBand?: string | undefined }
): { measured: Measured } | { problems: MeasureProblems } {
	const known = measureKinds.find((code) => code === kind);
	if (!known) return { problems: { kind: 'kind-unknown' } };
	const read = readers[known](fields);
	const when = pastDayProblem(takenOn, { today });
	const who = known === 'external' ? undefined : whoProblem(known, personId, ageBand);
	const problems = {
		...('problems' in read && read.problems),
		...(when && { takenOn: when }),
		...(who && { personId: who })
	};
	return Object.keys(problems).length > 0 || 'problems' in read ? { problems } : read;
}

type Read = { measured: Measured } | { problems: MeasureProblems };
const readers: Record<MeasureKind, (fields: Record<string, string>) => Read> = {
	score_15: readScore15,
	wellbeing: ({ wellbeing = '' }) => {
		const value = outOfTen(wellbeing);
		return value === undefined
			? { problems: { wellbeing: 'number-out-of-range' } }
			: { measured: { kind: 'wellbeing', value } };
	},
	session_feedback: readFeedback,
	external: readExternal
};

function readScore15(fields: Record<string, string>): Read {
	const moment = measureMoments.find((code) => code === fields['moment']);
	const answers = Array.from({ length: score15Items }, (_, index) => {
		const given = Number(fields[`item-${index + 1}`] || NaN);
		return isAnswer(given) ? given : undefined;
	});
	if (!moment) return { problems: { moment: 'moment-missing' } };
	return answers.every((answer) => answer === undefined)
		? { problems: { 'item-1': 'nothing-answered' } }
		: { measured: { kind: 'score_15', moment, answers } };
}

function readFeedback(fields: Record<string, string>): Read {
	const given = feedbackQuestions.filter((name) => (fields[name] ?? '') !== '');
	if (given.length === 0) return { problems: { heard: 'nothing-answered' } };
	const values = given.map((name) => [name, outOfTen(fields[name]!)] as const);
	const odd = values.filter(([, value]) => value === undefined);
	if (odd.length > 0)
		return { problems: Object.fromEntries(odd.map(([name]) => [name, 'number-out-of-range'])) };
	return { measured: { kind: 'session_feedback', values: Object.fromEntries(values) } };
}

function readExternal(fields: Record<string, string>): Read {
	const { name = '', doneBy = '', outcome = '', validUntil = '' } = fields;
	const problems = {
		...(name.trim() === '' && { name: 'words-missing' }),
		...(doneBy.trim() === '' && { doneBy: 'words-missing' }),
		...(validUntil !== '' &&
			Number.isNaN(dayNumber(validUntil)) && { validUntil: 'day-unreadable' })
	};
	if (Object.keys(problems).length > 0) return { problems };
	return { measured: { kind: 'external', name, doneBy, outcome, validUntil } };
}

function outOfTen(typed: string): number | undefined {
	const value = /^\d{1,2}$/.test(typed.trim()) ? Number(typed) : NaN;
	return value <= 10 ? value : undefined;
}

function whoProblem(kind: MeasureKind, personId: string, ageBand?: string): string | undefined {
	if (!personId) return 'person-missing';
	return kind === 'score_15' && ageBand === tooYoung ? 'too-young-for-score' : undefined;
}
