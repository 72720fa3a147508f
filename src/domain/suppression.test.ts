import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countOf, FEWEST, sumOf, tabulate, type FigureTable, type Sum } from './suppression.ts';

const counts = fc.oneof(fc.constant(0), fc.nat({ max: 9 }), fc.nat({ max: 4000 }));
const tables = fc
	.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 5 }))
	.chain(([height, width]) =>
		fc.array(fc.array(counts, { minLength: width, maxLength: width }), {
			minLength: height,
			maxLength: height
		})
	);
const published = (table: number[][]) => tabulate(table.map((row) => row.map(countOf)));
const sums = ({ rows, totals, total }: FigureTable): Sum[] => [
	...rows.map((row) => row.total),
	...totals,
	total
];
const add = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0);

test.each([
	[0, 0],
	[1, 'few'],
	[4, 'few'],
	[5, 5],
	[4000, 4000]
])('%d is told as %s', (count, told) => {
	expect(countOf(count)).toBe(told);
});

test.each([
	[[0, 0], { exactly: 0 }],
	[[7, 12], { exactly: 19 }],
	[['few', 0], { below: 5 }],
	[['few', 'few'], { below: 9 }],
	[['few', 7, 12], { from: 20, to: 23 }]
] as const)('%j together is %j', (cells, told) => {
	expect(sumOf(cells)).toEqual(told);
});

test('nothing to add up is nobody', () => {
	expect(tabulate([])).toEqual({ rows: [], totals: [], total: { exactly: 0 } });
});

describe('whatever was counted', () => {
	test('no number from 1 to 4 is told', () => {
		fc.assert(
			fc.property(tables, (table) => {
				const shown = published(table);
				const cells = shown.rows.flatMap((row) => row.cells).filter((cell) => cell !== 'few');
				const numbers = [...cells, ...sums(shown).flatMap((sum) => Object.values(sum))];
				expect(numbers.filter((number: number) => number > 0 && number < FEWEST)).toEqual([]);
			})
		);
	});

	test('the page is the same whatever the hidden cells were, so nothing on it tells them', () => {
		fc.assert(
			fc.property(tables, fc.infiniteStream(fc.integer({ min: 1, max: 4 })), (table, others) => {
				const another = () => others.next().value as number;
				const other = table.map((row) =>
					row.map((count) => (countOf(count) === 'few' ? another() : count))
				);
				expect(published(other)).toEqual(published(table));
			})
		);
	});

	test('a sum is exact when all of it is shown, and within its limits when not', () => {
		fc.assert(
			fc.property(tables, (table) => {
				const { rows, totals, total } = published(table);
				rows.forEach((row, at) => expectAround(row.total, table[at]!));
				totals.forEach((sum, at) => {
					expectAround(
						sum,
						table.map((row) => row[at]!)
					);
				});
				expectAround(total, table.flat());
			})
		);
	});
});

function expectAround(sum: Sum, line: number[]): void {
	const isWhole = line.every((count) => countOf(count) !== 'few');
	expect('exactly' in sum).toBe(isWhole);
	const [from, to] =
		'exactly' in sum
			? [sum.exactly, sum.exactly]
			: 'below' in sum
				? [1, sum.below - 1]
				: [sum.from, sum.to];
	expect(add(line)).toBeGreaterThanOrEqual(from);
	expect(add(line)).toBeLessThanOrEqual(to);
}

test('somebody who tries every table that fits finds each hidden cell to be any of four', () => {
	const row = fc.array(fc.constantFrom(0, 1, 3, 4, 5, 8), { minLength: 2, maxLength: 2 });
	fc.assert(
		fc.property(fc.array(row, { minLength: 2, maxLength: 2 }), (table) => {
			const shown = published(table);
			const fitting = everyTable().filter(
				(other) => JSON.stringify(published(other)) === JSON.stringify(shown)
			);
			shown.rows.forEach(({ cells }, y) =>
				cells.forEach((cell, x) => {
					const values = new Set(fitting.map((other) => other[y]![x]!));
					expect([...values].toSorted()).toEqual(cell === 'few' ? [1, 2, 3, 4] : [table[y]![x]]);
				})
			);
		}),
		{ numRuns: 20 }
	);
});

function everyTable(): number[][][] {
	const most = 10;
	return Array.from({ length: most ** 4 }, (_, n) => {
		const digits = String(n).padStart(4, '0').split('').map(Number) as [
			number,
			number,
			number,
			number
		];
		return [digits.slice(0, 2), digits.slice(2)];
	});
}
