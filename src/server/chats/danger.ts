import { dueTimes, weighAgain, weighOn } from '#domain/intake.ts';
import { acuteFields, triageAnswersOf } from '#domain/intake-answers.ts';
import type { Answer, TriageAnswers } from '#domain/triage.ts';
import { house } from '../house.ts';
import { promiseNow } from '../intakes/promise.ts';
import { openIntake, sealIntake, type KeptIntake } from '../intakes/sealed-intake.ts';
import { unwrap } from '../keys/ring.ts';
import { atTheDoor } from '../work.ts';
import * as chats from './door.store.ts';
import { stateOf } from './state.store.ts';
import type { Talking } from './token.ts';

/** "Is somebody in danger now?": kept with what was told. It may bring her to the front, never back. */
export async function sayDanger(talking: Talking, answer: Answer): Promise<boolean> {
	const state = await stateOf(talking);
	return state && !state.isShut ? keepDanger(talking.chatId, answer) : false;
}

/** The same from a page that was asked already. */
export function keepDanger(chatId: string, answer: Answer): Promise<boolean> {
	return atTheDoor(async (work) => {
		const found = await chats.told(work, chatId);
		if (!found) return false;
		const { intakeId, level, sealed } = found;
		const key = unwrap(house().keys, found.key);
		const before = openIntake(key, intakeId, sealed);
		const answers = { ...before.answers, callerInDanger: answer };
		const triage = triageAnswersOf(before.door ?? 'relative', answers);
		const { matchedRules } = weighOn({ level, ...before.weighing }, triage);
		const kept: KeptIntake = { ...before, answers, weighing: { matchedRules } };
		const weighing = weighAgain(level, meant(answer));
		const promise = await promiseNow(work);
		const due = dueTimes(weighing, work.now, promise, house().config.openingHours);
		const resealed = sealIntake(key, intakeId, kept);
		return chats.sayDanger(work, chatId, { sealed: resealed, ...weighing, ...due });
	});
}

// of no danger at all: the one question asks after each of the six
function meant(answer: Answer): TriageAnswers {
	if (answer === 'yes') return { callerInDanger: answer };
	return answer === 'no' ? Object.fromEntries(acuteFields.map((name) => [name, answer])) : {};
}
