import { deskWords } from '#i18n/desk.ts';
import { voices } from '#i18n/spoken.ts';
import type { Conference, Verb } from '../integrations/twilio/twiml.ts';
import type { At } from './script.ts';

/** What colleagues hear is said in. */
export const ourVoice = voices.nl;
const hangup: Verb = { hangup: true };

function say(key: `call.said.${'offer' | 'gone' | 'taken' | 'calling' | 'not-now'}`): Verb {
	return { say: deskWords('nl')(key), voice: ourVoice };
}

/** A telephone of ours was answered: only a key says that somebody is there, for it may be a voicemail. */
export function pressToTake(at: At, legId: string, attempt: number): Verb[] {
	const action = at(`leg-key?l=${legId}&attempt=${attempt}`);
	return [{ gather: { action, keys: 1, patience: 10 }, inside: [say('call.said.offer')] }];
}

/** Somebody else was quicker, or whoever called has hung up. */
export function tooLate(isTaken: boolean): Verb[] {
	return [say(isTaken ? 'call.said.taken' : 'call.said.gone'), hangup];
}

/** What was agreed with whom she calls changed while her telephone rang. */
export function notNow(): Verb[] {
	return [say('call.said.not-now'), hangup];
}

export function comeIn(conference: Conference): Verb[] {
	return [{ conference }];
}

/** We call them: she hears that it rings. */
export function comeInFirst(conference: Conference): Verb[] {
	return [say('call.said.calling'), { conference }];
}
