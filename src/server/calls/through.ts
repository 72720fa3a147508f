import type { Verb } from '../integrations/twilio/twiml.ts';
import type { Heard } from '../webhooks/open.ts';
import { isId } from '../row-id.ts';
import { atTheDoor } from '../work.ts';
import { at, conferenceOf, manners } from './conference.ts';
import { heard, hold } from './held.store.ts';
import { backToWaiting, over, parting, putThrough } from './script.ts';

/** They are fetched from the queue: into the room where somebody is, or back when that telephone is gone again. */
export async function goThrough({ field }: Heard): Promise<Verb[]> {
	return atTheDoor(async (work) => {
		const held = await hold(work, { provider: field('CallSid') });
		if (!held) return parting('nl', over);
		const { state, language = 'nl' } = held.rules;
		await heard(work, held.id);
		const goesOn = state === 'joining' || state === 'connected';
		if (goesOn) return putThrough(language, conferenceOf(held.id, 'theirs'));
		const waits = state === 'heading' || state === 'queued';
		return waits ? backToWaiting(at, language, manners()) : parting(language, held.rules);
	});
}

/** Their telephone was answered: nothing is said about us, not a word; a machine is left alone (SC-07). */
export async function theyAnswer({ field, search }: Heard): Promise<Verb[]> {
	return atTheDoor(async (work) => {
		const call = search.get('c') ?? '';
		const held = isId(call) ? await hold(work, { call }) : undefined;
		const isMachine = /^(machine|fax)/.test(field('AnsweredBy'));
		if (!held || isMachine || held.rules.state !== 'ringing-them') return [{ hangup: true }];
		// the answer to our asking may be lost, and whoever speaks with them has still to tell of it
		await heard(work, held.id, { legProvider: field('CallSid') || undefined });
		return [{ conference: conferenceOf(held.id, 'called') }];
	});
}
