import { createHash } from 'node:crypto';
import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { dueTimes } from '#domain/intake.ts';
import { triageAnswersOf, type Answers, type Door } from '#domain/intake-answers.ts';
import type { Language } from '#domain/language.ts';
import { house } from '../house.ts';
import { codeIndex } from '../keys/ring.ts';
import { roomSecrets } from '../rooms/secrets.ts';
import { together, type StaffWork } from '../work.ts';
import { keepIntake, type Kept } from './keep.ts';
import { notFound } from './reach.ts';
import * as intakes from './store.ts';

/** `formId` comes from the form: the same call logged twice is one intake with the same code. */
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
		const secrets = roomSecrets(work.keys, call.formId, String(call.answers.word ?? ''));
		const kept = await keep(work, call, call.givesCode ? secrets : undefined);
		if (kept.fresh) await countFromTheCall(work, kept, call.calledAt);
		const { code, word } = secrets;
		return { id: kept.intakeId, ...(call.givesCode && { code: { code, word } }) };
	});
}

function keep(
	work: StaffWork,
	call: LoggedCall,
	secrets: ReturnType<typeof roomSecrets> | undefined
): Promise<Kept> {
	const { door, language, answers, notAskable, calledAt, formId } = call;
	const told = { ...answers };
	delete told.word;
	const content = createHash('sha256')
		.update(JSON.stringify([door, told]))
		.digest('hex');
	return keepIntake(work, {
		channel: 'phone',
		origin: 'telephone',
		triage: triageAnswersOf(door, answers),
		told: { door, language, answers: told, calledAt: calledAt.toISOString(), notAskable },
		formHash: codeIndex(work.keys, 'form', `call|${formId}`),
		contentHash: codeIndex(work.keys, 'content', content),
		...(secrets && { room: secrets.keys })
	});
}

// the family began to wait when they called, not when it was written down
async function countFromTheCall(work: StaffWork, kept: Kept, calledAt: Date): Promise<void> {
	const hours = house().config.openingHours;
	const due = dueTimes(kept.weighing, calledAt, kept.promise, hours);
	await intakes.change(work, kept.intakeId, { deadlineAt: due.deadline, readBy: due.readBy });
}
