/**
 * What one field of several lines holds in the browser: longer than any text that is kept, so that what is
 * too long comes back on its page; and one such field is short enough to be sent, nine signs for a letter as
 * some are.
 */
export const MOST_TYPED = 200_000;

/**
 * What was typed, as it can be stored and shown: without control characters, a line break as one
 * character where forms send two. Anything but text is empty.
 */
export function plainText(typed: unknown): string {
	const text = typeof typed === 'string' ? typed.toWellFormed() : '';
	return text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '');
}
