import type { Bond } from './relation.ts';

export interface Point {
	x: number;
	y: number;
}
export type LineStyle = 'family' | 'former' | 'other' | 'strong' | 'conflict' | 'broken' | 'worry';
/** A path as SVG writes it. */
export interface Line {
	style: LineStyle;
	path: string;
	/** The point of an arrow, to be filled. */
	head?: string;
}

// beside the figure, whose radius is 22
const clear = 28;
const apart = 3;
const tooth = 7;

/** A line between the middles of two figures: double, plain, in teeth, or cut. */
export function bondLine(bond: Bond, [from, to]: [Point, Point]): Line {
	const way = wayBetween(from, to);
	return bondAlong(bond, [way(0), way(1)]);
}

/** The same along a way with corners; where it is cut, no other line is near. */
export function bondAlong(bond: Bond, way: Point[], others: Point[][] = []): Line {
	if (bond === 'strong') {
		const sides = [apart, -apart].map((side) => path(beside(way, side)));
		return { style: 'strong', path: sides.join(' ') };
	}
	if (bond === 'conflict') return { style: 'conflict', path: path(teeth(way)) };
	if (bond === 'broken') {
		const cut = cutAt(way, others);
		const bars = [cut - 5, cut + 5].map((at) => path([8, -8].map((side) => along(way, at, side))));
		const rest = [until(way, cut - 5), after(way, cut + 5)].map(path);
		return { style: 'broken', path: [...rest, ...bars].join(' ') };
	}
	return { style: 'family', path: path(way) };
}

/** An arrow along a way with corners. */
export function worryAlong(way: Point[]): Line {
	const [before, end] = [way.at(-2)!, way.at(-1)!];
	return { style: 'worry', path: path(way), head: headAt(end, before) };
}

/** An arrow in a bow, so that it lies beside the line between the two; the other way it bows to the other side. */
export function worryLine(from: Point, to: Point): Line {
	const way = wayBetween(from, to);
	const bow = Math.min(26, 10 + lengthBetween(from, to) / 8);
	const [start, middle, end] = [way(0, 8), way(0.5, 8 + bow), way(1, 8)];
	return {
		style: 'worry',
		path: `M${pair(start)}Q${pair(middle)} ${pair(end)}`,
		head: headAt(end, middle)
	};
}

function headAt(end: Point, before: Point): string {
	const turn = Math.atan2(end.y - before.y, end.x - before.x);
	const wings = [2.6, -2.6].map((angle) => ({
		x: end.x + 10 * Math.cos(turn + angle),
		y: end.y + 10 * Math.sin(turn + angle)
	}));
	return `${path([end, ...wings])}Z`;
}

function teeth(way: Point[]): Point[] {
	const length = lengthOf(way);
	const count = Math.max(2, Math.round(length / 8));
	return Array.from({ length: count + 1 }, (_, step) => {
		const isEnd = step === 0 || step === count;
		return along(way, (step / count) * length, isEnd ? 0 : step % 2 === 0 ? -tooth : tooth);
	});
}

/** A point so far along the way from figure to figure, and so far beside it. */
function wayBetween(from: Point, to: Point): (part: number, side?: number) => Point {
	const whole = Math.max(1, Math.hypot(to.x - from.x, to.y - from.y));
	const [dx, dy] = [(to.x - from.x) / whole, (to.y - from.y) / whole];
	const free = Math.max(1, whole - 2 * clear);
	return (part, side = 0) => ({
		x: from.x + dx * (clear + part * free) - dy * side,
		y: from.y + dy * (clear + part * free) + dx * side
	});
}

function lengthOf(way: Point[]): number {
	return way.slice(1).reduce((sum, to, at) => sum + gap(way[at]!, to), 0);
}

function gap(from: Point, to: Point): number {
	return Math.hypot(to.x - from.x, to.y - from.y);
}

/** A point so far along a way with corners, and so far beside it. */
function along(way: Point[], far: number, side = 0): Point {
	let left = Math.max(0, far);
	for (const [at, to] of way.slice(1).entries()) {
		const from = way[at]!;
		const whole = Math.max(0.01, gap(from, to));
		if (left > whole && at < way.length - 2) {
			left -= whole;
			continue;
		}
		const [dx, dy] = [(to.x - from.x) / whole, (to.y - from.y) / whole];
		const part = Math.min(left, whole);
		return { x: from.x + dx * part - dy * side, y: from.y + dy * part + dx * side };
	}
	return way[0]!;
}

function until(way: Point[], far: number): Point[] {
	const corners = way.filter((_, at) => lengthOf(way.slice(0, at + 1)) < far);
	return [...corners, along(way, far)];
}

function after(way: Point[], far: number): Point[] {
	return [along(way, far), ...way.filter((_, at) => lengthOf(way.slice(0, at + 1)) > far)];
}

/** A way of its own beside another: each corner lies on both of its pieces. */
function beside(way: Point[], side: number): Point[] {
	return way.map((point, at) => {
		const pieces = [at - 1, at].flatMap((from) => sideOf(way[from], way[from + 1]));
		const [x, y] = [0, 1].map((axis) => pieces.reduce((sum, one) => sum + one[axis]!, 0));
		const scale = (pieces.length * side) / Math.max(0.5, x! * x! + y! * y!);
		return { x: point.x + x! * scale, y: point.y + y! * scale };
	});
}

function sideOf(from: Point | undefined, to: Point | undefined): [number, number][] {
	if (!from || !to) return [];
	const whole = Math.max(0.01, gap(from, to));
	return [[(from.y - to.y) / whole, (to.x - from.x) / whole]];
}

function lengthBetween(from: Point, to: Point): number {
	return Math.max(1, Math.hypot(to.x - from.x, to.y - from.y) - 2 * clear);
}

// a sign of 16 wide with some air
const signRoom = 14;

/** How far along a way it is cut: as near its middle as no other line comes. */
function cutAt(way: Point[], others: Point[][]): number {
	const length = lengthOf(way);
	const seen = others.flatMap((one) => dots(one));
	const isAlone = (at: number) => {
		const { x, y } = along(way, at);
		return seen.every((dot) => Math.hypot(dot.x - x, dot.y - y) > signRoom);
	};
	const tries = [0.5, 0.6, 0.7, 0.4, 0.8].map((part) => part * length);
	return tries.find(isAlone) ?? length / 2;
}

function dots(way: Point[]): Point[] {
	const count = Math.ceil(lengthOf(way) / 6);
	return Array.from({ length: count + 1 }, (_, step) => along(way, step * 6));
}

function path(points: Point[]): string {
	return `M${points.map(pair).join('L')}`;
}

function pair({ x, y }: Point): string {
	return `${rounded(x)} ${rounded(y)}`;
}

function rounded(value: number): number {
	return Math.round(value * 10) / 10;
}
