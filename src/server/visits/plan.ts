import type { Actor } from '#domain/actor.ts';
import { waits } from '#domain/follow-up.ts';
import { companyProblem, isVisit, needsAgreement, riskOf } from '#domain/visit.ts';
import type { CompanyProblem, RiskAnswers, SecondHow } from '#domain/visit.ts';
import { record } from '../audit/record.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import type { CasePart } from '../cases/store.ts';
import * as followUps from '../follow-ups/store.ts';
import { hintDesk } from '../intakes/store.ts';
import { isId } from '../row-id.ts';
import { together, type StaffWork } from '../work.ts';
import { mayGoAlong } from './act.store.ts';
import * as visits from './store.ts';

export interface PlanRequest {
	address: string;
	goes: string;
	second?: { id: string; how: SecondHow } | undefined;
	answers: RiskAnswers;
	words: string;
	travel: string;
	/** Of the plan on the page; 0 where there was none. */
	version: number;
}
export type PlanOutcome =
	| { planned: true }
	| {
			problem:
				| CompanyProblem
				| 'second-not-possible'
				| 'goes-not-possible'
				| 'changed-meanwhile'
				| 'not-possible-now';
	  }
	| NotForYou;

/** Plans who goes where, and with whom; before somebody has gone it can be planned anew. */
export function planVisit(
	actor: Actor,
	{ partId, followUpId }: { partId: string; followUpId: string },
	request: PlanRequest
): Promise<PlanOutcome> {
	return together(actor, async (work) => {
		const part = await findCase(work, partId, 'part.follow-up');
		if ('problem' in part) return part;
		const appointment = isId(followUpId)
			? await followUps.find(work, part.partId, followUpId)
			: undefined;
		if (!appointment || !isVisit(appointment.method)) return { problem: 'not-found' };
		if (!waits(appointment)) return { problem: 'not-possible-now' };
		const problem = await whoProblem(work, part, request);
		if (problem) return { problem };

		const { address, goes, second, answers, words, travel } = request;
		const plan = {
			...{ address, goes, answers, words, travel, risk: riskOf(answers) },
			...{ second: second?.id ?? null, secondHow: second?.how ?? null },
			needsAgreement: needsAgreement(answers, second?.how)
		};
		const before = await visits.hold(work, followUpId);
		if ((before?.version ?? 0) !== request.version) return { problem: 'changed-meanwhile' };
		if (!before) await visits.add(work, appointment, plan);
		else if (!(await visits.replan(work, before, plan))) return { problem: 'changed-meanwhile' };
		const kind = before ? 'visit.changed' : 'visit.planned';
		await record(work, { chainId: part.partId, kind, subjectId: followUpId });
		await hintDesk(work);
		return { planned: true };
	});
}

async function whoProblem(
	work: StaffWork,
	part: CasePart,
	{ goes, second, answers }: PlanRequest
): Promise<CompanyProblem | 'second-not-possible' | 'goes-not-possible' | undefined> {
	if (!part.counsellorIds.includes(goes)) return 'goes-not-possible';
	const problem = companyProblem(answers, { goes, second });
	if (problem) return problem;
	const isPossible =
		!second || (isId(second.id) && (await mayGoAlong(work, part.partId, second.id)));
	return isPossible ? undefined : 'second-not-possible';
}
