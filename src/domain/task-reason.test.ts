import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ASK_CONSENT_AGAIN, reasonOf } from './task-reason.ts';

test.each([
	[
		'danger of another part is heard, and can be neither put off nor called off',
		'danger-passed-on'
	],
	['her duress word is danger', 'duress-spoken']
])('%s', (_, reasonCode) => {
	expect(reasonOf({ reasonCode }).isDanger).toBe(true);
});

test('broken glass is news that to have read is enough, and no danger', () => {
	expect(reasonOf({ reasonCode: 'glass-broken' })).toEqual({ isNews: true, needsNoReason: true });
});

test('a birthday may be years ahead', () => {
	expect(reasonOf({ reasonCode: ASK_CONSENT_AGAIN })).toEqual({ isBirthday: true });
});

test('any other task, also one that somebody planned, is a task and nothing more', () => {
	const known = [
		'danger-passed-on',
		'duress-spoken',
		'visit-police',
		'visit-help',
		'glass-broken',
		ASK_CONSENT_AGAIN
	];
	const other = fc.option(fc.string().filter((code) => !known.includes(code)));
	fc.assert(
		fc.property(other, (reasonCode) => {
			expect(reasonOf({ reasonCode })).toEqual({});
		})
	);
});
