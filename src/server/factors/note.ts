import type { Actor } from '#domain/actor.ts';
import type { NoteRequest } from '#domain/corrected.ts';
import { readFactor } from '#domain/factor.ts';
import { writeDown, type NoteOutcome } from '../noted/write-down.ts';
import { add } from './store.ts';

/** How a factor stood with somebody on a day. */
export function noteFactor(
	actor: Actor,
	partId: string,
	request: NoteRequest
): Promise<NoteOutcome> {
	return writeDown(actor, partId, request, {
		noun: 'factor',
		read: (personId, today) => readFactor({ ...request, personId }, today),
		add
	});
}
