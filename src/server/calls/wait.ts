import type { CallState } from '#domain/call.ts';
import type { Verb } from '../integrations/twilio/twiml.ts';
import { counsellorIsOnDuty } from '../intakes/door.store.ts';
import type { Heard } from '../webhooks/open.ts';
import { atTheDoor, type Work } from '../work.ts';
import { at, manners } from './conference.ts';
import * as calls from './door.store.ts';
import { heard } from './held.store.ts';
import { telephoneDoorNow } from './opening.ts';
import { expectedMinutes } from '#domain/call-queue.ts';
import { waitRound } from './script.ts';
import { turn } from './turn.ts';

/** One round of waiting. The last one, when the house has closed and nobody is there any more, leads to the closed door. */
export async function wait({ field }: Heard): Promise<Verb[]> {
	return atTheDoor(async (work) => {
		const held = await turn(work, { provider: field('CallSid') }, { kind: 'waits' });
		const state = held?.rules.state;
		if (!held || state !== 'queued') return isOnTheWay(state) ? [{ pause: 5 }] : [{ leave: true }];
		await heard(work, held.id, { queueId: field('QueueSid') });
		if (await isLeftAlone(work)) {
			await turn(work, { call: held.id }, { kind: 'leaves', result: 'closed' });
			return [{ leave: true }];
		}
		const told = await placeOf(work, held.id);
		const seconds = Number(field('QueueTime')) || 0;
		return waitRound(at, held.rules.language ?? 'nl', { ...told, seconds }, manners());
	});
}

/** The other way out: 1 is to be called back; without a key they go on waiting. */
export async function pressWhileWaiting({ field }: Heard): Promise<Verb[]> {
	if (field('Digits') !== '1') return [{ redirect: at('wait') }];
	await atTheDoor((work) => turn(work, { provider: field('CallSid') }, { kind: 'asks' }));
	return [{ leave: true }];
}

// anywhere else nobody would ever come for them here
function isOnTheWay(state: CallState | undefined): boolean {
	return state === 'heading' || state === 'joining' || state === 'connected';
}

async function isLeftAlone(work: Work): Promise<boolean> {
	const { open } = await telephoneDoorNow(work);
	return !open && !(await counsellorIsOnDuty(work));
}

async function placeOf(work: Work, callId: string) {
	const { place, samples, seconds } = await calls.placeOf(work, callId);
	return { place, minutes: expectedMinutes(samples, seconds, place) };
}
