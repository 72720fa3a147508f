import type { Facts, TrajectoryStatus } from '#domain/trajectory.ts';
import type { CasePart } from '../cases/store.ts';
import type { StaffWork } from '../work.ts';
import { factsOf } from './facts.ts';
import { waitingIn } from './request.store.ts';
import * as trajectories from './store.ts';
import type { Trajectory } from './store.ts';

/** A trajectory as the page of its case shows it. */
export interface TrajectoryLine extends Trajectory {
	facts: Facts;
	/** Where a supervisor was asked to bring it. */
	asked: TrajectoryStatus | undefined;
}

export async function linesOf(work: StaffWork, found: CasePart): Promise<TrajectoryLine[]> {
	const waiting = await waitingIn(work, found.partId);
	const all = await trajectories.ofPart(work, found.partId);
	const lines: TrajectoryLine[] = [];
	for (const line of all)
		lines.push({
			...line,
			facts: await factsOf(work, found, { line, all }),
			asked: waiting.get(line.id)
		});
	return lines;
}
