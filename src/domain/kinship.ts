import { isElder, type Relation, type RelationKind } from './relation.ts';

/** Children of the same parents, as far as the ties tell; parents without children are a couple. */
export interface Family {
	parents: string[];
	children: string[];
}
/** Who stands where towards whom: what a drawing has to keep to. */
export interface Kinship {
	families: Family[];
	/** The first stands a generation above the second, without being a known parent. */
	above: [string, string][];
	/** Of one generation. */
	beside: [string, string][];
}
type Tie = Pick<Relation, 'fromId' | 'toId' | 'kind'>;

const couples: readonly RelationKind[] = ['partner_of', 'former_partner_of'];

export function kinshipOf(ties: readonly Tie[]): Kinship {
	const families = familiesOf(ties);
	const isDrawn = ({ fromId, toId }: Tie) =>
		families.some(
			({ parents, children }) =>
				holdsBoth(parents, [fromId, toId]) ||
				holdsBoth(children, [fromId, toId]) ||
				(parents.includes(fromId) && children.includes(toId))
		);
	const open = ties.filter((tie) => !isDrawn(tie));
	const pairs = (tie: Tie): [string, string] => [tie.fromId, tie.toId];
	const above = withoutCircles(open.filter(({ kind }) => isElder(kind)).map(pairs), families);
	return {
		families,
		above,
		beside: open.filter(({ kind }) => !isElder(kind)).map(pairs)
	};
}

/** Whether the tie is told by how the family itself is drawn: parents, couples, and children of the same parents. */
export function isInFamily({ fromId, toId, kind }: Tie, { families }: Kinship): boolean {
	return families.some(
		({ parents, children }) =>
			(kind === 'parent_of' && parents.includes(fromId) && children.includes(toId)) ||
			(couples.includes(kind) && holdsBoth(parents, [fromId, toId])) ||
			(kind === 'sibling_of' && holdsBoth(children, [fromId, toId]))
	);
}

function familiesOf(ties: readonly Tie[]): Family[] {
	const parentage = withoutCircles(
		ties.filter(({ kind }) => kind === 'parent_of').map(({ fromId, toId }) => [fromId, toId]),
		[]
	);
	const children = [...new Set(parentage.map(([, child]) => child))];
	const families = new Map<string, Family>();
	for (const child of children) {
		const parents = parentage.filter(([, one]) => one === child).map(([parent]) => parent);
		const key = parents.toSorted().join();
		const family = families.get(key) ?? { parents: parents.toSorted(), children: [] };
		families.set(key, { ...family, children: [...family.children, child] });
	}
	for (const { fromId, toId, kind } of ties) {
		const parents = [fromId, toId].toSorted();
		if (couples.includes(kind) && !families.has(parents.join()))
			families.set(parents.join(), { parents, children: [] });
	}
	return [...families.values()];
}

// somebody may tie two people round in a circle by mistake; a drawing of generations has none
function withoutCircles(
	pairs: [string, string][],
	families: readonly Family[]
): [string, string][] {
	const kept: [string, string][] = families.flatMap(({ parents, children }) =>
		parents.flatMap((parent) => children.map((child): [string, string] => [parent, child]))
	);
	return pairs.filter(([elder, younger]) => {
		const isCircle = reaches(kept, younger, elder);
		if (!isCircle) kept.push([elder, younger]);
		return !isCircle;
	});
}

function reaches(pairs: readonly [string, string][], from: string, to: string): boolean {
	const seen = new Set([from]);
	for (const one of seen) {
		for (const [elder, younger] of pairs) if (elder === one) seen.add(younger);
	}
	return seen.has(to);
}

function holdsBoth(all: readonly string[], ids: readonly string[]): boolean {
	return ids.every((id) => all.includes(id));
}
