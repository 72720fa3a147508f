import { may } from '#domain/access.ts';
import { holdsCommission } from '#domain/commission.ts';
import { isLongOver, waitsToRun, type Facts } from '#domain/trajectory.ts';
import type { CasePart } from '../cases/store.ts';
import type { StaffWork } from '../work.ts';
import * as commissions from './commission.store.ts';
import { readinessOf } from './readiness.ts';
import type { Trajectory } from './store.ts';

/** What is known of a trajectory where a step asks for it; what it may run on, for whoever moves it there. */
export async function factsOf(
	work: StaffWork,
	found: CasePart,
	line: Pick<Trajectory, 'id' | 'status' | 'endedAt' | 'reviewOn'>
): Promise<Facts> {
	const { id, status, endedAt } = line;
	const asks = waitsToRun(status) && may(work.actor, 'part.trajectory', found);
	return {
		...(asks && { readiness: await readinessOf(work, found, line) }),
		isCommissioned: holdsCommission(await commissions.find(work, id), work.now),
		isLongOver: endedAt !== null && isLongOver(endedAt, work.now)
	};
}
