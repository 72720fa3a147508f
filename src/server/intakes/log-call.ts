import { createHash, randomUUID } from 'node:crypto';
import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { triageAnswersOf, type Answers, type Door } from '#domain/intake-answers.ts';
import type { Language } from '#domain/language.ts';
import { codeIndex } from '../keys/ring.ts';
import { roomSecrets, type RoomSecrets } from '../rooms/secrets.ts';
import { together, type StaffWork } from '../work.ts';
import { giveBack } from './door.store.ts';
import { keepIntake, type Kept } from './keep.ts';
import { notFound } from './reach.ts';
import * as intakes from './store.ts';

/** `formId` comes from the form: the same call logged twice is one intake with the same code, another one never gets lost. */
export interface LoggedCall {
	formId: string;
	calledAt: Date;
	door: Door;
	language: Language;
	answers: Answers;
	notAskable: boolean;
	givesCode: boolean;
}
export type LogOutcome =
	/** Not hers: she is on call, and it is not urgent or she is off duty; it waits on everybody's desk. */
	| { id: string; isHers: boolean; code?: { code: string; word: string } }
	| { problem: 'not-found' | 'in-the-future' };

/** A call that somebody took: the same intake as a form, and hers from the start where she may have it. */
export function logCall(actor: Actor, call: LoggedCall): Promise<LogOutcome> {
	return together(actor, async (work) => {
		if (!may(actor, 'intake.log-call', undefined)) return notFound;
		if (call.calledAt > work.now) return { problem: 'in-the-future' };
		const first = await keep(work, call);
		const isOther = !first.kept.fresh && !first.kept.sameContent;
		const { kept, secrets } = isOther ? await keep(work, { ...call, formId: randomUUID() }) : first;
		const isHers = (await intakes.find(work, kept.intakeId)) !== undefined;
		if (!isHers) await giveBack(work);
		const { code, word } = secrets;
		return { id: kept.intakeId, isHers, ...(call.givesCode && { code: { code, word } }) };
	});
}

async function keep(
	work: StaffWork,
	call: LoggedCall
): Promise<{ kept: Kept; secrets: RoomSecrets }> {
	const secrets = roomSecrets(work.keys, call.formId, String(call.answers.word ?? ''));
	const { door, language, answers, notAskable, calledAt, formId } = call;
	const told = { ...answers };
	delete told.word;
	const content = createHash('sha256')
		.update(JSON.stringify([door, told]))
		.digest('hex');
	const kept = await keepIntake(work, {
		channel: 'phone',
		origin: 'telephone',
		// the family began to wait when they called, not when it was written down
		since: calledAt,
		triage: triageAnswersOf(door, answers),
		told: { door, language, answers: told, calledAt: calledAt.toISOString(), notAskable },
		formHash: codeIndex(work.keys, 'form', `call|${formId}`),
		contentHash: codeIndex(work.keys, 'content', content),
		...(call.givesCode && { room: secrets.keys })
	});
	return { kept, secrets };
}
