import { may } from '#domain/access.ts';
import type { Actor } from '#domain/actor.ts';
import { moveIntake } from '#domain/intake.ts';
import { messageProblem, type MessageProblem } from '#domain/message.ts';
import { record } from '../audit/record.ts';
import { isId } from '../row-id.ts';
import { together, type StaffWork } from '../work.ts';
import { close } from './close.ts';
import { chainOf, notFound, reach, subjectOf } from './reach.ts';
import * as intakes from './store.ts';
import * as tasks from './tasks.store.ts';

/** `messageId` comes from the form, so that a form sent twice is one message. */
export interface AnswerRequest {
	messageId: string;
	text: string;
	thenClose?: boolean;
}
export type AnswerOutcome =
	| { answered: true }
	| {
			problem:
				| MessageProblem
				| 'not-found'
				| 'no-room'
				| 'room-closed'
				| 'not-possible-now'
				| 'words-changed';
	  };

/** Puts an answer in the room, where it waits for her; nothing goes to a phone. */
export function answerIntake(
	actor: Actor,
	id: string,
	request: AnswerRequest
): Promise<AnswerOutcome> {
	return together(actor, async (work) => {
		const intake = await reach(work, 'intake.answer', id);
		if (!intake || !isId(request.messageId)) return notFound;
		const problem = messageProblem(request.text) ?? (await roomProblem(work, intake));
		if (problem) return { problem };
		if (intake.status === 'closed') return { problem: 'not-possible-now' };
		return keep(work, intake, request);
	});
}

async function keep(
	work: StaffWork,
	intake: intakes.IntakeRow,
	{ messageId, text, thenClose }: AnswerRequest
): Promise<AnswerOutcome> {
	const kept = await intakes.addMessage(work, intake, { id: messageId, text: text.trim() });
	if (kept === 'words-changed') return { problem: kept };
	if (kept === 'kept-before') return { answered: true };
	const move = moveIntake(intake.status, 'answer');
	const answered = 'status' in move ? { ...intake, status: move.status } : intake;
	await intakes.change(work, intake.id, { status: answered.status });
	await wroteBackIsDone(work, intake);
	await record(work, { chainId: chainOf(intake), kind: 'intake.answered', subjectId: messageId });
	if (thenClose && mayClose(work, intake)) await close(work, answered, { reason: 'answered' });
	await intakes.hintDesk(work);
	return { answered: true };
}

function mayClose(work: StaffWork, intake: intakes.IntakeRow): boolean {
	return !intake.partId && may(work.actor, 'intake.decide', subjectOf(work, intake));
}

async function wroteBackIsDone(work: StaffWork, intake: intakes.IntakeRow): Promise<void> {
	for (const task of await tasks.open(work, intake.id)) {
		if (task.reasonCode !== 'wrote-back' || !(await tasks.settle(work, task.id, 'done'))) continue;
		await record(work, { chainId: chainOf(intake), kind: 'task.done', subjectId: task.id });
	}
}

async function roomProblem(
	work: StaffWork,
	intake: intakes.IntakeRow
): Promise<'no-room' | 'room-closed' | undefined> {
	const room = await intakes.roomOf(work, intake.id);
	if (!room) return 'no-room';
	return room.closedAt ? 'room-closed' : undefined;
}
