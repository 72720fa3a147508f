import { describe, expect, test } from 'vitest';
import type { Actor } from './actor.ts';
import { isAtDesk, isAtFrontDesk, isFree, isOnShift, isTaker } from './intake-access.ts';
import type { IntakeSubject } from './intake-access.ts';
import type { TriageLevel } from './triage.ts';

const now = new Date('2026-11-16T09:00:00Z');
const fenna: Actor = { id: 'fenna', role: 'front_desk' };
const pieter: Actor = { id: 'pieter', role: 'on_call', onDuty: true };
const joost: Actor = { id: 'joost', role: 'counsellor' };
const free: IntakeSubject = { now, level: 'T3', isOfCase: false };
const takenBy = ({ id }: Actor, takenAt = now): IntakeSubject => ({
	...free,
	takenBy: id,
	takenAt
});
const hers = isAtDesk(isTaker);

describe('the front desk', () => {
	test.each([
		['2026-11-02T09:00:01Z', true],
		['2026-11-02T09:00:00Z', false]
	])('sees what it took on %s: %s, for fourteen days', (takenAt, sees) => {
		expect(hers(fenna, takenBy(fenna, new Date(takenAt)))).toBe(sees);
	});

	test('sees what is free, however long it waits, and nothing of a case', () => {
		expect(isAtDesk(isFree)(fenna, free)).toBe(true);
		expect(isAtDesk(isFree)(fenna, takenBy(joost))).toBe(false);
		expect(hers(fenna, { ...takenBy(fenna), isOfCase: true })).toBe(false);
		expect(isAtFrontDesk(isFree)(joost, free)).toBe(false);
	});

	test('does not see what was taken nobody knows when', () => {
		expect(hers(fenna, { ...takenBy(fenna), takenAt: undefined })).toBe(false);
	});
});

describe('whoever is on call', () => {
	test('sees T0 and T1, and no more', () => {
		const levels: TriageLevel[] = ['T0', 'T1', 'T2', 'T3', 'T4'];
		expect(levels.filter((level) => hers(pieter, { ...takenBy(pieter), level }))).toEqual([
			'T0',
			'T1'
		]);
	});

	test('sees nothing off duty, of a case or of another', () => {
		const urgent = { ...takenBy(pieter), level: 'T0' } as const;
		expect(isOnShift(pieter)).toBe(true);
		expect(isOnShift({ ...joost, onDuty: true })).toBe(false);
		for (const off of [{ ...pieter, onDuty: false }, { id: 'pieter', role: 'on_call' } as const])
			expect(hers(off, urgent)).toBe(false);
		expect(hers(pieter, { ...urgent, isOfCase: true })).toBe(false);
		expect(hers(pieter, { ...urgent, takenBy: 'petra' })).toBe(false);
	});
});

test('a counsellor sees what is hers, however long ago and of a case too', () => {
	const longAgo = takenBy(joost, new Date('2025-01-01T09:00:00Z'));
	expect(hers(joost, { ...longAgo, isOfCase: true })).toBe(true);
	expect(hers(joost, takenBy(fenna))).toBe(false);
});
