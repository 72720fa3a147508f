import { bondLine, worryLine, type Line, type Point } from './family-line.ts';
import { box, middleOf, radius, type Frame, type Spots } from './family-place.ts';
import { areNeighbours, inOrder, isSame, threadLines, threadsOf } from './family-thread.ts';
import { isClear, waysOf } from './family-way.ts';
import type { Family, Kinship } from './kinship.ts';
import type { Gender } from './person.ts';
import type { Bond, Relation } from './relation.ts';

export { box, radius, type Frame, type Spots };
export interface Sitter {
	id: string;
	gender: Gender | '';
	isConcern: boolean;
}
export interface Figure extends Point {
	id: string;
	shape: 'circle' | 'square' | 'diamond';
	isConcern: boolean;
	/** The upper edge of the words below it. */
	wordsAt: number;
}
export interface Picture {
	width: number;
	height: number;
	figures: Figure[];
	lines: Line[];
	/** Left upper corner and size. */
	households: (Frame & { id: string })[];
}

const shapes = { woman: 'circle', man: 'square', '': 'diamond' } as const;
const barAbove = 12;

/** A genogram: its figures, the lines between them, and dashed homes around them. */
export function drawFamily(
	spots: Spots,
	{ sitters, relations, kinship }: { sitters: Sitter[]; relations: Relation[]; kinship: Kinship }
): Picture {
	const { width, height } = spots;
	const at = (id: string) => middleOf(spots.people[id]!);
	const told = relations.filter(({ fromId, toId }) => spots.people[fromId] && spots.people[toId]);
	const tied = inOrder(told.flatMap((relation) => threadsOf(relation, { kinship, spots })));
	const columns = kinship.families.map(({ parents }) => originOf(standOf(parents, spots), spots).x);
	const ways = waysOf(tied, spots, columns);
	const lowest = Math.max(0, ...ways.flatMap((way) => way?.map(({ y }) => y + 8) ?? []));
	return {
		...{ width, height: Math.max(height, lowest) },
		figures: sitters.map((sitter) => figureOf(sitter, at(sitter.id))),
		lines: [
			...kinship.families.flatMap((family, index) => familyLines(family, { index, spots, told })),
			...threadLines(tied, ways, spots)
		],
		households: Object.entries(spots.households).map(([id, frame]) => ({
			...{ id, width: frame.width, height: frame.height },
			x: frame.x - frame.width / 2,
			y: frame.y - frame.height / 2
		}))
	};
}

function figureOf({ id, gender, isConcern }: Sitter, { x, y }: Point): Figure {
	return { id, x, y, isConcern, shape: shapes[gender], wordsAt: y + radius + 6 };
}

interface Around {
	index: number;
	spots: Spots;
	told: Relation[];
}

function familyLines({ parents, children }: Family, { index, spots, told }: Around): Line[] {
	const stand = standOf(parents, spots);
	const origin = originOf(stand, spots);
	const isCouple = parents.length === 2 && areNeighbours(parents, spots);
	const couple = told.find(({ fromId, toId }) => isSame([fromId, toId], parents));
	const shared = isCouple
		? bondLine(couple?.bond ?? 'normal', [middleOf(stand[0]!), middleOf(stand[1]!)])
		: stand.length > 1
			? { style: 'family' as const, path: stand.map((one) => under(one, origin)).join(' ') }
			: undefined;
	const isFormer = couple?.kind === 'former_partner_of' && couple.bond === 'normal';
	const between = shared && (isFormer ? { ...shared, style: 'former' as const } : shared);
	// the words below a figure stand on the line
	const from = stand.length === 1 ? footOf(stand[0]!) : origin;
	const bar = barAbove + (index % 3) * 5;
	const down = children.map((id) => downTo(spots.people[id]!, { from, bar }));
	return [
		...(between ? [between] : []),
		...(down.length > 0 ? [{ style: 'family' as const, path: down.join(' ') }] : [])
	];
}

function standOf(ids: readonly string[], spots: Spots): Point[] {
	return ids.map((id) => spots.people[id]!);
}

/** Where the line to the children begins: between parents beside each other, else under all of them. */
function originOf(stand: Point[], spots: Spots): Point {
	const x = stand.reduce((sum, one) => sum + one.x, 0) / stand.length;
	const isRow = stand.length === 2 && isClear(stand[0]!, stand[1]!, spots);
	return isRow
		? { x, y: middleOf(stand[0]!).y }
		: { x, y: Math.max(...stand.map((one) => bottomOf(one))) + 8 };
}

function bottomOf({ y }: Point): number {
	return y + box.height / 2;
}

/** The lower edge of the figure. */
function footOf(spot: Point): Point {
	const { x, y } = middleOf(spot);
	return { x, y: y + radius };
}

function under(spot: Point, origin: Point): string {
	const { x, y } = footOf(spot);
	return `M${n(x)} ${n(y)}V${n(origin.y)}H${n(origin.x)}`;
}

function downTo({ x, y }: Point, { from, bar }: { from: Point; bar: number }): string {
	const top = y - box.height / 2 + 6;
	return `M${n(from.x)} ${n(from.y)}V${n(top - bar)}H${n(x)}V${n(top)}`;
}

function n(value: number): string {
	return String(Math.round(value * 10) / 10);
}

/** The bonds as the key below the picture explains them. */
export function keyLine(bond: Bond | 'worry', width: number): Line {
	// an arrow bows below the line it lies beside
	const y = bond === 'worry' ? -4 : 8;
	const ends: [Point, Point] = [
		{ x: -radius - 4, y },
		{ x: width + radius + 4, y }
	];
	return bond === 'worry' ? worryLine(...ends) : bondLine(bond, ends);
}
