import { expect, test } from 'vitest';
import { LONGEST_MESSAGE, messageProblem } from './message.ts';

test.each([
	[' \n', 'text-missing'],
	['x'.repeat(LONGEST_MESSAGE), undefined],
	['\r\n'.repeat(LONGEST_MESSAGE - 1) + 'x', undefined],
	['x'.repeat(LONGEST_MESSAGE + 1), 'too-long']
])('a message is words, and not longer than she can write herself (%#)', (text, problem) => {
	expect(messageProblem(text)).toBe(problem);
});
