import { dueTimes, weighAgain } from '#domain/intake.ts';
import { acuteFields } from '#domain/intake-answers.ts';
import { house } from '../house.ts';
import { promiseNow } from '../intakes/promise.ts';
import { atTheDoor } from '../work.ts';
import * as chats from './door.store.ts';
import { stateOf } from './state.store.ts';
import type { Talking } from './token.ts';

/** "Is somebody in danger now?" while she waits: it may bring her to the front, never back. */
export async function sayDanger(
	talking: Talking,
	answer: 'yes' | 'no' | 'unknown'
): Promise<boolean> {
	const state = await stateOf(talking);
	if (!state || state.isShut) return false;
	const triage =
		answer === 'yes'
			? { callerInDanger: answer }
			: answer === 'no'
				? Object.fromEntries(acuteFields.map((name) => [name, answer]))
				: {};
	const weighing = weighAgain(state.level, triage);
	return atTheDoor(async (work) => {
		const promise = await promiseNow(work);
		const due = dueTimes(weighing, work.now, promise, house().config.openingHours);
		return chats.sayDanger(work, talking.chatId, { ...weighing, ...due });
	});
}
