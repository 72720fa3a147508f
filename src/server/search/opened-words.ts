import type { KeyObject } from 'node:crypto';
import { textOf } from '#domain/intake-answers.ts';
import { openWords } from '../follow-ups/sealed-words.ts';
import { openIntake, openMessage } from '../intakes/sealed-intake.ts';
import { openCorrection, openNote } from '../notes/sealed-note.ts';
import type { SealedWords } from './store.ts';

/** What can be found in it: never a number, nor what was said about reaching her safely. */
const openers: Record<SealedWords['kind'], (key: KeyObject, id: string, sealed: Buffer) => string> =
	{
		note: openNote,
		correction(key, id, sealed) {
			const { reason, text } = openCorrection(key, id, sealed);
			return text ? `${text}\n${reason}` : reason;
		},
		message: openMessage,
		told: (key, id, sealed) => textOf(openIntake(key, id, sealed).answers, 'story'),
		'follow-up': openWords
	};

export function openedWords({ kind, id, sealed }: SealedWords, key: KeyObject): string {
	return openers[kind](key, id, sealed);
}
