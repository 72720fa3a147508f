import { expect, test } from 'vitest';
import { attainment, isScaled, levelOf, readingOf, weightOf, type Goal } from './goal.ts';
import { tScore, type Score } from './goal-attainment.ts';

const goal = (id: string, given: Partial<Goal> = {}): Goal => ({
	id,
	domain: 'family_communication',
	plain: 'Wij praten weer.',
	levels: ['niets', 'soms ruzie', 'een keer per week', 'vaker', 'elke dag'],
	importance: 1,
	difficulty: 1,
	baseline: -1,
	...given
});

test('a goal counts when all five levels are described', () => {
	expect(isScaled(goal('a'))).toBe(true);
	expect(isScaled(goal('a', { levels: ['niets', '', 'iets', 'meer', ' '] }))).toBe(false);
	expect(levelOf(goal('a'), -2)).toBe('niets');
	expect(levelOf(goal('a'), 2)).toBe('elke dag');
});

test('what matters and is hard weighs up to nine times as much', () => {
	expect(weightOf({ importance: 1, difficulty: 1 })).toBe(1);
	expect(weightOf({ importance: 3, difficulty: 3 })).toBe(9);
});

test('only what was scored counts, beside the same goals as they began', () => {
	const goals = [
		goal('a', { importance: 3 }),
		goal('b', { baseline: -2 }),
		goal('c', { levels: ['', '', '', '', ''] })
	];
	expect(attainment(goals, [])).toBeUndefined();
	expect(attainment(goals, [{ goalId: 'c', score: 2 }])).toBeUndefined();
	expect(attainment(goals, [{ goalId: 'gone', score: 2 }])).toBeUndefined();
	expect(
		attainment(goals, [
			{ goalId: 'a', score: 1 },
			{ goalId: 'c', score: 2 }
		])
	).toEqual({
		t: tScore([{ weight: 3, score: 1 }]),
		began: tScore([{ weight: 3, score: -1 }])
	});
	expect(
		attainment(goals, [
			{ goalId: 'a', score: 0 },
			{ goalId: 'b', score: -1 }
		])?.began
	).toBe(
		tScore([
			{ weight: 3, score: -1 },
			{ weight: 1, score: -2 }
		])
	);
});

test.each<[Score, -1 | -2, string]>([
	[2, -1, 'reached'],
	[0, -2, 'reached'],
	[-1, -2, 'partly'],
	[-1, -1, 'not-yet'],
	[-2, -1, 'not-yet'],
	[-2, -2, 'not-yet']
])('a score of %d of a goal that began at %d is told as %s', (score, baseline, told) => {
	expect(readingOf({ baseline }, score)).toBe(told);
});
