import { bondLine, worryLine, type Line, type Point } from './family-line.ts';
import { isInFamily, type Family, type Kinship } from './kinship.ts';
import type { Gender } from './person.ts';
import type { Bond, Relation } from './relation.ts';

/** Where everybody stands, found by whoever lays it out: middles of boxes of `box`. */
export interface Spots {
	width: number;
	height: number;
	people: Record<string, Point>;
	households: Record<string, Frame>;
}
export interface Frame extends Point {
	width: number;
	height: number;
}
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

/** Of one person with the words below it. */
export const box = { width: 132, height: 112 };
/** Of a circle; a square and a diamond are as large. */
export const radius = 22;
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
	return {
		...{ width, height },
		figures: sitters.map((sitter) => figureOf(sitter, at(sitter.id))),
		lines: [
			...kinship.families.flatMap((family, index) => familyLines(family, { index, spots, told })),
			...told.flatMap((relation) => bondOf(relation, { kinship, at, spots })),
			...told.flatMap((relation) => worriesOf(relation, at))
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

/** Of the figure in its box. */
function middleOf({ x, y }: Point): Point {
	return { x, y: y - box.height / 2 + radius + 6 };
}

interface Around {
	index: number;
	spots: Spots;
	told: Relation[];
}

function familyLines({ parents, children }: Family, { index, spots, told }: Around): Line[] {
	const stand = parents.map((id) => spots.people[id]!);
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

/** Where the line to the children begins: between parents beside each other, else under all of them. */
function originOf(stand: Point[], spots: Spots): Point {
	const x = stand.reduce((sum, one) => sum + one.x, 0) / stand.length;
	const isRow = stand.length === 2 && isClear(stand[0]!, stand[1]!, spots);
	return isRow
		? { x, y: middleOf(stand[0]!).y }
		: { x, y: Math.max(...stand.map((one) => bottomOf(one))) + 8 };
}

function areNeighbours([one, other]: string[], spots: Spots): boolean {
	return isClear(spots.people[one!]!, spots.people[other!]!, spots);
}

/** In one row with nobody between them. */
function isClear(one: Point, other: Point, { people }: Spots): boolean {
	const [left, right] = [Math.min(one.x, other.x), Math.max(one.x, other.x)];
	const isBetween = ({ x, y }: Point) =>
		Math.abs(y - one.y) < box.height / 2 && x > left + 1 && x < right - 1;
	return Math.abs(one.y - other.y) < 1 && !Object.values(people).some(isBetween);
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

interface Seen {
	kinship: Kinship;
	at: (id: string) => Point;
	spots: Spots;
}

/** What the family lines do not tell: another tie, or how close one is. */
function bondOf(relation: Relation, { kinship, at, spots }: Seen): Line[] {
	const { fromId, toId, bond } = relation;
	const isFamily = isInFamily(relation, kinship);
	const isCouple = kinship.families.some(({ parents }) => isSame(parents, [fromId, toId]));
	if (isFamily && (bond === 'normal' || (isCouple && areNeighbours([fromId, toId], spots))))
		return [];
	const line = bondLine(bond, [at(fromId), at(toId)]);
	return [bond === 'normal' ? { ...line, style: 'other' } : line];
}

function worriesOf({ fromId, toId, worry }: Relation, at: (id: string) => Point): Line[] {
	const [one, other] = [at(fromId), at(toId)];
	return [
		...(worry === 'first' || worry === 'both' ? [worryLine(one, other)] : []),
		...(worry === 'second' || worry === 'both' ? [worryLine(other, one)] : [])
	];
}

function isSame(ids: readonly string[], others: readonly string[]): boolean {
	return ids.length === others.length && ids.every((id) => others.includes(id));
}

function n(value: number): string {
	return String(Math.round(value * 10) / 10);
}

/** The bonds as the key below the picture explains them. */
export function keyLine(bond: Bond | 'worry', width: number): Line {
	const ends: [Point, Point] = [
		{ x: -radius - 4, y: 8 },
		{ x: width + radius + 4, y: 8 }
	];
	return bond === 'worry' ? worryLine(...ends) : bondLine(bond, ends);
}
