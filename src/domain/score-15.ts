/** SCORE-15 about a family: 1 describes us very well, 5 not at all. Its texts are not ours to write (domain brief 3.7). */
export const score15Items = 15;
export const score15Answers = [1, 2, 3, 4, 5] as const;

export const subscales = {
	strengths: [1, 3, 6, 10, 15],
	overwhelmed: [5, 7, 9, 11, 14],
	communication: [2, 4, 8, 12, 13]
} as const;
export type Subscale = keyof typeof subscales;

export type Score15 = Record<Subscale, number> & { total: number; mean: number };

/** Higher is harder: what is strong counts as given, what is hard the other way round. Undefined unless all are answered. */
export function score15(answers: readonly (number | undefined)[]): Score15 | undefined {
	const isWhole = answers.length === score15Items && answers.every(isAnswer);
	if (!isWhole) return undefined;
	const hardnessOf = (item: number): number => {
		const given = answers[item - 1]!;
		return (subscales.strengths as readonly number[]).includes(item) ? given : 6 - given;
	};
	const sumOf = (scale: Subscale) =>
		subscales[scale].reduce((sum: number, item) => sum + hardnessOf(item), 0);
	const [strengths, overwhelmed, communication] = (
		['strengths', 'overwhelmed', 'communication'] as const
	).map(sumOf) as [number, number, number];
	const total = strengths + overwhelmed + communication;
	return { strengths, overwhelmed, communication, total, mean: total / score15Items };
}

export function isAnswer(value: number | undefined): boolean {
	return score15Answers.some((answer) => answer === value);
}
