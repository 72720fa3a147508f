import type { Actor } from '#domain/actor.ts';
import { moveIntake } from '#domain/intake.ts';
import { messageProblem, type MessageProblem } from '#domain/message.ts';
import { record } from '../audit/record.ts';
import * as followUps from '../follow-ups/store.ts';
import * as intakes from '../intakes/store.ts';
import { isId } from '../row-id.ts';
import { together, type StaffWork } from '../work.ts';
import { findCase, type NotForYou } from './found.ts';
import * as rooms from './intake.store.ts';

export interface RoomAnswer {
	intakeId: string;
	/** Comes from the form: a form sent twice is one message. */
	messageId: string;
	text: string;
}
export type AnswerOutcome =
	{ answered: true } | { problem: MessageProblem | 'no-open-room' | 'words-changed' } | NotForYou;

/** Lays an answer in her room; nothing goes to a phone. What she wrote back is thereby answered. */
export function answerFromCase(
	actor: Actor,
	partId: string,
	{ intakeId, messageId, text }: RoomAnswer
): Promise<AnswerOutcome> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.write');
		if ('problem' in found) return found;
		if (!isId(messageId)) return { problem: 'not-found' };
		const problem = messageProblem(text);
		if (problem) return { problem };
		const room = await holdRoom(work, found.partId, intakeId);
		if (!room?.isOpen) return { problem: 'no-open-room' };

		const kept = await intakes.addMessage(
			work,
			{ id: intakeId, keyId: room.keyId },
			{ id: messageId, text: text.trim() }
		);
		if (kept === 'words-changed') return { problem: kept };
		if (kept === 'kept-before') return { answered: true };
		await markAnswered(work, room);
		const settled = await followUps.settleWroteBack(work, intakeId);
		const { partId: chainId } = found;
		for (const subjectId of settled) await record(work, { chainId, kind: 'task.done', subjectId });
		await record(work, { chainId, kind: 'intake.answered', subjectId: messageId });
		return { answered: true };
	});
}

// Held first and looked at then: whoever closes it at this moment came before or waits for this.
async function holdRoom(
	work: StaffWork,
	partId: string,
	intakeId: string
): Promise<rooms.CaseRoom | undefined> {
	if (!isId(intakeId) || !(await rooms.holdIntake(work, intakeId))) return undefined;
	return (await rooms.roomsOf(work, partId)).find((one) => one.intakeId === intakeId);
}

async function markAnswered(work: StaffWork, { intakeId, status }: rooms.CaseRoom): Promise<void> {
	const moved = moveIntake(status, 'answer');
	const next = 'status' in moved ? moved.status : status;
	await intakes.change(work, intakeId, { status: next, readAt: work.now });
}
