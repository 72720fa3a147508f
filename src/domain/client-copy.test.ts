import { expect, test } from 'vitest';
import { clientCopy } from './client-copy.ts';
import type { Goal } from './goal.ts';
import type { HelpPlan, Step } from './help-plan.ts';

const goal = (id: string): Goal => ({
	id,
	domain: 'ideology_identity',
	plain: `wil ${id}`,
	levels: ['canary 1', 'canary 2', 'canary 3', 'canary 4', 'canary 5'],
	importance: 3,
	difficulty: 2,
	baseline: -2
});
const step = (id: string, day: string, goalId = ''): Step => ({
	...{ id, goalId, day, words: `doe ${id}`, owner: 'client', followUpId: `task ${id}` }
});
const plan: HelpPlan = {
	goals: [goal('a'), goal('b')],
	steps: [step('2', '2026-12-04', 'a'), step('1', '2026-12-02', 'a'), step('3', '2026-12-03')]
};

test('she reads her own words, what is to be done and by whom, in the order of days', () => {
	const copy = clientCopy(plan, { scores: [], waiting: ['task 1', 'task 2', 'task 3'] });
	expect(copy).toEqual({
		goals: [
			{
				plain: 'wil a',
				steps: [
					{ words: 'doe 1', owner: 'client', day: '2026-12-02' },
					{ words: 'doe 2', owner: 'client', day: '2026-12-04' }
				]
			},
			{ plain: 'wil b', steps: [] }
		],
		steps: [{ words: 'doe 3', owner: 'client', day: '2026-12-03' }]
	});
	expect(JSON.stringify(copy)).not.toContain('canary');
});

test('what was done or fell away is not asked of her again', () => {
	const copy = clientCopy(plan, { scores: [], waiting: ['task 2'] });
	expect(copy.goals[0]!.steps).toHaveLength(1);
	expect(copy.steps).toEqual([]);
});

test('how a goal stands is told without a number', () => {
	const scores = [{ goalId: 'a', score: -1 as const }];
	expect(clientCopy(plan, { scores, waiting: [] }).goals).toMatchObject([
		{ plain: 'wil a', reading: 'partly' },
		{ plain: 'wil b' }
	]);
});
