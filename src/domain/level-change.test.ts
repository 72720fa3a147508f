import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reactionDeadline } from './deadline.ts';
import { changeLevel, decideLevelChange, dueAfter } from './level-change.ts';
import { readOpeningHours } from './opening-hours.ts';
import type { OpeningHours } from './opening-hours.ts';
import { publicPromise } from './promise.ts';
import type { TriageLevel } from './triage.ts';

const levels: TriageLevel[] = ['T0', 'T1', 'T2', 'T3', 'T4'];
const request = (from: TriageLevel, to: TriageLevel, reason = 'spoken with her') => ({
	from,
	to,
	reason,
	by: 'joost'
});

describe('who may change a level', () => {
	const pairs = levels.flatMap((from) => levels.map((to) => [from, to] as const));

	test.each(pairs)('from %s to %s with a reason', (from, to) => {
		const asked = request(from, to);
		const urgent = from === 'T0' || from === 'T1';
		const lowered = urgent ? { waitsForSecond: asked } : { level: to };
		const expected = to === from ? { problem: 'level-unchanged' } : lowered;
		expect(changeLevel(asked)).toEqual(to < from ? { level: to } : expected);
	});

	test.each(pairs)('from %s to %s without a reason', (from, to) => {
		const outcome = changeLevel(request(from, to, ' \n'));
		if (to < from) expect(outcome).toEqual({ level: to });
		if (to > from) expect(outcome).toEqual({ problem: 'reason-missing' });
	});

	test('a reason has an end', () => {
		const outcome = changeLevel(request('T3', 'T4', 'x'.repeat(2001)));
		expect(outcome).toEqual({ problem: 'reason-too-long' });
	});
});

describe('the second person', () => {
	const asked = request('T0', 'T2');

	test('is never the proposer', () => {
		fc.assert(
			fc.property(fc.string(), fc.boolean(), (by, agrees) => {
				const outcome = decideLevelChange({ ...asked, by }, 'T0', { by, agrees });
				expect(outcome).toEqual({ problem: 'same-person' });
			})
		);
	});

	test('agrees or not', () => {
		const agrees = decideLevelChange(asked, 'T0', { by: 'annelies', agrees: true });
		const refuses = decideLevelChange(asked, 'T0', { by: 'annelies', agrees: false });
		expect([agrees, refuses]).toEqual([{ level: 'T2' }, { level: 'T0' }]);
	});

	test('decides nothing about a level that changed meanwhile', () => {
		const outcome = decideLevelChange(asked, 'T1', { by: 'annelies', agrees: true });
		expect(outcome).toEqual({ problem: 'level-changed-meanwhile' });
	});
});

describe('the deadlines of another level', () => {
	const hours = readOpeningHours('1-5 09:00-17:00') as OpeningHours;
	const waitingSince = new Date('2026-11-23T09:00:00Z');
	const now = new Date('2026-11-23T13:00:00Z');
	const intake = {
		level: 'T2' as const,
		acuteUnclear: false,
		waitingSince,
		readBy: new Date('2026-11-23T11:00:00Z'),
		deadline: new Date('2026-11-24T16:00:00Z')
	};

	test('raised: the clock of the new level starts now', () => {
		const deadline = reactionDeadline('T1', now);
		expect(dueAfter(intake, 'T1', now, hours)).toEqual({ deadline, readBy: intake.readBy });
	});

	test('raised: never later than it was due before', () => {
		const due = { ...intake, deadline: new Date('2026-11-23T13:05:00Z') };
		expect(dueAfter(due, 'T0', now, hours).deadline).toEqual(due.deadline);
	});

	test('lowered: counted from when she began to wait, and never past what she was told', () => {
		const told = publicPromise(hours, waitingSince, false)?.comeBackAt;
		expect(dueAfter(intake, 'T4', now, hours).deadline).toEqual(told);
		expect(dueAfter(intake, 'T3', now, hours).readBy).toEqual(intake.readBy);
	});
});
