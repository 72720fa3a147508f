import fc from 'fast-check';
import { expect, test } from 'vitest';
import { proofSize, seed, tell } from '../../tests/support/proof.ts';
import { scores, tScore, type ScoredGoal } from './goal-attainment.ts';

const of = (...pairs: [number, ScoredGoal['score']][]): ScoredGoal[] =>
	pairs.map(([weight, score]) => ({ weight, score }));

test.each([
	[of([1, 0]), 50],
	[of([1, 2]), 70],
	[of([1, -2]), 30],
	[of([1, 1], [1, 0], [1, 1]), 59.1287],
	[of([1, -1], [1, -1], [1, -1]), 36.3069],
	[of([3, 1], [2, 0], [1, -1]), 54.4065]
])('the worked example %j gives %d', (goals, t) => {
	expect(tScore(goals)).toBeCloseTo(t, 4);
});

test.each([
	['no goals', []],
	['weights that come to nothing', of([0, 2], [0, 1])],
	['a weight below zero', of([-1, 2], [3, 1])],
	['a weight that is no number', of([Number.NaN, 2])],
	['a weight without end', of([Infinity, 2], [1, 1])]
])('%s: nothing to tell, not 50', (_, goals) => {
	expect(tScore(goals)).toBeUndefined();
});

test.each([1e-300, 1e300, Number.MAX_VALUE, Number.MIN_VALUE])(
	'only what weights are to each other counts, at %d too',
	(weight) => {
		expect(tScore(of([weight, 1], [weight, 0], [weight, 1]))).toBeCloseTo(59.1287, 4);
	}
);

const goal = fc.record({
	weight: fc.integer({ min: 0, max: 1_000_000 }),
	score: fc.constantFrom(...scores)
});

test('against exact arithmetic', () => {
	const cases = proofSize({ small: 500, full: 10_000 });
	let compared = 0;
	fc.assert(
		fc.property(fc.array(goal, { minLength: 1, maxLength: 20 }), (goals) => {
			compared += 1;
			expectExact(goals, tScore(goals));
		}),
		{ numRuns: cases, seed }
	);
	expect(compared).toBe(cases);
	tell('goal attainment', `${compared} generated cases as in whole numbers`);
});

/**
 * T = 50 + 10 a / sqrt(b / 10) with whole numbers a and b = 7 Σw² + 3 (Σw)², so that
 * (T − 50)² b = 1000 a²; T is held between two fractions that close around it.
 */
function expectExact(goals: ScoredGoal[], t: number | undefined): void {
	const whole = goals.map(({ weight, score }) => [BigInt(weight), BigInt(score)] as const);
	const total = whole.reduce((sum, [weight]) => sum + weight, 0n);
	if (total === 0n) return expect(t).toBeUndefined();
	const squares = whole.reduce((sum, [weight]) => sum + weight * weight, 0n);
	const a = whole.reduce((sum, [weight, score]) => sum + weight * score, 0n);
	const b = 7n * squares + 3n * total * total;

	const scale = 10n ** 12n;
	const d = BigInt(Math.round((t! - 50) * 1e12));
	const slack = 1000n; // of 10⁻¹²: a billionth of a point
	expect(sign(d, slack)).toBe(sign(a * scale, slack));
	const [low, high] = [abs(d) - slack, abs(d) + slack];
	const exact = 1000n * a * a * scale * scale;
	if (low > 0n) expect(low * low * b <= exact).toBe(true);
	expect(high * high * b >= exact).toBe(true);
}

const abs = (n: bigint) => (n < 0n ? -n : n);
const sign = (n: bigint, slack: bigint) => (abs(n) <= slack ? 0 : n < 0n ? -1 : 1);
