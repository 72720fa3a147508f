import { describe, expect, test } from 'vitest';
import { tellStep } from './visit-told.ts';

const now = new Date('2026-12-01T14:46:00Z');
const at = new Date('2026-12-01T14:15:00Z');
const known = { now, asksDecision: undefined, statuses: [] };
const call = { rung: 'call', at } as const;
const police = { rung: 'police', at } as const;

describe('what a step of the ladder is said to be', () => {
	test('before its minute nothing, after it no more than that', () => {
		const ahead = { ...call, at: new Date('2026-12-01T15:00:00Z') };
		expect(tellStep(ahead, false, known)).toBe('ahead');
		expect(tellStep(call, false, known)).toBe('past');
		expect(tellStep(call, true, known)).toBe('past');
	});

	test.each([
		[['delivered', 'delivered'], 'reached'],
		[['delivered', 'failed'], 'partly'],
		[['failed', 'undelivered'], 'failed'],
		[['failed', 'queued'], 'under-way'],
		[['uncertain'], 'under-way']
	])('of texts and calls that are %j: %s', (statuses, told) => {
		expect(tellStep(call, true, { ...known, statuses })).toBe(told);
	});

	test('about the police nothing is done before it is decided', () => {
		expect(tellStep(police, true, { ...known, asksDecision: true })).toBe('undecided');
		expect(tellStep(police, true, { ...known, asksDecision: false })).toBe('decided');
		expect(tellStep(police, true, known)).toBe('past');
	});
});
