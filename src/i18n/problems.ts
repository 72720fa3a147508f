/**
 * The message key of a refusal code: `problem.<code>`.
 * A code without words of its own gets the general ones, so that no code ever reaches a reader.
 */
export function problemKey<Words extends { 'problem.unknown': string }>(
	words: Words,
	code: string
): Extract<keyof Words, `problem.${string}`> | 'problem.unknown' {
	const key = `problem.${code}`;
	return isKey(words, key) ? key : 'problem.unknown';
}

function isKey<Words extends object>(
	words: Words,
	key: string
): key is Extract<keyof Words, `problem.${string}`> {
	return Object.hasOwn(words, key);
}
