import { correctingProblem, type NoteRequest } from './corrected.ts';
import { withoutNone, type FieldProblems } from './field-problems.ts';
import { pastDayProblem } from './past-day.ts';
import { askedTextProblem } from './free-text.ts';
import { protectiveFactors } from './protective-factor.ts';
import { toldBy, type ToldBy } from './told-by.ts';

/** What somebody is looking for: four drives (domain brief 3.9). */
export const drivers = ['identity', 'justice', 'meaning', 'sensation'] as const;
/** Events that set something going, by where they come from (domain brief 3.9). */
export const triggersByLevel = {
	micro: [
		'confrontation_death',
		'problems_at_home',
		'loss_status_work_school',
		'discrimination_exclusion',
		'clash_with_authorities',
		'detention'
	],
	meso: [
		'breaking_social_ties',
		'meeting_radical_person',
		'joining_radical_group',
		'marriage',
		'training_camp',
		'propaganda_exposure',
		'disillusion_with_group',
		'leaving_group'
	],
	macro: [
		'attack_on_own_group',
		'government_policy_event',
		'call_to_action',
		'international_conflict'
	]
} as const;
export type TriggerLevel = keyof typeof triggersByLevel;
export const triggerLevels = Object.keys(triggersByLevel) as TriggerLevel[];
export const triggerFactors = triggerLevels.flatMap((level) => [...triggersByLevel[level]]);

export const factorCodes = {
	driver: drivers,
	trigger: triggerFactors,
	protective: protectiveFactors
} as const;
export type FactorKind = keyof typeof factorCodes;
export const factorKinds = Object.keys(factorCodes) as FactorKind[];
export type FactorCode = (typeof factorCodes)[FactorKind][number];

/** Whether an event opened somebody for an idea or for leaving it, or made it go faster or slower. */
export const turns = ['turning_point', 'catalyst'] as const;
export type Turn = (typeof turns)[number];
/** Towards extremism, or away from it. */
export const directions = ['towards', 'away'] as const;
export type Direction = (typeof directions)[number];
/** How much it plays a part; each step has its word, and none is added to another. */
export const strengths = [0, 1, 2, 3] as const;
export type Strength = (typeof strengths)[number];

/** How one factor stood with somebody on a day, as a professional saw it. */
export interface Factor {
	kind: FactorKind;
	code: FactorCode;
	turn: Turn | null;
	direction: Direction;
	strength: Strength;
	source: ToldBy;
	/** 'YYYY-MM-DD', about. */
	seenOn: string;
	/** What makes her think so. */
	words: string;
}

const longestWords = 1000;

/** What was seen, or by field why it cannot be kept. An event that set nothing going is none. */
export function readFactor(
	{ personId, fields, corrects }: NoteRequest,
	today: string
): { factor: Factor; reason: string } | { problems: FieldProblems } {
	const { words = '', seenOn = '', reason = '' } = fields;
	const kind = factorKinds.find((code) => code === fields['kind']);
	if (!kind) return { problems: { kind: 'factor-kind-missing' } };
	const isEvent = kind === 'trigger';
	const code = factorCodes[kind].find((one) => one === fields['code']);
	const turn = turns.find((one) => one === fields['turn']) ?? null;
	const direction = directions.find((one) => one === fields['direction']);
	const strength = strengths.find((one) => String(one) === fields['strength']);
	const source = toldBy.find((one) => one === fields['source']);
	const isStrong = strength !== undefined && !(isEvent && strength === 0);
	const problems = withoutNone({
		code: code ? undefined : 'factor-missing',
		personId: personId ? undefined : 'about-whom-missing',
		turn: isEvent && !turn ? 'turn-missing' : undefined,
		strength: isStrong ? undefined : 'strength-missing',
		direction: direction ? undefined : 'factor-direction-missing',
		words: askedTextProblem(words, longestWords),
		source: source ? undefined : 'source-missing',
		seenOn: pastDayProblem(seenOn, { today }),
		reason: correctingProblem(corrects, reason)
	});
	if (!code || !direction || !isStrong || !source || Object.keys(problems).length > 0)
		return { problems };
	const seen = { kind, code, turn: isEvent ? turn : null, direction, strength };
	return { factor: { ...seen, source, seenOn, words }, reason };
}

/** Where an event comes from: the person, the group around them, or the world. */
export function levelOfTrigger(code: FactorCode): TriggerLevel | undefined {
	return triggerLevels.find((level) =>
		(triggersByLevel[level] as readonly FactorCode[]).includes(code)
	);
}
