import { may } from '#domain/access.ts';
import { isHelpedBeside } from '#domain/case-end.ts';
import { holdsCommission } from '#domain/commission.ts';
import { isLongOver, isOpen, waitsToRun, type Facts } from '#domain/trajectory.ts';
import type { CasePart } from '../cases/store.ts';
import { leavesDanger } from '../dangers/doubt.ts';
import type { StaffWork } from '../work.ts';
import * as commissions from './commission.store.ts';
import { readinessOf } from './readiness.ts';
import type { Trajectory } from './store.ts';

/**
 * What is known of a trajectory where a step asks for it; what it may run on and what it would leave, for whoever moves
 * it. `all` are those of its part.
 */
export async function factsOf(
	work: StaffWork,
	found: CasePart,
	{ line, all }: { line: Trajectory; all: readonly Trajectory[] }
): Promise<Facts> {
	const { id, status, endedAt } = line;
	const moves = may(work.actor, 'part.trajectory', found);
	const isLast = moves && isOpen(status) && !isHelpedBeside(all, id);
	return {
		...(moves && waitsToRun(status) && { readiness: await readinessOf(work, found, line) }),
		...(isLast && { leavesDanger: await leavesDanger(work, found.partId) }),
		isCommissioned: holdsCommission(await commissions.find(work, id), work.now),
		isLongOver: endedAt !== null && isLongOver(endedAt, work.now)
	};
}
