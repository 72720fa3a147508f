import fc from 'fast-check';
import { expect, test } from 'vitest';
import { movesOf, needsReason } from './follow-up.ts';
import { ASK_CONSENT_AGAIN, isAboutVisit, reasonOf, taskOf, taskReasons } from './task-reason.ts';

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

test('a judgement of risk is what its task asks, and nothing else is', () => {
	for (const reasonCode of ['risk-review', 'risk-second'])
		expect(reasonOf({ reasonCode })).toEqual({ isAnswered: true });
});

test('that another one judges otherwise is heard and talked over, with a word on it; it asks no new judgement', () => {
	const task = { kind: 'task', status: 'open', reasonCode: 'risk-differs' } as const;
	const shown = { ...task, startsAt: new Date(0), minutes: 15 };
	expect(movesOf(shown)).toEqual({ complete: 'done' });
	expect(needsReason(shown, 'complete')).toBe(true);
});

test('a birthday may be years ahead', () => {
	expect(reasonOf({ reasonCode: ASK_CONSENT_AGAIN })).toEqual({ isBirthday: true });
});

test('a try to reach somebody may fail; what comes after it is a supervisor’s', () => {
	for (const reasonCode of ['missed-second', 'missed-third'])
		expect(reasonOf({ reasonCode })).toEqual({ isTry: true });
	expect(reasonOf({ reasonCode: 'missed-decide' })).toEqual({ isSupervisors: true });
	expect(isAboutVisit('missed-decide')).toBe(false);
	expect(isAboutVisit('visit-police')).toBe(true);
});

test('a task is told apart from what held it back', () => {
	const held = { task: 'reminder-held', refusal: 'unconfirmed' };
	expect(taskOf('reminder-held:unconfirmed')).toEqual(held);
	expect(taskOf('plan-step')).toEqual({ task: 'plan-step', refusal: '' });
	expect(taskOf(null)).toEqual({ task: '', refusal: '' });
});

test('any other task, also one that somebody planned, is a task and nothing more', () => {
	const other = fc.option(fc.string().filter((code) => !taskReasons.has(code)));
	fc.assert(
		fc.property(other, (reasonCode) => {
			expect(reasonOf({ reasonCode })).toEqual({});
		})
	);
});
