import { holdsCommission } from '#domain/commission.ts';
import { isLongOver, type Facts, type Readiness } from '#domain/trajectory.ts';
import type { CasePart } from '../cases/store.ts';
import * as consents from '../consents/held.store.ts';
import type { StaffWork } from '../work.ts';
import * as commissions from './commission.store.ts';
import type { Trajectory } from './store.ts';

/** What is known of a trajectory where a step asks for it. */
export async function factsOf(
	work: StaffWork,
	found: CasePart,
	{ id, endedAt }: Pick<Trajectory, 'id' | 'endedAt'>
): Promise<Facts & { readiness: Readiness }> {
	return {
		readiness: await readinessOf(work, found),
		isCommissioned: holdsCommission(await commissions.find(work, id), work.now),
		isLongOver: endedAt !== null && isLongOver(endedAt, work.now)
	};
}

// Without a plan nothing of it is agreed.
async function readinessOf(work: StaffWork, found: CasePart): Promise<Readiness> {
	const [counsellorId, secondCounsellorId] = found.counsellorIds;
	return {
		...{ planAgreed: false, scaledGoals: 0, reviewOn: undefined },
		...{ counsellorId, secondCounsellorId },
		storageConsent: await consents.holdsIn(work, found.partId, 'store_contact_details')
	};
}
