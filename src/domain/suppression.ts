/** Fewer than this many is never told: who knows one of them could recognise the others. */
export const FEWEST = 5;

/** A count that may be read, or `few`: at least one and fewer than `FEWEST`. */
export type Count = number | 'few';

/** What may be told of a sum: the sum itself, or the limits that anybody can work out from what is shown beside it. */
export type Sum = { exactly: number } | { below: number } | { from: number; to: number };

export interface FigureTable {
	rows: { cells: Count[]; total: Sum }[];
	totals: Sum[];
	total: Sum;
}

export function countOf(count: number): Count {
	return count > 0 && count < FEWEST ? 'few' : count;
}

/**
 * Sums are made of what is shown and of nothing else. So whatever a hidden cell really was, the page is the same to the
 * letter, and no sum, difference or later print of it gives the cell away.
 */
export function tabulate(cells: readonly (readonly Count[])[]): FigureTable {
	const columns = cells[0]?.map((_, column) => cells.map((row) => row[column]!)) ?? [];
	return {
		rows: cells.map((row) => ({ cells: [...row], total: sumOf(row) })),
		totals: columns.map(sumOf),
		total: sumOf(cells.flat())
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
