import type { Answer } from './triage.ts';

/**
 * What somebody is to somebody else, and what that other is in turn. The first of the two says it:
 * a mother is `parent_of` her son, who is `child_of` her.
 */
export const inverses = {
	parent_of: 'child_of',
	stepparent_of: 'stepchild_of',
	grandparent_of: 'grandchild_of',
	guardian_of: 'ward_of',
	aunt_uncle_of: 'niece_nephew_of',
	partner_of: 'partner_of',
	former_partner_of: 'former_partner_of',
	sibling_of: 'sibling_of',
	kin_of: 'kin_of',
	friend_of: 'friend_of',
	works_with: 'is_helped_by',
	trusted_by: 'trusts',
	knows: 'knows'
} as const;
export type RelationKind = keyof typeof inverses;
/** As a page says it, seen from either side. */
export type RelationWord = RelationKind | (typeof inverses)[RelationKind];
export const relationKinds = Object.keys(inverses) as RelationKind[];
export const relationWords = [
	...new Set<RelationWord>(Object.entries(inverses).flat() as RelationWord[])
];

export const bonds = ['strong', 'normal', 'conflict', 'broken'] as const;
export type Bond = (typeof bonds)[number];
/** Who worries about whom: the first about the second, the other way round, or both. */
export const worries = ['none', 'first', 'second', 'both'] as const;
export type Worry = (typeof worries)[number];

export interface Relation {
	fromId: string;
	toId: string;
	kind: RelationKind;
	bond: Bond;
	worry: Worry;
	/** Whether the first has parental authority over the second; empty where that cannot be. */
	hasAuthority: Answer | '';
	words: string;
}
export type RelationProblem = 'same-one' | 'relation-missing' | 'no-authority-here';

/** Where it is likely enough to be asked about. */
const asksAuthority: readonly RelationKind[] = ['parent_of', 'guardian_of'];
const elders: readonly RelationKind[] = [
	'parent_of',
	'stepparent_of',
	'guardian_of',
	'grandparent_of',
	'aunt_uncle_of'
];

/** Whether the first of such a tie stands a generation above the second. */
export function isElder(kind: RelationKind): boolean {
	return elders.includes(kind);
}

/** Whether the first can have parental authority (gezag) over the second. */
export function mayHaveAuthority(kind: RelationKind): boolean {
	return isElder(kind) || kind === 'sibling_of' || kind === 'kin_of';
}

/** What this one is to the other, in the tie. */
export function wordFor({ fromId, kind }: Relation, personId: string): RelationWord {
	return fromId === personId ? kind : inverses[kind];
}

/** Whether this one worries about the other. */
export function worriesAbout({ fromId, worry }: Relation, personId: string): boolean {
	return worry === 'both' || worry === (fromId === personId ? 'first' : 'second');
}

/** A tie as somebody says it, from either side: "Bilal is child_of Samira" is Samira's tie to Bilal. */
export function tieOf(said: Omit<Relation, 'kind'> & { word: RelationWord }): Relation {
	const { word, ...rest } = said;
	const { fromId, toId, worry } = rest;
	const kind = relationKinds.find((one) => one === word);
	if (kind) return { ...rest, kind };
	const other = relationKinds.find((one) => inverses[one] === word)!;
	const turned = worry === 'first' ? 'second' : worry === 'second' ? 'first' : worry;
	return { ...rest, fromId: toId, toId: fromId, kind: other, worry: turned };
}

export function relationProblem({
	fromId,
	toId,
	kind,
	hasAuthority
}: Relation): RelationProblem | undefined {
	if (fromId === '' || toId === '') return 'relation-missing';
	if (fromId === toId) return 'same-one';
	const isPossible = hasAuthority === '' || mayHaveAuthority(kind);
	return isPossible ? undefined : 'no-authority-here';
}

/** Who decides for a child: those known to have authority, and those of whom nobody asked yet. */
export function authorityOver(
	childId: string,
	relations: readonly Relation[]
): { holders: string[]; unknown: string[] } {
	const near = relations.filter(({ toId, kind }) => toId === childId && mayHaveAuthority(kind));
	const isUnknown = ({ hasAuthority, kind }: Relation) =>
		hasAuthority === 'unknown' || (hasAuthority === '' && asksAuthority.includes(kind));
	return {
		holders: near.filter(({ hasAuthority }) => hasAuthority === 'yes').map(({ fromId }) => fromId),
		unknown: near.filter(isUnknown).map(({ fromId }) => fromId)
	};
}
