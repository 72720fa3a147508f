import { isLive } from '#domain/call.ts';
import type { Verb } from '../integrations/twilio/twiml.ts';
import { house } from '../house.ts';
import type { Heard } from '../webhooks/open.ts';
import { atTheDoor, type Work } from '../work.ts';
import { at, manners } from './conference.ts';
import { hold, type HeldCall } from './held.store.ts';
import { telephoneDoorNow } from './opening.ts';
import {
	backToWaiting,
	callbackOffer,
	closedDoor,
	lost,
	numberAsked,
	over,
	parting
} from './script.ts';
import { speaker } from './speaker.ts';
import { theyWereIn, turn } from './turn.ts';

/** They left the queue: put through, called back later, gone, or there was no place. */
export async function leaveQueue({ field }: Heard): Promise<Verb[]> {
	return atTheDoor(async (work) => {
		const result = field('QueueResult');
		const held = await turn(work, { provider: field('CallSid') }, { kind: 'leaves', result });
		if (['hangup', 'bridged', 'redirected'].includes(result)) return [];
		return held ? onwards(work, held, result) : lost('nl');
	});
}

/** The conversation is over for this telephone; whoever was cut off goes on waiting. */
export async function conversationDone({ field }: Heard): Promise<Verb[]> {
	return atTheDoor(async (work) => {
		if (field('DialBridged') === 'true') await theyWereIn(work, { provider: field('CallSid') });
		const held = await hold(work, { provider: field('CallSid') });
		const language = held?.rules.language ?? 'nl';
		const isTheirs = held?.providerId === field('CallSid');
		if (isTheirs && held.rules.state === 'heading') return backToWaiting(at, language, manners());
		return isTheirs ? parting(language, over) : [{ hangup: true }];
	});
}

async function onwards(work: Work, { rules }: HeldCall, result: string): Promise<Verb[]> {
	const language = rules.language ?? 'nl';
	if (rules.state === 'keying') return numberAsked(at, language, 0);
	if (!isLive(rules.state)) return lost(language);
	if (rules.state !== 'closed') return parting(language, rules);
	if (result !== 'closed' && result !== 'leave')
		return [speaker(language)('full'), ...callbackOffer(at, language)];
	return closedDoor(at, language, await telephoneDoorNow(work));
}

/** What is still there when nothing else is: a telephone that somebody answers, where one is set. */
export function lastResort(): string | undefined {
	return house().config.telephone.fallback;
}
