import { expect, test } from 'vitest';
import { foldedLetters, LONGEST_MESSAGE, messageProblem } from './message.ts';

test.each([
	[' \n', 'text-missing'],
	['x'.repeat(LONGEST_MESSAGE), undefined],
	['\r\n'.repeat(LONGEST_MESSAGE - 1) + 'x', undefined],
	['x'.repeat(LONGEST_MESSAGE + 1), 'too-long']
])('a message is words, and not longer than she can write herself (%#)', (text, problem) => {
	expect(messageProblem(text)).toBe(problem);
});

test.each([
	['', 0],
	['hhuhu', 0],
	['hhhhhh', 2],
	['huhuhuhu', 4],
	// what we wrote last stays open, however much she wrote after it
	['hhuhhhhhh', 2],
	['uhhhhhhhh', 0],
	// nor does what she has not read yet
	['huuuuuu', 0],
	['hhhuuuuuu', 3]
])('of the letters %s the oldest %i lie folded (u: from us)', (letters, folded) => {
	expect(foldedLetters([...letters].map((who) => ({ fromUs: who === 'u' })))).toBe(folded);
});
