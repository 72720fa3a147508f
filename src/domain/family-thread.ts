import {
	bondAlong,
	bondLine,
	worryAlong,
	worryLine,
	type Line,
	type Point
} from './family-line.ts';
import { middleOf, type Spots } from './family-place.ts';
import { isClear, type Thread } from './family-way.ts';
import { isInFamily, type Kinship } from './kinship.ts';
import type { Bond, Relation } from './relation.ts';

/** A line between two people, beside those of the family. */
export interface Tied extends Thread {
	draws: Bond | 'other' | 'worry';
}

/** What the family lines do not tell: another tie, how close one is, and who worries about whom. */
export function threadsOf(relation: Relation, seen: { kinship: Kinship; spots: Spots }): Tied[] {
	const { fromId, toId, bond, worry } = relation;
	const back = { fromId: toId, toId: fromId };
	return [
		...(isTold(relation, seen)
			? []
			: [{ fromId, toId, draws: bond === 'normal' ? ('other' as const) : bond }]),
		...(worry === 'first' || worry === 'both' ? [{ fromId, toId, draws: 'worry' as const }] : []),
		...(worry === 'second' || worry === 'both' ? [{ ...back, draws: 'worry' as const }] : [])
	];
}

/** The family line says it already. */
function isTold(relation: Relation, { kinship, spots }: { kinship: Kinship; spots: Spots }) {
	const pair = [relation.fromId, relation.toId];
	const isCouple = kinship.families.some(({ parents }) => isSame(parents, pair));
	return (
		isInFamily(relation, kinship) &&
		(relation.bond === 'normal' || (isCouple && areNeighbours(pair, spots)))
	);
}

/** Worries lie over the bonds. */
export function inOrder(tied: Tied[]): Tied[] {
	const isWorry = ({ draws }: Tied) => draws === 'worry';
	return [...tied.filter((one) => !isWorry(one)), ...tied.filter(isWorry)];
}

export function threadLines(tied: Tied[], ways: (Point[] | undefined)[], spots: Spots): Line[] {
	return tied.map(({ fromId, toId, draws }, index) => {
		const way = ways[index];
		const ends: [Point, Point] = [middleOf(spots.people[fromId]!), middleOf(spots.people[toId]!)];
		if (draws === 'worry') return way ? worryAlong(way) : worryLine(...ends);
		const bond = draws === 'other' ? 'normal' : draws;
		const others = ways.filter((one) => one !== way).filter((one) => one !== undefined);
		const line = way ? bondAlong(bond, way, others) : bondLine(bond, ends);
		return draws === 'other' ? { ...line, style: 'other' } : line;
	});
}

export function areNeighbours([one, other]: string[], spots: Spots): boolean {
	return isClear(spots.people[one!]!, spots.people[other!]!, spots);
}

export function isSame(ids: readonly string[], others: readonly string[]): boolean {
	return ids.length === others.length && ids.every((id) => others.includes(id));
}
