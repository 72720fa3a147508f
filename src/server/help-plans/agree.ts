import type { Actor } from '#domain/actor.ts';
import { attainment, isScaled } from '#domain/goal.ts';
import {
	agreementProblem,
	type AgreementProblem,
	type AgreementRequest,
	type AgreementWay
} from '#domain/help-plan.ts';
import { localDate } from '#domain/time.ts';
import { record } from '../audit/record.ts';
import type { NotForYou } from '../cases/found.ts';
import * as people from '../people/store.ts';
import * as reviews from '../trajectory-reviews/store.ts';
import { planReview } from '../trajectory-reviews/next.ts';
import { together, type StaffWork } from '../work.ts';
import type { PlanAt } from './change.ts';
import { trajectoryToWrite, type FoundTrajectory } from './found.ts';
import * as plans from './store.ts';
import type { KeptHelpPlan } from './store.ts';

export type AgreeOutcome =
	| { agreed: true }
	| { problem: AgreementProblem | 'changed-meanwhile' | 'not-possible-now' }
	| NotForYou;

/** Its client said yes to this version: how, when, and who heard it. With the first yes it begins. */
export function agreePlan(
	actor: Actor,
	{ partId, trajectoryId, version }: PlanAt,
	request: AgreementRequest
): Promise<AgreeOutcome> {
	return together(actor, async (work) => {
		const at = await trajectoryToWrite(work, partId, trajectoryId);
		if ('problem' in at) return at;
		const plan = await plans.newest(work, trajectoryId);
		if (plan.version !== version || plan.agreed) return { problem: 'changed-meanwhile' };
		const problem = agreementProblem(plan, request, localDate(work.now));
		if (problem) return { problem };
		const all = await people.ofPart(work, partId);
		const client = all.find(({ id }) => id === request.personId);
		if (!client) return { problem: 'client-missing' };

		const { on, reviewOn } = request;
		const how = request.how as AgreementWay;
		if (!(await plans.agree(work, plan.id, { personId: client.id, how, on })))
			return { problem: 'changed-meanwhile' };
		await begin(work, at, plan, on);
		const happenings = await planReview(work, at, reviewOn);
		for (const happening of happenings) await record(work, happening);
		const { keyId } = at.found;
		const detail = { version, how, on };
		const kind = 'trajectory.plan-agreed';
		await record(work, { chainId: partId, kind, subjectId: trajectoryId, keyId, detail });
		return { agreed: true };
	});
}

// what later reviews are held against
async function begin(
	work: StaffWork,
	{ found, trajectory }: FoundTrajectory,
	plan: KeptHelpPlan,
	heldOn: string
): Promise<void> {
	if ((await reviews.ofTrajectory(work, trajectory.id)).length > 0) return;
	const scores = plan.goals
		.filter(isScaled)
		.map(({ id, baseline }) => ({ goalId: id, score: baseline }));
	const { partId, keyId } = found;
	await reviews.add(
		work,
		{ trajectoryId: trajectory.id, partId, keyId },
		{
			...{ planId: plan.id, heldOn, outcome: undefined, scores },
			...{ attained: attainment(plan.goals, scores), present: [], topics: {}, reason: '' }
		}
	);
}
