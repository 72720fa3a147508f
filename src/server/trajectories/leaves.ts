import { staysOpen } from '#domain/case-end.ts';
import type { TrajectoryStatus } from '#domain/trajectory.ts';
import * as cases from '../cases/ending.store.ts';
import type { StaffWork } from '../work.ts';
import type { Found } from './found.ts';

/** Whether its case would close with this step while something waits in it. */
export async function leavesWaiting(
	work: StaffWork,
	{ part, line, all }: Pick<Found, 'part' | 'line' | 'all'>,
	to: TrajectoryStatus
): Promise<boolean> {
	return !staysOpen(all, line.id, to) && cases.stillWaits(work, part.partId);
}
