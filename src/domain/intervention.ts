import { textProblem } from './free-text.ts';
import { dayNumber } from './time.ts';

/** What kind of help it is (domain brief 3.4). */
export const interventionCategories = [
	'family_talk',
	'parenting_support',
	'systemic_therapy',
	'theological_talk',
	'mentor',
	'peer_group',
	'psycho_education',
	'trauma_treatment',
	'work_coaching',
	'housing_support',
	'debt_help',
	'resilience_youth',
	'counter_voice',
	'online_coaching',
	'mediation',
	'training'
] as const;
export type InterventionCategory = (typeof interventionCategories)[number];

/** How well it is known to work, after the ladder of the recognised interventions (domain brief 3.4). */
export const evidenceLevels = [
	'promising_theory',
	'described',
	'well_founded',
	'indications_effective',
	'effective'
] as const;
export type EvidenceLevel = (typeof evidenceLevels)[number];

export const audiences = [
	'parents',
	'partners',
	'siblings',
	'children',
	'young_people',
	'leaving',
	'schools',
	'professionals'
] as const;
export type Audience = (typeof audiences)[number];

/** Something that is offered, by us or elsewhere. */
export interface Intervention {
	name: string;
	provider: string;
	category: InterventionCategory;
	audiences: Audience[];
	/** Empty: everywhere. */
	region: string;
	cost: string;
	evidence: EvidenceLevel;
	/** What makes it work, as its makers say. */
	elements: string;
	evaluated: boolean;
	/** Where the report of that is. */
	report: string;
	/** 'YYYY-MM-DD' until which what is said here holds. */
	validUntil: string | null;
	/** 'YYYY-MM-DD' from which it is offered no more. */
	endedOn: string | null;
}
export type InterventionRequest = Record<
	| 'name'
	| 'provider'
	| 'category'
	| 'region'
	| 'cost'
	| 'evidence'
	| 'elements'
	| 'evaluated'
	| 'report'
	| 'validUntil'
	| 'endedOn',
	string
> & { audiences: string[] };
export type InterventionProblems = Record<string, string>;

const longest = { name: 120, provider: 120, region: 120, cost: 200, report: 300, elements: 2000 };
const texts = Object.keys(longest) as (keyof typeof longest)[];

/** What is offered, or by field why it cannot be kept. */
export function readIntervention(
	request: InterventionRequest
): { intervention: Intervention } | { problems: InterventionProblems } {
	const category = interventionCategories.find((code) => code === request.category);
	const evidence = evidenceLevels.find((code) => code === request.evidence);
	const forWhom = audiences.filter((code) => request.audiences.includes(code));
	const { evaluated, validUntil, endedOn } = request;
	const problems = {
		...(request.name.trim() === '' && { name: 'words-missing' }),
		...(request.provider.trim() === '' && { provider: 'words-missing' }),
		...(!category && { category: 'category-missing' }),
		...(!evidence && { evidence: 'evidence-missing' }),
		...(forWhom.length === 0 && { audiences: 'audience-missing' }),
		...(evaluated !== 'yes' && evaluated !== 'no' && { evaluated: 'evaluated-missing' }),
		...dayProblem('validUntil', validUntil),
		...dayProblem('endedOn', endedOn),
		...Object.fromEntries(
			texts.flatMap((name) => {
				const problem = textProblem(request[name], longest[name]);
				return problem ? [[name, problem]] : [];
			})
		)
	};
	if (!category || !evidence || Object.keys(problems).length > 0) return { problems };
	const words = Object.fromEntries(texts.map((name) => [name, request[name].trim()]));
	return {
		intervention: {
			...(words as Record<keyof typeof longest, string>),
			...{ category, evidence, audiences: forWhom, evaluated: evaluated === 'yes' },
			...{ validUntil: validUntil || null, endedOn: endedOn || null }
		}
	};
}

/** Whether it can be chosen to begin on this day; what was chosen before stays. */
export function isOffered({ endedOn }: Pick<Intervention, 'endedOn'>, on: string): boolean {
	return endedOn === null || on < endedOn;
}

/** Whether what stands in the catalogue has to be looked at again. */
export function isStale({ validUntil }: Pick<Intervention, 'validUntil'>, today: string): boolean {
	return validUntil !== null && validUntil < today;
}

function dayProblem(field: string, day: string): Record<string, string> {
	return day !== '' && Number.isNaN(dayNumber(day)) ? { [field]: 'day-unreadable' } : {};
}
