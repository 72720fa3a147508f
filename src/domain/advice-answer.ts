import { asksSecond, isInterpretation, type AdviceType } from './advice.ts';
import { pastDayProblem } from './past-day.ts';
import { askedTextProblem, textProblem } from './free-text.ts';
import { phases, type TrajectoryType } from './trajectory-type.ts';

/** What a professional may be advised to do (domain brief 2.12). */
export const adviceSteps = [
	'talk',
	'involve_parents',
	'internal_expert',
	'local_reporting_point',
	'ssv',
	'jep',
	'lse_trajectory',
	'police'
] as const;
export type AdviceStep = (typeof adviceSteps)[number];
/** What a duiding may say. */
export const conclusions = [
	'no_extremism',
	'concern_no_extremism',
	'radicalising',
	'non_violent_extremism',
	'violent_extremism_indications',
	'insufficient_information'
] as const;
export type Conclusion = (typeof conclusions)[number];
export const givingWays = ['phone', 'talk', 'video', 'letter', 'email'] as const;
export type GivingWay = (typeof givingWays)[number];
/** What became of it, asked after four weeks. */
export const usedWords = ['yes', 'partly', 'not_yet', 'no', 'not_reached'] as const;
export type Used = (typeof usedWords)[number];

export interface Draft {
	conclusion: Conclusion | null;
	steps: AdviceStep[];
	answer: string;
	/** What was agreed about how it goes on. */
	agreed: string;
}
export interface Giving {
	/** 'YYYY-MM-DD'. */
	givenOn: string;
	how: GivingWay;
}
export interface Outcome {
	askedOn: string;
	used: Used;
	helped: number | null;
	/** "My scope for action grew", of coaching alone. */
	scope: number | null;
	words: string;
}
type Problems = { problems: Record<string, string> };

const longest = { answer: 8000, agreed: 1000, words: 2000 };

export function readDraft(
	request: { conclusion: string; steps: string[]; answer: string; agreed: string },
	type: TrajectoryType
): { draft: Draft } | Problems {
	const { answer, agreed } = request;
	const conclusion = isInterpretation(type)
		? (conclusions.find((code) => code === request.conclusion) ?? null)
		: null;
	const problems = {
		...(isInterpretation(type) && !conclusion && { conclusion: 'conclusion-missing' }),
		...named('answer', askedTextProblem(answer, longest.answer)),
		...named('agreed', textProblem(agreed, longest.agreed))
	};
	if (Object.keys(problems).length > 0) return { problems };
	const steps = adviceSteps.filter((code) => request.steps.includes(code));
	return { draft: { conclusion, steps, answer: answer.trim(), agreed: agreed.trim() } };
}

export function readGiving(
	{ givenOn, how }: Record<keyof Giving, string>,
	{ askedOn, today }: { askedOn: string; today: string }
): { giving: Giving } | Problems {
	const way = givingWays.find((code) => code === how);
	const when = pastDayProblem(givenOn, { from: askedOn, today });
	if (!way || when)
		return { problems: { ...(when && { givenOn: when }), ...(!way && { how: 'way-missing' }) } };
	return { giving: { givenOn, how: way } };
}

export function readOutcome(
	request: Record<keyof Outcome, string>,
	{ type, givenOn, today }: { type: TrajectoryType; givenOn: string; today: string }
): { outcome: Outcome } | Problems {
	const { askedOn, words } = request;
	const used = usedWords.find((code) => code === request.used);
	const wasReached = used !== undefined && used !== 'not_reached';
	const helped = wasReached ? outOfFive(request.helped) : null;
	const scope = wasReached && type === 'trajectory_advice' ? outOfFive(request.scope) : null;
	const when = pastDayProblem(askedOn, { from: givenOn, today });
	const problems = {
		...(when && { askedOn: when }),
		...(!used && { used: 'used-missing' }),
		...named('words', textProblem(words, longest.words))
	};
	if (!used || Object.keys(problems).length > 0) return { problems };
	return { outcome: { askedOn, used, helped, scope, words: words.trim() } };
}

/** Where an advice stands: what is the next thing to be done with it. */
export type AdviceStage = 'to-write' | 'second-reading' | 'to-give' | 'given' | 'looked-back';
export interface CameOfIt {
	/** The first one first. */
	drafts: readonly { decision: 'agreed' | 'sent-back' | null }[];
	given?: object | undefined;
	outcome?: object | undefined;
}

export function stageOf(type: TrajectoryType, { drafts, given, outcome }: CameOfIt): AdviceStage {
	if (outcome) return 'looked-back';
	if (given) return 'given';
	const newest = drafts.at(-1);
	if (!newest || newest.decision === 'sent-back') return 'to-write';
	return newest.decision === 'agreed' || !asksSecond(type) ? 'to-give' : 'second-reading';
}

const ordered = {
	'second-reading': 'second-reading',
	'to-give': 'second-reading',
	given: 'delivered',
	'looked-back': 'evaluation'
} as const;
const phaseAt: Record<AdviceType, Partial<Record<AdviceStage, string>>> = {
	consultation: { 'to-give': 'advice', given: 'check', 'looked-back': 'check' },
	trajectory_advice: {
		...{ 'second-reading': 'plan', 'to-give': 'plan' },
		...{ given: 'sessions', 'looked-back': 'evaluation' }
	},
	interpretation: ordered,
	liv_asylum: ordered,
	lat_minor_returnee: ordered
};

/** The phase of the help once its advice is so far; it goes forward alone, since another question of the same help may be further. */
export function phaseWith(
	{ type, phase }: { type: AdviceType; phase: string },
	stage: AdviceStage
): string {
	const way: readonly string[] = phases[type];
	const to = phaseAt[type][stage] ?? phase;
	return way.indexOf(to) > way.indexOf(phase) ? to : phase;
}

function outOfFive(typed: string): number | null {
	return /^[1-5]$/.test(typed) ? Number(typed) : null;
}

function named(field: keyof typeof longest, problem: string | undefined): Record<string, string> {
	return problem ? { [field]: problem } : {};
}
