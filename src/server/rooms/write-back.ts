import type { PublicPromise } from '#domain/promise.ts';
import { acuteFields } from '#domain/intake-answers.ts';
import type { TriageAnswers } from '#domain/triage.ts';
import { secondsToWait, type Pace } from '../access/throttle.ts';
import { atTheDoor } from '../work.ts';
import type { TooOften } from './enter.ts';
import { writeInRoom } from './write.ts';
import { writeInTalk, type Reply } from './write-in-talk.ts';

export type WrittenBack =
	{ promise: PublicPromise | undefined } | { inTalk: true } | { problem: 'room-closed' } | TooOften;

const ofRoom: Pace = { lane: 'write back', everySeconds: 60, burst: 20 };

/** She writes back: it waits anew, a closed intake opens again, and danger raises its level. */
export async function writeBack(roomId: string, reply: Reply): Promise<WrittenBack> {
	const seconds = await secondsToWait('', { ...ofRoom, lane: `${ofRoom.lane} ${roomId}` });
	if (seconds > 0) return { problem: 'slow-down', seconds };

	if (await writeInTalk(roomId, reply)) return { inTalk: true };
	const letter = { text: reply.text, formId: reply.formId, triage: triageOf(reply.danger) };
	const written = await atTheDoor((work) => writeInRoom(work, roomId, letter));
	return written ?? { problem: 'room-closed' };
}

// one question stands for the six of the form: only a plain no closes them all
function triageOf(danger: Reply['danger']): TriageAnswers {
	if (danger === 'yes') return { callerInDanger: 'yes' };
	return danger === 'no' ? Object.fromEntries(acuteFields.map((name) => [name, 'no'])) : {};
}
