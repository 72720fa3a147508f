import type { Verb } from '../integrations/twilio/twiml.ts';
import type { Heard } from '../webhooks/open.ts';
import { atTheDoor } from '../work.ts';
import { at, manners } from './conference.ts';
import * as calls from './door.store.ts';
import type { HeldCall } from './held.store.ts';
import { doorAt } from './opening.ts';
import { expectedMinutes } from '#domain/call-queue.ts';
import { waitRound } from './script.ts';
import { turn } from './turn.ts';

/** One round of waiting. The last one, when the house has closed and nobody is there any more, leads to the closed door. */
export async function wait({ field }: Heard): Promise<Verb[]> {
	const [call, queue] = [field('CallSid'), field('QueueSid')];
	// whoever waits already is nowhere else by waiting on: one statement tells all there is to say
	const round = await calls.round(call, queue);
	const seconds = Number(field('QueueTime')) || 0;
	if (round) return saidIn(round, seconds);
	const held = await atTheDoor((work) => turn(work, { provider: call }, { kind: 'waits' }));
	const first = await calls.round(call, queue);
	return first ? saidIn(first, seconds) : isOnTheWay(held) ? onTheWay : [{ leave: true }];
}

/** The other way out: 1 is to be called back; without a key they go on waiting. */
export async function pressWhileWaiting({ field }: Heard): Promise<Verb[]> {
	if (field('Digits') !== '1') return [{ redirect: at('wait') }];
	await atTheDoor((work) => turn(work, { provider: field('CallSid') }, { kind: 'asks' }));
	return [{ leave: true }];
}

const onTheWay: Verb[] = [{ pause: 5 }];

// anywhere else nobody would ever come for them here; in the line they were a moment ago, and somebody has come
function isOnTheWay(held: HeldCall | undefined): boolean {
	const state = held?.rules.state;
	return state !== undefined && ['heading', 'queued', 'joining', 'connected'].includes(state);
}

async function saidIn(round: calls.Round, seconds: number): Promise<Verb[]> {
	const { callId, language = 'nl', place, samples } = round;
	const isLeftAlone = !doorAt(round.now, round.isShut).open && !round.counsellorOnDuty;
	if (isLeftAlone) return sendAway(callId);
	const minutes = expectedMinutes(samples, round.seconds, place);
	return waitRound(at, language, { place, minutes, seconds }, manners());
}

async function sendAway(call: string): Promise<Verb[]> {
	const held = await atTheDoor((work) =>
		turn(work, { call }, { kind: 'leaves', result: 'closed' })
	);
	return isOnTheWay(held) ? onTheWay : [{ leave: true }];
}
