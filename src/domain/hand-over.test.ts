import { expect, test } from 'vitest';
import { inOrder, pressureOf, wordsProblem, type Open } from './hand-over.ts';

const now = new Date('2026-11-27T10:00:00Z');
const at = (moment: string) => new Date(`2026-${moment}Z`);
const calm: Open = { late: 0 };

test.each<[string, Open, string]>([
	['a danger, whatever else', { danger: 'T1', owedBy: now, late: 3, nextAt: now }, 'danger'],
	['somebody who waits for an answer', { owedBy: at('11-30T16:00:00'), late: 2 }, 'owed'],
	['what is over its time', { late: 1, nextAt: now }, 'late'],
	['what comes today', { late: 0, nextAt: at('11-27T22:59:00') }, 'today'],
	['what comes this week', { late: 0, nextAt: at('11-27T23:00:00') }, 'week'],
	['what comes later', { late: 0, nextAt: at('12-05T10:00:00') }, 'calm'],
	['nothing', calm, 'calm']
])('%s', (_, open, pressure) => {
	expect(pressureOf(open, now)).toBe(pressure);
});

test('what presses most stands first, and of what presses alike what is due first', () => {
	const cases = {
		calm,
		soon: { late: 0, nextAt: at('11-29T10:00:00') },
		sooner: { late: 0, nextAt: at('11-28T10:00:00') },
		late: { late: 1 },
		owed: { owedBy: at('11-28T10:00:00'), late: 0 },
		owedFirst: { owedBy: at('11-27T12:00:00'), late: 0 },
		grave: { danger: 'T0', late: 0 },
		danger: { danger: 'T1', late: 0 }
	} as const;
	const named = Object.entries(cases).map(([name, open]) => ({ name, ...(open as Open) }));
	expect(inOrder(named, now).map(({ name }) => name)).toEqual([
		...['grave', 'danger', 'owedFirst', 'owed', 'late', 'sooner', 'soon', 'calm']
	]);
});

test('no citizen number goes along, nor a book', () => {
	expect(wordsProblem('Bel eerst haar zus.')).toBeUndefined();
	expect(wordsProblem('111222333')).toBe('citizen-number');
	expect(wordsProblem('a'.repeat(2001))).toBe('too-long');
});
