import type { Actor } from '#domain/actor.ts';
import type { HelpPlan, PlanProblem } from '#domain/help-plan.ts';
import { record, type Happening } from '../audit/record.ts';
import type { NotForYou } from '../cases/found.ts';
import { together, type StaffWork } from '../work.ts';
import { trajectoryToWrite, type FoundTrajectory } from './found.ts';
import * as plans from './store.ts';
import type { KeptHelpPlan } from './store.ts';

export interface PlanAt {
	partId: string;
	trajectoryId: string;
	/** The version on the page: what somebody changed meanwhile is not overwritten. */
	version: number;
}
export type PlanOutcome =
	| { written: string }
	| { problem: PlanProblem | 'changed-meanwhile' | 'not-possible-now' }
	| NotForYou;
/** The plan as it is to be, and what else happened with it. */
export type Changed = { plan: HelpPlan; happenings?: Happening[] } | { problem: PlanProblem };

/** The next version of a plan. Nobody has agreed to it yet. */
export function changePlan(
	actor: Actor,
	{ partId, trajectoryId, version }: PlanAt,
	change: (work: StaffWork, at: FoundTrajectory, plan: KeptHelpPlan) => Promise<Changed> | Changed
): Promise<PlanOutcome> {
	return together(actor, async (work): Promise<PlanOutcome> => {
		const at = await trajectoryToWrite(work, partId, trajectoryId);
		if ('problem' in at) return at;
		const current = await plans.newest(work, trajectoryId);
		if (current.version !== version) return { problem: 'changed-meanwhile' };
		const changed = await change(work, at, current);
		if ('problem' in changed) return changed;

		const { keyId } = at.found;
		const written = await plans.write(work, { trajectoryId, partId, keyId, version }, changed.plan);
		// a step may have opened a task: that goes with it
		if (!written) throw new MeanwhileChanged();
		for (const happening of changed.happenings ?? []) await record(work, happening);
		const kind = 'trajectory.plan-written';
		const detail = { version: version + 1 };
		await record(work, { chainId: partId, kind, subjectId: trajectoryId, keyId, detail });
		return { written };
	}).catch((reason: unknown) => {
		if (reason instanceof MeanwhileChanged) return { problem: 'changed-meanwhile' as const };
		throw reason;
	});
}

class MeanwhileChanged extends Error {}
