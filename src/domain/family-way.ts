import { box, middleOf, radius, type Spots } from './family-place.ts';
import type { Point } from './family-line.ts';

/** From whom to whom a line leads. */
export interface Thread {
	fromId: string;
	toId: string;
}
interface Drop {
	upper: Point;
	lower: Point;
	isTurned: boolean;
}

const slot = 18;
const lane = 14;
const columnApart = 9;
const beside = 9;

/**
 * The ways of lines so that none leads through a third person: between two rows they run from below the words of the
 * upper one to a shoulder of the lower one, each in a place of its own. Those beside each other need no way.
 */
export function waysOf(
	threads: Thread[],
	spots: Spots,
	familyLines: number[] = []
): (Point[] | undefined)[] {
	const drops = threads.map(({ fromId, toId }) =>
		dropOf(spots.people[fromId]!, spots.people[toId]!)
	);
	const taken = { columns: [...familyLines], lanes: 0 };
	return drops.map((drop) => {
		const { upper, lower, isTurned } = drop;
		if (isClear(upper, lower, spots)) return undefined;
		const isRow = isSameRow(upper, lower);
		const out =
			upper.x + placeAmong(drops, drop, 'upper') + (isRow ? 0 : aside(drops, drop, 'upper'));
		const into =
			lower.x + placeAmong(drops, drop, 'lower') + (isRow ? 0 : aside(drops, drop, 'lower'));
		const way = isRow
			? below(drop, [out, into], taken.lanes++)
			: down(drop, [out, into], { spots, taken: taken.columns });
		return isTurned ? way.toReversed() : way;
	});
}

function dropOf(from: Point, to: Point): Drop {
	const isTurned = isSameRow(from, to) ? to.x < from.x : to.y < from.y;
	return isTurned ? { upper: to, lower: from, isTurned } : { upper: from, lower: to, isTurned };
}

export function isSameRow(one: Point, other: Point): boolean {
	return Math.abs(one.y - other.y) < 1;
}

/** In one row with nobody between them. */
export function isClear(one: Point, other: Point, { people }: Spots): boolean {
	const [left, right] = [Math.min(one.x, other.x), Math.max(one.x, other.x)];
	const isBetween = ({ x, y }: Point) =>
		Math.abs(y - one.y) < box.height / 2 && x > left + 1 && x < right - 1;
	return isSameRow(one, other) && !Object.values(people).some(isBetween);
}

/** Lines of one person leave in the order of where they lead, so that they do not cross at once. */
function placeAmong(drops: Drop[], drop: Drop, end: 'upper' | 'lower'): number {
	const far = end === 'upper' ? 'lower' : 'upper';
	const same = drops.filter((one) => one[end] === drop[end]);
	const order = same.toSorted((one, other) => one[far].x - other[far].x);
	return (order.indexOf(drop) - (order.length - 1) / 2) * slot;
}

/** The middle belongs to the family line: beside it, on the side of where the line leads. */
function aside(drops: Drop[], drop: Drop, end: 'upper' | 'lower'): number {
	const far = end === 'upper' ? 'lower' : 'upper';
	const isOdd = drops.filter((one) => one[end] === drop[end]).length % 2 === 1;
	if (!isOdd) return 0;
	return drop[far].x > drop[end].x ? beside : -beside;
}

function below({ upper, lower }: Drop, [out, into]: [number, number], count: number): Point[] {
	const y = bottomOf(upper) + lane + (count % 4) * 9;
	return [
		{ x: out, y: footOf(upper) },
		{ x: out, y },
		{ x: into, y },
		{ x: into, y: footOf(lower) }
	];
}

function down(
	{ upper, lower }: Drop,
	[out, into]: [number, number],
	{ spots, taken }: { spots: Spots; taken: number[] }
): Point[] {
	const [start, end] = [
		{ x: out, y: bottomOf(upper) + 2 },
		{ x: into, y: topOf(lower) }
	];
	const others = Object.values(spots.people).filter((one) => one !== upper && one !== lower);
	const isFree = (way: Point[]) =>
		!others.some((one) => way.some((p, at) => hits(one, p, way[at + 1])));
	const foot = { x: out, y: footOf(upper) };
	if (isFree([start, end])) return [foot, start, end];
	const round = columnsOf(others)
		.filter((x) => taken.every((one) => Math.abs(one - x) >= columnApart))
		.toSorted((one, other) => detour(one, start, end) - detour(other, start, end))
		.map((x) => [start, { x, y: start.y + lane }, { x, y: end.y - lane }, end])
		.find(isFree);
	if (round) taken.push(round[1]!.x);
	return [foot, ...(round ?? [start, end])];
}

/** Beside the boxes of others. */
function columnsOf(others: Point[]): number[] {
	const away = [10, 20, 30].map((far) => box.width / 2 + far);
	return others.flatMap(({ x }) => away.flatMap((far) => [x - far, x + far]));
}

function detour(x: number, start: Point, end: Point): number {
	return Math.abs(x - start.x) + Math.abs(x - end.x);
}

/** Whether the piece between two points leads through the box of somebody. */
function hits({ x, y }: Point, from: Point, to: Point | undefined): boolean {
	if (!to) return false;
	const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 6));
	return Array.from({ length: steps + 1 }, (_, step) => step / steps).some(
		(part) =>
			Math.abs(from.x + (to.x - from.x) * part - x) < box.width / 2 &&
			Math.abs(from.y + (to.y - from.y) * part - y) < box.height / 2
	);
}

function bottomOf({ y }: Point): number {
	return y + box.height / 2;
}

function footOf(spot: Point): number {
	return middleOf(spot).y + radius;
}

function topOf(spot: Point): number {
	return middleOf(spot).y - radius - 4;
}
