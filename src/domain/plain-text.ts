/**
 * What was typed, as it can be stored and shown: without control characters, a line break as one
 * character where forms send two. Anything but text is empty.
 */
export function plainText(typed: unknown): string {
	const text = typeof typed === 'string' ? typed.toWellFormed() : '';
	return text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '');
}
