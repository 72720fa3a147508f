import type { Actor } from '#domain/actor.ts';
import type { FieldProblems } from '#domain/field-problems.ts';
import { asksSecond, readJudgement, type JudgementRequest } from '#domain/risk.ts';
import { atLocal, localDate } from '#domain/time.ts';
import { record } from '../audit/record.ts';
import { dangerIn } from '../dangers/in-part.store.ts';
import * as cases from '../cases/ending.store.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import type { CasePart } from '../cases/store.ts';
import * as followUps from '../follow-ups/store.ts';
import { settleReasons } from '../follow-ups/settle.ts';
import { holidays } from '../house.ts';
import { hintDesk } from '../intakes/store.ts';
import { isId } from '../row-id.ts';
import { followRisk } from '../trajectories/rhythm.ts';
import { together, type StaffWork } from '../work.ts';
import * as judgements from './store.ts';
import { riskTasks } from './task.store.ts';

export type JudgeOutcome =
	| { judgementId: string; asksSecond: boolean }
	| { problems: FieldProblems }
	| { problem: 'not-possible-now' }
	| NotForYou;

const DUE_BY = '17:00';

/**
 * A level with its reasons, which holds from now on; when somebody looks again is a task in the same
 * transaction. Where another person judges too she is asked at once, and nothing waits for her.
 */
export function judgeRisk(
	actor: Actor,
	partId: string,
	request: JudgementRequest
): Promise<JudgeOutcome> {
	return together(actor, async (work) => {
		// what follows on what is decided by who came before
		if (isId(partId)) await cases.holdEnding(work, partId);
		const found = await findCase(work, partId, 'part.write');
		if ('problem' in found) return found;
		if (found.status === 'closed') return { problem: 'not-possible-now' };
		const danger = await dangerIn(work, partId);
		const read = readJudgement(request, {
			today: localDate(work.now),
			danger,
			holidays: holidays()
		});
		if ('problems' in read) return read;

		const { judgement } = read;
		const earlier = await judgements.latest(work, partId);
		// whoever waited for her turn would stand before what was judged meanwhile, and be read by nobody
		if (earlier && earlier.judgedAt >= work.now) return { problem: 'not-possible-now' };
		const asks = asksSecond(judgement.level, earlier);
		const kept = { ...judgement, asksSecond: asks };
		const judgementId = await judgements.add(work, found, kept);
		await planNext(work, found, kept);
		await record(work, { chainId: partId, kind: 'risk.judged', subjectId: judgementId });
		await followRisk(work, found);
		await hintDesk(work);
		return { judgementId, asksSecond: asks };
	});
}

async function planNext(
	work: StaffWork,
	found: CasePart,
	{ dueOn, asksSecond: asks }: { dueOn: string; asksSecond: boolean }
): Promise<void> {
	const { partId, counsellorIds } = found;
	await settleReasons(work, { partId }, riskTasks);
	const opens = async (task: followUps.NewTask) => {
		const subjectId = await followUps.addTask(work, found, task);
		await record(work, { chainId: partId, kind: 'task.opened', subjectId });
	};
	const due = atLocal(dueOn, DUE_BY);
	await opens({ reasonCode: 'risk-review', startsAt: due > work.now ? due : work.now });
	const colleague = counsellorIds.find((id) => id !== work.actor.id);
	if (asks && colleague) await opens({ reasonCode: 'risk-second', counsellorId: colleague });
}
