import { randomUUID } from 'node:crypto';
import type { Actor } from '#domain/actor.ts';
import { passingProblem, type PassingProblem, type PassingRequest } from '#domain/danger.ts';
import * as cases from '../cases/store.ts';
import { sealWords } from '../follow-ups/sealed-words.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import * as people from '../people/store.ts';
import { isId } from '../row-id.ts';
import { colleaguesOf } from '../staff/colleagues.store.ts';
import { together, type StaffWork } from '../work.ts';
import { findDanger, isLeftToAnother } from './read.ts';
import { sealPassing } from './sealed-reason.ts';
import * as dangers from './store.ts';
import type { Danger } from './store.ts';

export type PassOutcome =
	| { decided: true }
	| { problem: PassingProblem | 'own-case-keep' | 'decided-before' | 'not-found' };

/**
 * A supervisor's decision about one other part. Passed on, its counsellor gets a task and a text at
 * once, with the danger and without its source; kept, only the reason stays, and whoever works or
 * worked on either side leaves that to another supervisor.
 */
export function decidePassingOn(
	actor: Actor,
	dangerId: string,
	{ partId, ...request }: PassingRequest & { partId: string }
): Promise<PassOutcome> {
	return together(actor, async (work) => {
		const found = await findDanger(work, dangerId);
		const target = found && isId(partId) ? await cases.find(work, partId) : undefined;
		if (!found || !target) return { problem: 'not-found' };
		const isKept = request.decision === 'kept';
		if (
			isKept &&
			!found.endedAt &&
			(await isLeftToAnother(work, [found.partId, partId], 'danger.keep'))
		)
			return { problem: 'own-case-keep' };
		const problem = passingProblem(request, await namesOfSource(work, found));
		if (problem) return { problem };

		const { caseKeyId: keyId } = found;
		const { decision } = request;
		const why = { reason: request.reason.trim(), words: isKept ? '' : request.words.trim() };
		const sealed = sealPassing(await dataKeyOf(work, keyId), { dangerId, partId }, why);
		const task = isKept ? undefined : await taskFor(work, target, why);
		const kept = await dangers.decide(work, {
			...{ dangerId, partId, decision, task },
			reason: { keyId, sealed }
		});
		return kept ? { decided: true } : { problem: 'decided-before' };
	});
}

async function taskFor(
	work: StaffWork,
	{ keyId }: cases.CasePart,
	{ words }: Pick<PassingRequest, 'words'>
) {
	const id = randomUUID();
	return { id, keyId, sealed: sealWords(await dataKeyOf(work, keyId), id, words) };
}

/** What would tell where it came from: the code of that part, its people by any name, and who works on it. */
async function namesOfSource(work: StaffWork, { partId, code }: Danger): Promise<string[]> {
	const all = await people.ofPart(work, partId);
	const source = await cases.find(work, partId);
	const counsellors = await colleaguesOf(work, source?.counsellorIds ?? []);
	return [
		code,
		...all.flatMap(({ name, fullName }) => [name, fullName]),
		...[...counsellors.values()].map(({ name }) => name)
	];
}
