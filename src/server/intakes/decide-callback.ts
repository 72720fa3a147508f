import type { Actor } from '#domain/actor.ts';
import { record } from '../audit/record.ts';
import { together } from '../work.ts';
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

/** A person decides whether a number that called is called back; nobody asked for it. */
export function decideCallback(
	actor: Actor,
	id: string,
	{ taskId, callBack, reason }: CallbackDecision
): Promise<CallbackOutcome> {
	return together(actor, async (work) => {
		const intake = await reach(work, 'intake.decide', id);
		if (!intake) return notFound;
		if (reason.trim() === '') return { problem: 'reason-missing' };
		const open = await tasks.open(work, intake.id);
		const task = open.find((one) => one.id === taskId && one.reasonCode === 'decide-callback');
		if (!task || !(await tasks.settle(work, task.id, 'done')))
			return { problem: 'not-possible-now' };

		const { keyId } = intake;
		const happening = { chainId: chainOf(intake), kind: 'task.done', subjectId: taskId } as const;
		await record(work, { ...happening, keyId, detail: { callBack, reason } });
		await intakes.hintDesk(work);
		return { decided: true };
	});
}
