import type { Actor } from '#domain/actor.ts';
import { readSignal, type SignalRequest } from '#domain/signal.ts';
import { writeDown, type NoteOutcome } from '../noted/write-down.ts';
import { add } from './store.ts';

/** What somebody noticed. */
export function noteSignal(
	actor: Actor,
	partId: string,
	request: SignalRequest
): Promise<NoteOutcome> {
	return writeDown(actor, partId, request, {
		noun: 'signal',
		read: (personId, today) => readSignal({ ...request, personId }, today),
		add
	});
}
