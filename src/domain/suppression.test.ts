import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countOf, FEWEST, sumOf, tabulate, type FigureTable, type Sum } from './suppression.ts';

const counts = fc.oneof(fc.constant(0), fc.nat({ max: 9 }), fc.nat({ max: 4000 }));
/** Months, each with a square of counts: by one property downwards and by another across. */
const squares = fc
	.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 5 }))
	.chain(([months, size]) => fc.array(fc.array(row(size), exactly(size)), exactly(months)));
function row(size: number) {
	return fc.array(counts, exactly(size));
}
function exactly(length: number) {
	return { minLength: length, maxLength: length };
}

type Square = number[][][];
const turned = (square: Square): Square =>
	square.map((month) => month.map((_, at) => month.map((line) => line[at]!)));
const told = (square: Square) =>
	tabulate(square.map((month) => month.map((cell) => cell.map(countOf))));
/** Both tables of a page, made of the same counts. */
const pageOf = (square: Square) => [told(square), told(turned(square))];
const sumsIn = ({ rows, totals, total }: FigureTable): Sum[] => [
	...rows.flatMap((one) => [...one.cells, one.total]),
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
])('%d is told as %s', (count, as) => {
	expect(countOf(count)).toBe(as);
});

test.each([
	[[0, 0], { exactly: 0 }],
	[[7, 12], { exactly: 19 }],
	[['few'], { below: 5 }],
	[['few', 0], { below: 5 }],
	[['few', 'few'], { below: 9 }],
	[['few', 7, 12], { from: 20, to: 23 }]
] as const)('%j together is %j', (cells, as) => {
	expect(sumOf(cells)).toEqual(as);
});

test('nothing to add up is nobody', () => {
	expect(tabulate([])).toEqual({ rows: [], totals: [], total: { exactly: 0 } });
});

describe('whatever was counted', () => {
	test('no number from 1 to 4 is told', () => {
		fc.assert(
			fc.property(squares, (square) => {
				const numbers = pageOf(square)
					.flatMap(sumsIn)
					.flatMap((sum) => Object.values(sum));
				expect(numbers.filter((number: number) => number > 0 && number < FEWEST)).toEqual([]);
			})
		);
	});

	test('the page is the same whatever the few were, so nothing on it tells them', () => {
		fc.assert(
			fc.property(squares, fc.infiniteStream(fc.integer({ min: 1, max: 4 })), (square, few) => {
				const other = square.map((month) =>
					month.map((cell) =>
						cell.map((count) => (countOf(count) === 'few' ? few.next().value! : count))
					)
				);
				expect(pageOf(other)).toEqual(pageOf(square));
			})
		);
	});

	test('a sum is exact when all of it may be read, and within its limits when not', () => {
		fc.assert(
			fc.property(squares, (square) => {
				const { rows, totals, total } = told(square);
				for (const [at, month] of square.entries()) {
					expectAround(rows[at]!.total, month.flat());
					month.forEach((cell, column) => expectAround(rows[at]!.cells[column]!, cell));
				}
				totals.forEach((sum, at) =>
					expectAround(
						sum,
						square.flatMap((month) => month[at]!)
					)
				);
				expectAround(total, square.flat(2));
			})
		);
	});
});

function expectAround(sum: Sum, parts: number[]): void {
	expect('exactly' in sum).toBe(parts.every((count) => countOf(count) !== 'few'));
	const [from, to] = limitsOf(sum);
	expect(add(parts)).toBeGreaterThanOrEqual(from);
	expect(add(parts)).toBeLessThanOrEqual(to);
}

function limitsOf(sum: Sum): [from: number, to: number] {
	if ('exactly' in sum) return [sum.exactly, sum.exactly];
	return 'below' in sum ? [1, sum.below - 1] : [sum.from, sum.to];
}

test('somebody who tries every page that fits finds each few to be any of four', () => {
	const two = fc.array(fc.constantFrom(0, 1, 3, 4, 5, 8), exactly(2));
	const everyPage = Array.from({ length: 10 ** 4 }, (_, n) => {
		const digits = String(n).padStart(4, '0').split('').map(Number);
		return [[digits.slice(0, 2), digits.slice(2)]];
	});
	const everyTold = everyPage.map((square) => JSON.stringify(pageOf(square)));
	fc.assert(
		fc.property(fc.array(two, exactly(2)), (month) => {
			const seen = JSON.stringify(pageOf([month]));
			const fitting = everyPage.filter((_, at) => everyTold[at] === seen).map(([one]) => one!);
			month.forEach((line, y) =>
				line.forEach((count, x) => {
					if (countOf(count) !== 'few') return;
					const values = new Set(fitting.map((other) => other[y]![x]!));
					for (const value of [1, 2, 3, 4]) expect(values).toContain(value);
				})
			);
		}),
		{ numRuns: 200 }
	);
});
