import type { Verb } from '../integrations/twilio/twiml.ts';
import { ourVoice as voice } from '../calls/our-script.ts';

/** What a colleague hears who is called about danger, or about a visit: a sentence and, mostly, one key. */
export const hangUp: Verb[] = [{ hangup: true }];

/** Asks for one key and sends it on; nobody answering ends it. */
export function askKey(sentence: string, answerAt: string): Verb[] {
	// twice: somebody who was asleep hears only the second one
	const inside: Verb[] = [{ say: sentence, voice }, { pause: 2 }, { say: sentence, voice }];
	return [{ gather: { action: answerAt, keys: 1, patience: 8 }, inside }, ...hangUp];
}

export function sayAndEnd(sentence: string): Verb[] {
	return [{ say: sentence, voice }, ...hangUp];
}
