import type { Point } from './family-line.ts';

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

/** Of one person with the words below it. */
export const box = { width: 132, height: 112 };
/** Of a circle; a square and a diamond are as large. */
export const radius = 22;

/** Of the figure in its box. */
export function middleOf({ x, y }: Point): Point {
	return { x, y: y - box.height / 2 + radius + 6 };
}
