import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

test.each([
	['one\r\ntwo\rthree\tfour', 'one\ntwo\nthree\tfour'],
	['bell\u0007 and null\u0000', 'bell and null'],
	['half a sign \uD83D', 'half a sign \uFFFD'],
	['وداعًا 👋', 'وداعًا 👋'],
	[undefined, ''],
	[{}, '']
])('%j is kept as %j', (typed, kept) => {
	expect(plainText(typed)).toBe(kept);
});
