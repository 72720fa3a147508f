import type { Actor } from '#domain/actor.ts';
import { moveIntake, type Destination } from '#domain/intake.ts';
import { record } from '../audit/record.ts';
import { together, type StaffWork } from '../work.ts';
import { notFound, reach } from './reach.ts';
import * as intakes from './store.ts';
import * as tasks from './tasks.store.ts';

/** `where` makes it a referral. */
export interface CloseRequest {
	reason: string;
	where?: Destination | undefined;
}
export type CloseOutcome =
	{ closed: true } | { problem: 'not-found' | 'reason-missing' | 'not-possible-now' };

/** Ends an intake without a case, by a referral or with a reason; what she writes later reopens it. */
export function closeIntake(
	actor: Actor,
	id: string,
	request: CloseRequest
): Promise<CloseOutcome> {
	return together(actor, async (work) => {
		const intake = await reach(work, 'intake.decide', id);
		if (!intake) return notFound;
		if (request.reason.trim() === '') return { problem: 'reason-missing' };
		if (intake.partId) return { problem: 'not-possible-now' };
		return close(work, intake, request);
	});
}

/** The same inside another use case that has the intake already. */
export async function close(
	work: StaffWork,
	intake: intakes.IntakeRow,
	{ reason, where }: CloseRequest
): Promise<CloseOutcome> {
	const move = moveIntake(intake.status, 'close');
	if ('problem' in move) return move;
	await intakes.change(work, intake.id, { status: move.status, closedAt: work.now });
	await cancelTasks(work, intake);
	await intakes.hintDesk(work);
	await record(work, {
		chainId: intake.id,
		kind: where ? 'intake.referred' : 'intake.closed',
		keyId: intake.keyId,
		detail: { reason, ...(where && { where }) }
	});
	return { closed: true };
}

async function cancelTasks(work: StaffWork, intake: intakes.IntakeRow): Promise<void> {
	for (const task of await tasks.open(work, intake.id)) {
		if (!(await tasks.settle(work, task.id, 'cancelled'))) continue;
		await record(work, { chainId: intake.id, kind: 'task.cancelled', subjectId: task.id });
	}
}
