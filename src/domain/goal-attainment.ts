export type Score = (typeof scores)[number];
export interface ScoredGoal {
	weight: number;
	score: Score;
}

/** From much less than was hoped to much more; 0 is what was hoped. */
export const scores = [-2, -1, 0, 1, 2] as const;

// how goals of one person go together, as its makers assumed (Kiresuk and Sherman 1968)
const together = 0.3;

/** 50 is as hoped for; undefined when there is nothing to weigh (domain brief 3.6). */
export function tScore(goals: readonly ScoredGoal[]): number | undefined {
	const isOdd = ({ weight }: ScoredGoal) => !Number.isFinite(weight) || weight < 0;
	const heaviest = Math.max(...goals.map(({ weight }) => weight));
	if (goals.length === 0 || goals.some(isOdd) || heaviest === 0) return undefined;

	// by the heaviest, so that no square of a weight leaves what a number can hold
	const weights = goals.map(({ weight }) => weight / heaviest);
	const whole = sum(weights);
	const reached = sum(goals.map(({ score }, index) => weights[index]! * score));
	const squares = sum(weights.map((weight) => weight * weight));
	return 50 + (10 * reached) / Math.sqrt((1 - together) * squares + together * whole * whole);
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, one) => total + one, 0);
}
