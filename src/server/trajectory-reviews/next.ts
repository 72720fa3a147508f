import type { Happening } from '../audit/record.ts';
import type { FoundTrajectory } from '../help-plans/found.ts';
import { openTask, settleTask } from '../help-plans/task.ts';
import { followRhythm } from '../trajectories/rhythm.ts';
import * as trajectories from '../trajectories/store.ts';
import type { StaffWork } from '../work.ts';

/**
 * When it is looked at again: one day and one task on the desk, in the place of the last ones; without a day the
 * rhythm has its own. What is to be recorded is answered, since the chain is held from the first record on.
 */
export async function planReview(
	work: StaffWork,
	{ found, trajectory }: FoundTrajectory,
	on: string | undefined,
	wasHeld = false
): Promise<Happening[]> {
	const settled = await settleTask(work, found, {
		id: trajectory.reviewTask,
		as: wasHeld ? 'done' : 'cancelled'
	});
	const task = on
		? await openTask(work, found, { day: on, words: '', reasonCode: 'plan-review' })
		: undefined;
	const next = { on: on ?? null, task: task?.id ?? null };
	await trajectories.setReview(work, trajectory.id, next);
	await followRhythm(work, found, { trajectoryId: trajectory.id, before: trajectory });
	return [...settled, ...(task ? [task.happening] : [])];
}
