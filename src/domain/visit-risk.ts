export type RiskQuestion = (typeof riskQuestions)[number];
export type RiskAnswer = (typeof riskAnswers)[number];
export type RiskAnswers = Partial<Record<RiskQuestion, RiskAnswer>>;
export type VisitRisk = (typeof visitRisks)[number];
/** The second person comes along, or stays where she can be reached. */
export type SecondHow = (typeof secondHows)[number];
export type SecondRule = SecondHow | 'none';
export type CompanyProblem = 'second-along-needed' | 'second-needed' | 'second-is-first';

/** Each asked so that yes is the risk (domain.md 2.13); what nobody knows is not no. */
export const riskQuestions = [
	'weapons',
	'aggression',
	'subject-near',
	'others',
	'confused',
	'dark',
	'coverage',
	'dogs',
	'neighbours'
] as const;
export const riskAnswers = ['yes', 'no', 'unknown'] as const;
export const visitRisks = ['low', 'raised', 'high'] as const;
export const secondHows = ['along', 'near'] as const;

const heavy: readonly RiskQuestion[] = ['weapons', 'aggression'];
const serious: readonly RiskQuestion[] = ['subject-near', 'others', 'confused'];
const light: readonly RiskQuestion[] = ['dark', 'coverage', 'dogs', 'neighbours'];

/** Somebody goes there: outside, or to an office that may not be ours. */
export function isVisit(method: string | null): boolean {
	return needsVisitPlan(method) || method === 'office';
}

/** Where nobody of ours is around. */
export function needsVisitPlan(method: string | null): boolean {
	return method === 'home' || method === 'elsewhere';
}

/** How heavy a visit weighs: a weapon or violence known, or two serious things together, is high. */
export function riskOf(answers: RiskAnswers): VisitRisk {
	const { yes, open } = counter(answers);
	const mayBeArmed = open(heavy) > 0 && yes(serious) > 0;
	if (yes(heavy) > 0 || yes(serious) > 1 || mayBeArmed) return 'high';
	const isRaised = open(heavy) + open(serious) + yes(serious) > 0 || yes(light) + open(light) > 1;
	return isRaised ? 'raised' : 'low';
}

/** Whoever goes where it may be dangerous goes in pairs; from raised on somebody knows where she is. */
export function secondRule(risk: VisitRisk): SecondRule {
	if (risk === 'high') return 'along';
	return risk === 'raised' ? 'near' : 'none';
}

/** A supervisor agrees before a high risk, and where nobody knows of weapons or violence and one goes alone. */
export function needsAgreement(answers: RiskAnswers, second: SecondHow | undefined): boolean {
	const risk = riskOf(answers);
	return risk === 'high' || (counter(answers).open(heavy) > 0 && second !== 'along');
}

/** What is wrong with who goes; undefined when nothing is. */
export function companyProblem(
	answers: RiskAnswers,
	{ goes, second }: { goes: string; second?: { id: string; how: SecondHow } | undefined }
): CompanyProblem | undefined {
	if (second?.id === goes) return 'second-is-first';
	const rule = secondRule(riskOf(answers));
	if (rule === 'along' && second?.how !== 'along') return 'second-along-needed';
	return rule === 'near' && !second ? 'second-needed' : undefined;
}

function counter(answers: RiskAnswers) {
	const given = (wanted: RiskAnswer) => (questions: readonly RiskQuestion[]) =>
		questions.filter((question) => (answers[question] ?? 'unknown') === wanted).length;
	return { yes: given('yes'), open: given('unknown') };
}
