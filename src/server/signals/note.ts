import type { Actor } from '#domain/actor.ts';
import type { FieldProblems } from '#domain/field-problems.ts';
import { readSignal, type SignalRequest } from '#domain/signal.ts';
import { localDate } from '#domain/time.ts';
import { record } from '../audit/record.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import * as people from '../people/store.ts';
import { together } from '../work.ts';
import * as signals from './store.ts';

export type SignalOutcome = { signalId: string } | { problems: FieldProblems } | NotForYou;

/** Writes down what somebody noticed, or puts right what stood there; nothing is ever written over. */
export function noteSignal(
	actor: Actor,
	partId: string,
	request: SignalRequest
): Promise<SignalOutcome> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.write');
		if ('problem' in found) return found;
		const all = await people.ofPart(work, partId);
		const personId = all.find(({ id }) => id === request.personId)?.id ?? '';
		const kept = request.corrects ? await signals.ofPart(work, partId) : [];
		const corrects = kept.find(({ id }) => id === request.corrects)?.id ?? null;
		if (request.corrects && !corrects) return { problem: 'not-found' };
		const read = readSignal({ ...request, personId }, localDate(work.now));
		if ('problems' in read) return read;

		const signalId = await signals.add(work, found, { personId, corrects, ...read });
		if (!signalId) return { problems: { reason: 'changed-meanwhile' } };
		const kind = corrects ? 'signal.corrected' : 'signal.noted';
		await record(work, { chainId: partId, kind, subjectId: signalId });
		return { signalId };
	});
}
