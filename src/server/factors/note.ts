import type { Actor } from '#domain/actor.ts';
import type { FieldProblems } from '#domain/field-problems.ts';
import { readFactor, type FactorRequest } from '#domain/factor.ts';
import { localDate } from '#domain/time.ts';
import { record } from '../audit/record.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import * as people from '../people/store.ts';
import { together } from '../work.ts';
import * as factors from './store.ts';

export type FactorOutcome = { factorId: string } | { problems: FieldProblems } | NotForYou;

/** Writes down how a factor stood with somebody on a day, or puts right what stood there. */
export function noteFactor(
	actor: Actor,
	partId: string,
	request: FactorRequest
): Promise<FactorOutcome> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.write');
		if ('problem' in found) return found;
		const all = await people.ofPart(work, partId);
		const personId = all.find(({ id }) => id === request.personId)?.id ?? '';
		const kept = request.corrects ? await factors.ofPart(work, partId) : [];
		const corrects = kept.find(({ id }) => id === request.corrects)?.id ?? null;
		if (request.corrects && !corrects) return { problem: 'not-found' };
		const read = readFactor({ ...request, personId }, localDate(work.now));
		if ('problems' in read) return read;

		const factorId = await factors.add(work, found, { personId, corrects, ...read });
		if (!factorId) return { problems: { reason: 'changed-meanwhile' } };
		const kind = corrects ? 'factor.corrected' : 'factor.noted';
		await record(work, { chainId: partId, kind, subjectId: factorId });
		return { factorId };
	});
}
