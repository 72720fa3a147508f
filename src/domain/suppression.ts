/** Fewer than this many is never told: who knows one of them could recognise the others. */
export const FEWEST = 5;

/** A count that may be read, or `few`: at least one and fewer than `FEWEST`. */
export type Count = number | 'few';

/** What may be told of a sum: the sum itself, or the limits that anybody can work out from what is known of its parts. */
export type Sum = { exactly: number } | { below: number } | { from: number; to: number };

export interface FigureTable {
	rows: { cells: Sum[]; total: Sum }[];
	totals: Sum[];
	total: Sum;
}

/** Means of as many as may be told, a few, or nobody. Of no two cells a sum is told, and no case is in two of them. */
export type Attained = { began: number; ended: number } | 'few' | 'nobody';
export interface AttainedTable<Word extends string> {
	years: string[];
	rows: { word: Word; cells: Attained[] }[];
}

export function countOf(count: number): Count {
	return count > 0 && count < FEWEST ? 'few' : count;
}

/**
 * Rows of cells, each the sum of its counts. Whatever is told is made of these counts, as far as they may be read, and of
 * nothing else: so the page is the same to the letter whatever a few really were, and no sum, no difference and no other
 * table made of the same counts gives them away.
 */
export function tabulate(cells: readonly (readonly (readonly Count[])[])[]): FigureTable {
	const columns = cells[0]?.map((_, column) => cells.flatMap((row) => row[column]!)) ?? [];
	return {
		rows: cells.map((row) => ({ cells: row.map(sumOf), total: sumOf(row.flat()) })),
		totals: columns.map(sumOf),
		total: sumOf(cells.flat(2))
	};
}

export function sumOf(counts: readonly Count[]): Sum {
	const shown = counts.filter((count) => count !== 'few');
	const sum = shown.reduce((all, count) => all + count, 0);
	const hidden = counts.length - shown.length;
	if (hidden === 0) return { exactly: sum };
	const [from, to] = [sum + hidden, sum + hidden * (FEWEST - 1)];
	return from < FEWEST ? { below: to + 1 } : { from, to };
}
