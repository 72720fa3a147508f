import { randomUUID } from 'node:crypto';
import type { Actor } from '#domain/actor.ts';
import type { Goal } from '#domain/goal.ts';
import { withGoal, withoutGoal } from '#domain/help-plan.ts';
import { changePlan, type PlanAt, type PlanOutcome } from './change.ts';
import { settleTask } from './task.ts';

/** A goal in her words with what one would see at each level; without an id it is a new one. */
export function keepGoal(actor: Actor, at: PlanAt, goal: Goal): Promise<PlanOutcome> {
	return changePlan(actor, at, (_work, _found, plan) => {
		if (goal.id && !plan.goals.some(({ id }) => id === goal.id)) return { problem: 'goal-gone' };
		const next = withGoal(plan, { ...goal, id: goal.id || randomUUID() });
		return 'problem' in next ? next : { plan: next };
	});
}

/** It goes, and what was to be done for it; in the versions before it stays. */
export function dropGoal(actor: Actor, at: PlanAt, goalId: string): Promise<PlanOutcome> {
	return changePlan(actor, at, async (work, { found }, plan) => {
		const next = withoutGoal(plan, goalId);
		if ('problem' in next) return next;
		const happenings = [];
		for (const { followUpId: id } of plan.steps.filter((step) => step.goalId === goalId)) {
			happenings.push(...(await settleTask(work, found, { id, as: 'cancelled' })));
		}
		return { plan: next, happenings };
	});
}
