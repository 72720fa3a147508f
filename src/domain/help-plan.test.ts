import { describe, expect, test } from 'vitest';
import type { Goal } from './goal.ts';
import {
	agreementProblem,
	emptyPlan,
	mostGoals,
	mostSteps,
	reviewDayProblem,
	scaledGoals,
	withGoal,
	withoutGoal,
	withoutStep,
	withStep,
	type HelpPlan,
	type Step
} from './help-plan.ts';

const goal = (id: string): Goal => ({
	id,
	domain: 'housing',
	plain: id,
	levels: ['a', 'b', 'c', 'd', 'e'],
	importance: 2,
	difficulty: 1,
	baseline: -1
});
const step = (id: string, goalId = ''): Step => ({
	id,
	goalId,
	words: id,
	owner: 'us',
	day: '2026-12-01',
	followUpId: ''
});
const plan: HelpPlan = { goals: [goal('a'), goal('b')], steps: [step('1', 'a'), step('2')] };

describe('a next version of a plan', () => {
	test('a goal keeps its place, a new one comes last', () => {
		const changed = { ...goal('a'), plain: 'anders' };
		expect(withGoal(plan, changed)).toEqual({ ...plan, goals: [changed, goal('b')] });
		expect(withGoal(plan, goal('c'))).toEqual({ ...plan, goals: [...plan.goals, goal('c')] });
	});
	test('a goal that goes takes its own steps along, and leaves the version before as it was', () => {
		expect(withoutGoal(plan, 'a')).toEqual({ goals: [goal('b')], steps: [step('2')] });
		expect(plan.goals).toHaveLength(2);
		expect(withoutGoal(plan, 'c')).toEqual({ problem: 'goal-gone' });
	});
	test('a step is of the plan or of one of its goals', () => {
		expect(withStep(plan, step('3', 'b'), '2026-12-01')).toEqual({
			...plan,
			steps: [...plan.steps, step('3', 'b')]
		});
		expect(withStep(plan, step('3', 'c'), '2026-12-01')).toEqual({ problem: 'goal-gone' });
		expect(withStep(plan, step('3'), '2026-12-02')).toEqual({ problem: 'in-the-past' });
		expect(withoutStep(plan, '1').steps).toEqual([step('2')]);
	});
	test('there is an end to it', () => {
		const goals = Array.from({ length: mostGoals }, (_, index) => goal(`${index}`));
		expect(withGoal({ ...plan, goals }, goal('one more'))).toEqual({ problem: 'too-many-goals' });
		expect(withGoal({ ...plan, goals }, goal('0'))).toHaveProperty('goals');
		const steps = Array.from({ length: mostSteps }, (_, index) => step(`${index}`));
		expect(withStep({ ...plan, steps }, step('one more'), '2026-12-01')).toEqual({
			problem: 'too-many-steps'
		});
	});
	test('only a goal with all its levels is a scaled one', () => {
		const bare = { ...goal('c'), levels: ['', '', '', '', ''] as const };
		expect(scaledGoals({ ...plan, goals: [...plan.goals, bare] })).toBe(2);
		expect(scaledGoals(emptyPlan)).toBe(0);
	});
});

describe('when she says yes', () => {
	const today = '2026-11-27';
	const yes = { personId: 'p', how: 'talk', on: '2026-11-27', reviewOn: '2027-02-26' };
	test.each([
		['in a talk today', {}, undefined],
		['on paper last week', { how: 'paper', on: '2026-11-20' }, undefined],
		['whom nobody named', { personId: '' }, 'client-missing'],
		['nobody says how', { how: 'shouted' }, 'way-missing'],
		['on no day', { on: '2026-02-30' }, 'day-unreadable'],
		['tomorrow', { on: '2026-11-28' }, 'day-ahead'],
		['without a day to look again', { reviewOn: '' }, 'review-day-unreadable'],
		['looking again today', { reviewOn: today }, 'review-day-unreadable'],
		['looking again in three months', { reviewOn: '2027-02-27' }, undefined],
		['looking again a day too late', { reviewOn: '2027-02-28' }, 'review-too-far']
	])('%s', (_, given, problem) => {
		expect(agreementProblem(plan, { ...yes, ...given }, today)).toBe(problem);
	});
	test('to nothing', () => {
		expect(agreementProblem(emptyPlan, yes, today)).toBe('no-goals');
	});
	test('a day to look again lies ahead, by three months at most', () => {
		expect(reviewDayProblem('2026-11-28', today)).toBeUndefined();
		expect(reviewDayProblem('2026-11-26', today)).toBe('review-day-unreadable');
	});
});
