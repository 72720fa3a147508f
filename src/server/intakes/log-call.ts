import { createHash, randomUUID } from 'node:crypto';
import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { triageAnswersOf, type Answers, type Door } from '#domain/intake-answers.ts';
import type { Language } from '#domain/language.ts';
import type { Direction, LoggedWay } from '#domain/logged-contact.ts';
import { record } from '../audit/record.ts';
import { findCase } from '../cases/found.ts';
import { holdIntake } from '../cases/intake.store.ts';
import { join } from '../cases/join.ts';
import type { CasePart } from '../cases/store.ts';
import { recordArrival } from '../contacts/link.ts';
import { codeIndex } from '../keys/ring.ts';
import { roomSecrets, type RoomSecrets } from '../rooms/secrets.ts';
import { together, type StaffWork } from '../work.ts';
import { giveBack } from './door.store.ts';
import { keepIntake, type Kept } from './keep.ts';
import { notFound } from './reach.ts';
import { hintDesk } from './store.ts';
import * as intakes from './store.ts';

/** `formId` comes from the form: the same call logged twice is one intake with the same code, another one never gets lost. */
export interface LoggedCall {
	formId: string;
	way: LoggedWay;
	direction: Direction;
	/** Who it was when not the person herself; empty otherwise. */
	spokenWith: string;
	/** The case it belongs to, when that is known. */
	partId?: string | undefined;
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
	| { problem: 'not-found' | 'in-the-future' | 'case-closed' };

/** A contact that somebody had: the same intake as a form, hers from the start where she may have it, or in a case of hers at once. */
export function logCall(actor: Actor, call: LoggedCall): Promise<LogOutcome> {
	return together(actor, async (work) => {
		if (!may(actor, 'intake.log-call', undefined)) return notFound;
		if (call.calledAt > work.now) return { problem: 'in-the-future' };
		const part = call.partId ? await findCase(work, call.partId, 'part.write') : undefined;
		if (part && 'problem' in part) return notFound;
		if (part?.status === 'closed') return { problem: 'case-closed' };
		const first = await keep(work, call);
		const isOther = !first.kept.fresh && !first.kept.sameContent;
		const { kept, secrets } = isOther ? await keep(work, { ...call, formId: randomUUID() }) : first;
		if (call.way !== 'phone' && kept.fresh)
			await record(work, { chainId: kept.intakeId, kind: 'intake.call-logged' });
		if (part) await joinAtOnce(work, kept.intakeId, { part, call });
		const isHers = (await intakes.find(work, kept.intakeId)) !== undefined;
		if (!isHers) await giveBack(work);
		const { code, word } = secrets;
		return { id: kept.intakeId, isHers, ...(call.givesCode && { code: { code, word } }) };
	});
}

async function joinAtOnce(
	work: StaffWork,
	id: string,
	{ part, call }: { part: CasePart; call: LoggedCall }
): Promise<void> {
	const contact = await holdIntake(work, id);
	// sent once more, it stands there already
	if (!contact || contact.partId) return;
	await join(work, contact, part.partId);
	await record(work, { chainId: id, kind: 'intake.linked', subjectId: part.partId });
	await recordArrival(work, contact, {
		part,
		request: { isAsker: call.spokenWith === '', reason: '' }
	});
	await hintDesk(work);
}

async function keep(
	work: StaffWork,
	call: LoggedCall
): Promise<{ kept: Kept; secrets: RoomSecrets }> {
	const secrets = roomSecrets(work.keys, call.formId, String(call.answers.word ?? ''));
	const { door, language, answers, notAskable, calledAt, formId, way, direction, spokenWith } =
		call;
	const told = { ...answers };
	delete told.word;
	const content = createHash('sha256')
		.update(JSON.stringify([door, told, way, direction, spokenWith]))
		.digest('hex');
	const kept = await keepIntake(work, {
		channel: way,
		origin: 'telephone',
		// the family began to wait when they called, not when it was written down
		since: calledAt,
		triage: triageAnswersOf(door, answers),
		told: {
			door,
			language,
			answers: told,
			calledAt: calledAt.toISOString(),
			notAskable,
			direction,
			...(spokenWith && { spokenWith })
		},
		formHash: codeIndex(work.keys, 'form', `call|${formId}`),
		contentHash: codeIndex(work.keys, 'content', content),
		...(call.givesCode && { room: secrets.keys })
	});
	return { kept, secrets };
}
