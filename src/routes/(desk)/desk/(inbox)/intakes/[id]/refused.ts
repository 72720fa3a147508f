/** What came back of a form of this page that was refused. */
export interface Refused {
	field: string;
	problem: string;
	/** Who took it just before. */
	by?: string | undefined;
	typed: Record<string, string>;
}

/** The words of the problem, for the field it is about. */
export function problemAt(
	refused: Refused | undefined,
	field: string,
	words: (problem: string) => string
): string | undefined {
	return refused?.field === field ? words(refused.problem) : undefined;
}
