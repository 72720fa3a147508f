/** What came of a step of a story; a refusal means that the story itself is wrong. */
export function must<T extends object>(outcome: T): Exclude<T, { problem: unknown }> {
	if ('problem' in outcome) throw new Error(`the demo cannot be told: ${String(outcome.problem)}`);
	return outcome as Exclude<T, { problem: unknown }>;
}
