import { pastDayProblem } from './past-day.ts';
import { textProblem } from './free-text.ts';
import { identificationGrounds, type IdentificationGround } from './person.ts';
import type { TrajectoryType } from './trajectory-type.ts';

/** The services in which a professional is advised; she stays in charge of her own case (domain brief 2.12). */
export const adviceTypes = [
	'consultation',
	'trajectory_advice',
	'interpretation',
	'liv_asylum',
	'lat_minor_returnee'
] as const satisfies TrajectoryType[];
export type AdviceType = (typeof adviceTypes)[number];

export const occupations = [
	'school',
	'youth',
	'care',
	'municipality',
	'police',
	'asylum',
	'probation',
	'prison',
	'other'
] as const;
export type Occupation = (typeof occupations)[number];
export const questionKinds = [
	'signal',
	'talk_skills',
	'law_sharing',
	'escalation',
	'school_incident',
	'detainee'
] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** What a professional asks, and what she tells: each kind of knowing apart. */
export interface Question {
	occupation: Occupation;
	kind: QuestionKind;
	ground: IdentificationGround | null;
	/** 'YYYY-MM-DD'. */
	askedOn: string;
	words: QuestionWords;
}
export interface QuestionWords {
	organisation: string;
	question: string;
	/** What she saw and heard herself. */
	seen: string;
	/** What others told her, and who. */
	heard: string;
	/** What she thinks of it. */
	thinks: string;
	/** What speaks against the worry. */
	against: string;
	/** How we call the person it is about; never a name without a ground. */
	subject: string;
	groundReason: string;
	fullName: string;
	/** What was handed to us, as a list. */
	material: string;
	/** Who of ours thinks along. */
	experts: string;
}
export type QuestionRequest = Record<'occupation' | 'kind' | 'ground' | 'askedOn', string> &
	QuestionWords;
export type QuestionProblems = Record<string, string>;

const longest: Record<keyof QuestionWords, number> = {
	organisation: 160,
	question: 2000,
	seen: 4000,
	heard: 4000,
	thinks: 2000,
	against: 2000,
	subject: 80,
	groundReason: 500,
	fullName: 160,
	material: 2000,
	experts: 300
};
export const questionTexts = Object.keys(longest) as (keyof QuestionWords)[];

export function isAdvice(type: TrajectoryType): type is AdviceType {
	return adviceTypes.some((one) => one === type);
}

/** A duiding: it says what something is, so it is made of material, and ends in a conclusion. */
export function isInterpretation(type: TrajectoryType): boolean {
	return isAdvice(type) && type !== 'consultation' && type !== 'trajectory_advice';
}

/** Whether a second person reads it before it is given; a short question may be answered at once. */
export function asksSecond(type: TrajectoryType): boolean {
	return type !== 'consultation';
}

/** The question, or by field why it cannot be kept. */
export function readQuestion(
	request: QuestionRequest,
	today: string
): { question: Question } | { problems: QuestionProblems } {
	const occupation = occupations.find((code) => code === request.occupation);
	const kind = questionKinds.find((code) => code === request.kind);
	const ground = identificationGrounds.find((code) => code === request.ground) ?? null;
	const { askedOn } = request;
	const when = pastDayProblem(askedOn, { today });
	const problems = {
		...(!occupation && { occupation: 'occupation-missing' }),
		...(!kind && { kind: 'question-kind-missing' }),
		...(when && { askedOn: when }),
		...(request.question.trim() === '' && { question: 'words-missing' }),
		...(request.seen.trim() === '' && { seen: 'seen-missing' }),
		...namingProblems(request, ground),
		...Object.fromEntries(
			questionTexts.flatMap((name) => {
				const problem = textProblem(request[name], longest[name]);
				return problem ? [[name, problem]] : [];
			})
		)
	};
	if (!occupation || !kind || Object.keys(problems).length > 0) return { problems };
	const words = Object.fromEntries(questionTexts.map((name) => [name, request[name].trim()]));
	return {
		question: { occupation, kind, ground, askedOn, words: words as unknown as QuestionWords }
	};
}

// a first and a last name are two words
function namingProblems(
	{ subject, fullName, groundReason }: QuestionRequest,
	ground: IdentificationGround | null
): QuestionProblems {
	if (ground) return groundReason.trim() === '' ? { groundReason: 'reason-missing' } : {};
	return {
		...(/\S\s+\S/.test(subject.trim()) && { subject: 'code-word-only' }),
		...(fullName.trim() !== '' && { fullName: 'name-needs-ground' })
	};
}
