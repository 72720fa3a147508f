/** By field why what was typed cannot be kept. */
export type FieldProblems = Record<string, string>;

export function withoutNone(problems: Record<string, string | undefined>): FieldProblems {
	return Object.fromEntries(
		Object.entries(problems).filter((entry): entry is [string, string] => entry[1] !== undefined)
	);
}
