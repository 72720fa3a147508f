import { holds } from '#domain/consent.ts';
import { scaledGoals } from '#domain/help-plan.ts';
import type { Readiness } from '#domain/readiness.ts';
import type { CasePart } from '../cases/store.ts';
import * as consents from '../consents/store.ts';
import * as plans from '../help-plans/store.ts';
import * as people from '../people/store.ts';
import type { StaffWork } from '../work.ts';
import type { Trajectory } from './store.ts';

/** What a trajectory may run on: the newest version of its plan counts, not one that was agreed before it changed. */
export async function readinessOf(
	work: StaffWork,
	{ partId, counsellorIds }: CasePart,
	{ id, reviewOn }: Pick<Trajectory, 'id' | 'reviewOn'>
): Promise<Readiness> {
	const plan = await plans.newest(work, id);
	const [counsellorId, secondCounsellorId] = counsellorIds;
	const clientId = plan.agreed?.personId ?? (await askerOf(work, partId));
	return {
		planAgreed: plan.agreed !== undefined,
		scaledGoals: scaledGoals(plan),
		storageConsent: clientId !== undefined && (await mayBeStored(work, clientId)),
		...{ counsellorId, secondCounsellorId, reviewOn: reviewOn ?? undefined }
	};
}

async function askerOf(work: StaffWork, partId: string): Promise<string | undefined> {
	const all = await people.ofPart(work, partId);
	return all.find(({ roles }) => roles.includes('asker'))?.id;
}

async function mayBeStored(work: StaffWork, personId: string): Promise<boolean> {
	const all = await consents.ofPerson(work, personId);
	return all.some((one) => one.purpose === 'store_contact_details' && holds(one, work.now));
}
