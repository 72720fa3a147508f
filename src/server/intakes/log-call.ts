import { createHash, randomUUID } from 'node:crypto';
import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { dueTimes } from '#domain/intake.ts';
import { triageAnswersOf, type Answers, type Door } from '#domain/intake-answers.ts';
import type { Language } from '#domain/language.ts';
import { house } from '../house.ts';
import { codeIndex } from '../keys/ring.ts';
import { roomSecrets, type RoomSecrets } from '../rooms/secrets.ts';
import { together, type StaffWork } from '../work.ts';
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
	| { id: string; code?: { code: string; word: string } }
	| { problem: 'not-found' | 'in-the-future' };

/** A call that a counsellor took: the same intake as a form, and it is hers from the start. */
export function logCall(actor: Actor, call: LoggedCall): Promise<LogOutcome> {
	return together(actor, async (work) => {
		if (!may(actor, 'intake.log-call', undefined)) return notFound;
		if (call.calledAt > work.now) return { problem: 'in-the-future' };
		const first = await keep(work, call);
		const isOther = !first.kept.fresh && !first.kept.sameContent;
		const { kept, secrets } = isOther ? await keep(work, { ...call, formId: randomUUID() }) : first;
		if (kept.fresh) await countFromTheCall(work, kept, call.calledAt);
		const { code, word } = secrets;
		return { id: kept.intakeId, ...(call.givesCode && { code: { code, word } }) };
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
		triage: triageAnswersOf(door, answers),
		told: { door, language, answers: told, calledAt: calledAt.toISOString(), notAskable },
		formHash: codeIndex(work.keys, 'form', `call|${formId}`),
		contentHash: codeIndex(work.keys, 'content', content),
		...(call.givesCode && { room: secrets.keys })
	});
	return { kept, secrets };
}

// the family began to wait when they called, not when it was written down
async function countFromTheCall(work: StaffWork, kept: Kept, calledAt: Date): Promise<void> {
	const hours = house().config.openingHours;
	const due = dueTimes(kept.weighing, calledAt, kept.promise, hours);
	await intakes.change(work, kept.intakeId, { deadlineAt: due.deadline, readBy: due.readBy });
}
