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
	if (bond === 'strong') {
		const sides = [apart, -apart].map((side) => path([way(0, side), way(1, side)]));
		return { style: 'strong', path: sides.join(' ') };
	}
	if (bond === 'conflict') return { style: 'conflict', path: path(teeth(from, to)) };
	if (bond === 'broken') {
		const half = 5 / Math.max(1, lengthBetween(from, to));
		const bars = [0.5 - half, 0.5 + half].map((part) => path([way(part, 8), way(part, -8)]));
		const rest = [path([way(0), way(0.5 - half)]), path([way(0.5 + half), way(1)])];
		return { style: 'broken', path: [...rest, ...bars].join(' ') };
	}
	return { style: 'family', path: path([way(0), way(1)]) };
}

/** An arrow in a bow, so that it lies beside the line between the two; the other way it bows to the other side. */
export function worryLine(from: Point, to: Point): Line {
	const way = wayBetween(from, to);
	const bow = Math.min(26, 10 + lengthBetween(from, to) / 8);
	const [start, middle, end] = [way(0, 8), way(0.5, 8 + bow), way(1, 8)];
	const turn = Math.atan2(end.y - middle.y, end.x - middle.x);
	const wings = [2.6, -2.6].map((angle) => ({
		x: end.x + 10 * Math.cos(turn + angle),
		y: end.y + 10 * Math.sin(turn + angle)
	}));
	return {
		style: 'worry',
		path: `M${pair(start)}Q${pair(middle)} ${pair(end)}`,
		head: `${path([end, ...wings])}Z`
	};
}

function teeth(from: Point, to: Point): Point[] {
	const way = wayBetween(from, to);
	const count = Math.max(2, Math.round(lengthBetween(from, to) / 8));
	return Array.from({ length: count + 1 }, (_, step) => {
		const isEnd = step === 0 || step === count;
		return way(step / count, isEnd ? 0 : step % 2 === 0 ? -tooth : tooth);
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

function lengthBetween(from: Point, to: Point): number {
	return Math.max(1, Math.hypot(to.x - from.x, to.y - from.y) - 2 * clear);
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
