import { expect, test } from 'vitest';
import { askedTextProblem, textProblem } from './free-text.ts';

test.each([
	['', undefined, 'words-missing'],
	[' \n', undefined, 'words-missing'],
	['Hij was er.', undefined, undefined],
	['x'.repeat(20), undefined, undefined],
	['x'.repeat(21), 'too-long', 'too-long'],
	['Nr 999999990', 'citizen-number', 'citizen-number']
])('%j: %s; where it is asked %s', (text, free, asked) => {
	expect(textProblem(text, 20)).toBe(free);
	expect(askedTextProblem(text, 20)).toBe(asked);
});

test('what is missing has a name of its own where it is asked by that name', () => {
	expect(askedTextProblem(' ', 20, 'reason-missing')).toBe('reason-missing');
	expect(askedTextProblem('x'.repeat(21), 20, 'reason-missing')).toBe('too-long');
});
