import type { Language } from '#domain/language.ts';
import { askEntry } from '../access/entry.ts';
import type { Pace } from '../access/throttle.ts';
import { house } from '../house.ts';
import { receiveForm, type Receipt } from './receive.ts';
import type { Writing } from './writing.ts';

export interface Sending {
	writing: Writing;
	language: Language;
	address: string;
	/** Something filled in the field that no person sees. */
	trapped: boolean;
}
export type Sent =
	| { receipt: Receipt }
	| { problem: 'left' }
	| { problem: 'sent-before' }
	| { problem: 'slow-down'; seconds: number };

const ofNeighbourhood: Pace = { lane: 'send', everySeconds: 20, burst: 60 };
const suspected: Pace = { lane: 'send suspected', everySeconds: 20, burst: 10 };

/** Nobody writes, checks and sends a form faster than this. */
const FASTEST = 3000;

/** Sends what she wrote. Nobody is refused for good: what looks like a machine only waits in a slower lane. */
export async function sendForm(sending: Sending, now: Date): Promise<Sent> {
	const { writing, language, address } = sending;
	const isSuspected = sending.trapped || now.getTime() - writing.startedAt.getTime() < FASTEST;
	const ofAll: Pace = { lane: 'send all', everySeconds: 1, burst: house().config.sendsAtOnce };
	const { formId, door, answers } = writing;
	if (!door) throw new Error('a form without a door cannot be sent');
	const entry = await askEntry(formId, [
		[address, ofNeighbourhood],
		['', isSuspected ? suspected : ofAll]
	]);
	if (entry.isLeft) return { problem: 'left' };
	if (entry.seconds > 0) return { problem: 'slow-down', seconds: entry.seconds };

	const receipt = await receiveForm({ formId, door, language, answers }, entry);
	return receipt === 'sent-before' ? { problem: receipt } : { receipt };
}
