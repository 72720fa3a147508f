import { dueTimes, weighAgain } from '#domain/intake.ts';
import type { PublicPromise } from '#domain/promise.ts';
import type { TriageAnswers } from '#domain/triage.ts';
import { house } from '../house.ts';
import { alertFor } from '../intakes/keep.ts';
import { promiseNow } from '../intakes/promise.ts';
import { sealMessage } from '../intakes/sealed-intake.ts';
import { openKey } from '../keys/data-keys.ts';
import { codeIndex } from '../keys/ring.ts';
import { idFromHash } from '../row-id.ts';
import type { Work } from '../work.ts';
import * as rooms from './store.ts';

export interface RoomLetter {
	text: string;
	/** Of the page it was written on: the same text sent twice from one page is one message. */
	formId: string;
	/** What she told about danger with it. */
	triage: TriageAnswers;
}

/** Keeps her message; it waits anew, with its own deadline. Undefined when the room was closed. */
export async function writeInRoom(
	work: Work,
	roomId: string,
	letter: RoomLetter
): Promise<{ promise: PublicPromise | undefined } | undefined> {
	const room = await rooms.open(work, roomId);
	if (!room) return undefined;

	const weighing = weighAgain(room.level, letter.triage);
	const promise = await promiseNow(work);
	const due = dueTimes(weighing, work.now, promise, house().config.openingHours);
	const id = messageId(work, roomId, letter);
	const sealed = sealMessage(openKey(work, room.key), id, letter.text);
	const alert = await alertFor(work, weighing);
	const written = await rooms.write(work, roomId, { id, sealed, ...due, ...weighing, alert });
	return written ? { promise } : undefined;
}

// other words from the same page are another message: nothing she wrote is lost
function messageId({ keys }: Work, roomId: string, { formId, text }: RoomLetter): string {
	const hash = codeIndex(keys, 'content', JSON.stringify([roomId, formId, text]));
	return idFromHash(hash.toString('hex'));
}
