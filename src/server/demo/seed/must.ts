/** What came of a step of a story; a refusal means that the story itself is wrong. */
export function must<T extends object>(
	outcome: T
): Exclude<T, { problem: unknown } | { problems: unknown }> {
	if ('problem' in outcome || 'problems' in outcome)
		throw new Error(`the demo cannot be told: ${JSON.stringify(outcome)}`);
	return outcome as Exclude<T, { problem: unknown } | { problems: unknown }>;
}
