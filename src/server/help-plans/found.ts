import { findCase, type NotForYou } from '../cases/found.ts';
import type { CasePart } from '../cases/store.ts';
import { isOpen } from '#domain/trajectory.ts';
import * as trajectories from '../trajectories/store.ts';
import type { Trajectory } from '../trajectories/store.ts';
import type { StaffWork } from '../work.ts';

export interface FoundTrajectory {
	found: CasePart;
	trajectory: Trajectory;
}
export type ToWrite = FoundTrajectory | NotForYou | { problem: 'not-possible-now' };

/** A trajectory of this case, when this actor may work on it and it has not ended. */
export async function trajectoryToWrite(
	work: StaffWork,
	partId: string,
	trajectoryId: string
): Promise<ToWrite> {
	const found = await findCase(work, partId, 'part.trajectory');
	if ('problem' in found) return found;
	const all = await trajectories.ofPart(work, found.partId);
	const trajectory = all.find(({ id }) => id === trajectoryId);
	if (!trajectory) return { problem: 'not-found' };
	return isOpen(trajectory.status) ? { found, trajectory } : { problem: 'not-possible-now' };
}
