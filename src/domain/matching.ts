import { sameName, soundsAlike } from './name-sound.ts';

/** Why somebody who contacts us may have spoken with us before, the strongest first. */
export const matchReasons = [
	'same-number',
	'same-number-other-voice',
	'same-name',
	'name-sounds-alike',
	'same-municipality-and-age'
] as const;
export type MatchReason = (typeof matchReasons)[number];

/** What can be compared of a contact or a person. What is not known is absent: nothing stands in for it. */
export interface Traits {
	/** E.164, or what stands for it; absent when it was withheld, unreadable or not given. */
	number?: string | undefined;
	/** As she is called, and as it stands in papers. */
	name?: string | undefined;
	fullName?: string | undefined;
	/** Who the person of concern is to whoever asks. */
	relation?: string | undefined;
	municipality?: string | undefined;
	ageBand?: string | undefined;
}
export interface Known extends Traits {
	id: string;
	/** When it came in or was written down. */
	at: Date;
}
export interface Suggestion<K extends Known> {
	of: K;
	reasons: MatchReason[];
}

// A number says more than a name, and both together most; a region and an age are those of thousands.
const weights: Record<MatchReason, number> = {
	'same-number': 8,
	'same-number-other-voice': 6,
	'same-name': 5,
	'name-sounds-alike': 3,
	'same-municipality-and-age': 1
};

/**
 * Who this contact may be, with the reasons, the likeliest first and of equals the latest: a question to a person,
 * never an answer. A number is a house or a family as often as it is somebody, so alone it joins nothing.
 */
export function suggestions<K extends Known>(
	contact: Traits,
	known: readonly K[]
): Suggestion<K>[] {
	return known
		.map((of) => ({ of, reasons: reasonsFor(contact, of) }))
		.filter(({ reasons }) => reasons.length > 0)
		.toSorted(byLikelihood);
}

/** Empty when nothing but a region and an age are alike. */
export function reasonsFor(one: Traits, other: Traits): MatchReason[] {
	const [ofNumber, ofName] = [numberReason(one, other), nameReason(one, other)];
	if (!ofNumber && !ofName) return [];
	return [ofNumber, ofName, ageReason(one, other)].filter((reason) => reason !== undefined);
}

function numberReason(one: Traits, other: Traits): MatchReason | undefined {
	if (!isSame(one, other, 'number')) return undefined;
	return isOtherVoice(one, other) ? 'same-number-other-voice' : 'same-number';
}

/** Something of what was told is not what the one before told. */
function isOtherVoice(one: Traits, other: Traits): boolean {
	const isNamed = namesOf(one).length > 0 && namesOf(other).length > 0;
	const otherName = isNamed && !isAny(one, other, soundsAlike);
	const otherKin = isKnown(one.relation) && isKnown(other.relation);
	return otherName || (otherKin && one.relation !== other.relation);
}

function nameReason(one: Traits, other: Traits): MatchReason | undefined {
	if (isAny(one, other, sameName)) return 'same-name';
	return isAny(one, other, soundsAlike) ? 'name-sounds-alike' : undefined;
}

function isAny(one: Traits, other: Traits, isAlike: typeof soundsAlike): boolean {
	return namesOf(one).some((name) => namesOf(other).some((known) => isAlike(name, known)));
}

function namesOf({ name, fullName }: Traits): string[] {
	return [name, fullName].flatMap((given) => (given?.trim() ? [given] : []));
}

function ageReason(one: Traits, other: Traits): MatchReason | undefined {
	const isAlike = isSame(one, other, 'municipality') && isSame(one, other, 'ageBand');
	return isAlike ? 'same-municipality-and-age' : undefined;
}

function isSame(one: Traits, other: Traits, trait: keyof Traits): boolean {
	return isKnown(one[trait]) && one[trait] === other[trait];
}

function isKnown(value: string | undefined): boolean {
	return value !== undefined && value.trim() !== '' && value !== 'unknown';
}

function byLikelihood(one: Suggestion<Known>, other: Suggestion<Known>): number {
	return (
		weightOf(other) - weightOf(one) ||
		other.of.at.getTime() - one.of.at.getTime() ||
		(one.of.id < other.of.id ? -1 : 1)
	);
}

function weightOf({ reasons }: Suggestion<Known>): number {
	return reasons.reduce((sum, reason) => sum + weights[reason], 0);
}
