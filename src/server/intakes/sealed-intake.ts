import type { KeyObject } from 'node:crypto';
import type { Answers, Door } from '#domain/intake-answers.ts';
import type { Direction } from '#domain/logged-contact.ts';
import type { Language } from '#domain/language.ts';
import { openText, seal } from '../keys/envelope.ts';

/**
 * What `intake_answers.sealed` keeps, under the key of the intake: what was told, and why it weighs
 * what it weighs. The word beside the code is never in it; a phone number as it was typed is.
 */
export interface KeptIntake {
	/** Absent when nobody told anything yet: a call that came in. */
	door?: Door;
	/** Absent when nobody can know: a call or a text that came in. */
	language?: Language;
	answers: Answers;
	weighing: { matchedRules: string[] };
	/** E.164, as the telephone showed it. */
	callerNumber?: string;
	/** Of what was logged by hand: when it was, who sought whom, and who it was when not the person herself. */
	calledAt?: string;
	direction?: Direction;
	spokenWith?: string;
	/** Of a call: the acute questions could not be asked. */
	notAskable?: boolean;
}

export function sealIntake(key: KeyObject, intakeId: string, intake: KeptIntake): Buffer {
	return seal(key, answersPlace(intakeId), JSON.stringify(intake));
}

export function openIntake(key: KeyObject, intakeId: string, sealed: Buffer): KeptIntake {
	return JSON.parse(openText(key, answersPlace(intakeId), sealed)) as KeptIntake;
}

/** A message of the room, hers or ours. */
export function sealMessage(key: KeyObject, messageId: string, text: string): Buffer {
	return seal(key, messagePlace(messageId), text);
}

export function openMessage(key: KeyObject, messageId: string, sealed: Buffer): string {
	return openText(key, messagePlace(messageId), sealed);
}

function answersPlace(intakeId: string) {
	return { table: 'intake_answers', row: intakeId, column: 'sealed' };
}

function messagePlace(messageId: string) {
	return { table: 'intake_message', row: messageId, column: 'sealed' };
}
