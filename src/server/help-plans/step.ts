import { randomUUID } from 'node:crypto';
import type { Actor } from '#domain/actor.ts';
import { withoutStep, withStep, type Step } from '#domain/help-plan.ts';
import { localDate } from '#domain/time.ts';
import { changePlan, type PlanAt, type PlanOutcome } from './change.ts';
import { openTask, settleTask } from './task.ts';

export type NewStep = Omit<Step, 'id' | 'followUpId'>;

/** What somebody does by a day; on that day it stands on the desk, whoever does it. */
export function addStep(actor: Actor, at: PlanAt, step: NewStep): Promise<PlanOutcome> {
	return changePlan(actor, at, async (work, { found }, plan) => {
		const fresh = { ...step, id: randomUUID(), followUpId: '' };
		const fits = withStep(plan, fresh, localDate(work.now));
		if ('problem' in fits) return fits;
		const { day, words } = step;
		const { id: followUpId, happening } = await openTask(work, found, {
			...{ day, words, reasonCode: 'plan-step' }
		});
		const steps = [...plan.steps, { ...fresh, followUpId }];
		return { plan: { ...fits, steps }, happenings: [happening] };
	});
}

export function dropStep(actor: Actor, at: PlanAt, stepId: string): Promise<PlanOutcome> {
	return changePlan(actor, at, async (work, { found }, plan) => {
		const step = plan.steps.find(({ id }) => id === stepId);
		if (!step) return { problem: 'goal-gone' };
		const { followUpId: id } = step;
		const happenings = await settleTask(work, found, { id, as: 'cancelled' });
		return { plan: withoutStep(plan, stepId), happenings };
	});
}
