import type { Actor } from '#domain/actor.ts';
import { record } from '../audit/record.ts';
import { together, type StaffWork } from '../work.ts';
import { chainOf, notFound, reach } from './reach.ts';
import * as intakes from './store.ts';
import * as tasks from './tasks.store.ts';

export interface CallbackDecision {
	taskId: string;
	callBack: boolean;
	reason: string;
}
export type CallbackOutcome =
	{ decided: true } | { problem: 'not-found' | 'reason-missing' | 'not-possible-now' };

/** A person says what came of calling back, or that it is not done: asked for or not, it is settled. */
export function decideCallback(
	actor: Actor,
	id: string,
	decision: CallbackDecision
): Promise<CallbackOutcome> {
	return together(actor, async (work) => {
		const intake = await reach(work, 'intake.decide', id);
		if (!intake) return notFound;
		if (decision.reason.trim() === '') return { problem: 'reason-missing' };
		return settle(work, intake, decision);
	});
}

/** The same inside another use case: she was called, and it is told what came of it. */
export async function settleCallback(
	work: StaffWork,
	intakeId: string,
	decision: CallbackDecision
): Promise<void> {
	const intake = await intakes.hold(work, intakeId);
	if (intake) await settle(work, intake, decision);
}

async function settle(
	work: StaffWork,
	intake: intakes.IntakeRow,
	{ taskId, callBack, reason }: CallbackDecision
): Promise<CallbackOutcome> {
	const open = await tasks.open(work, intake.id);
	const task = open.find((one) => one.id === taskId && tasks.isCallback(one));
	if (!task || !(await tasks.settle(work, task.id, 'done'))) return { problem: 'not-possible-now' };
	const { keyId } = intake;
	const happening = { chainId: chainOf(intake), kind: 'task.done', subjectId: taskId } as const;
	await record(work, { ...happening, keyId, detail: { callBack, reason } });
	await intakes.hintDesk(work);
	return { decided: true };
}
