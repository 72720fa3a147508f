import { randomUUID } from 'node:crypto';
import type { Actor } from '#domain/actor.ts';
import { reasonProblem, type ReasonProblem } from '#domain/reason.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import { together } from '../work.ts';
import { sealReason } from './sealed-reason.ts';
import * as conflicts from './store.ts';

export type DeclareOutcome = { declared: true } | { problem: ReasonProblem } | NotForYou;

/**
 * "I know these people": closes the case to whoever declares it, at once and for good, supervisors
 * too. What she did in it waits for a supervisor to give to somebody else.
 */
export function declareConflict(
	actor: Actor,
	partId: string,
	reason: string
): Promise<DeclareOutcome> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.declare-conflict');
		if ('problem' in found) return found;
		const problem = reasonProblem(reason);
		if (problem) return { problem };

		const id = randomUUID();
		const sealed = sealReason(await dataKeyOf(work, found.keyId), id, reason.trim());
		await conflicts.declare(work, { id, partId, keyId: found.keyId, sealed });
		return { declared: true };
	});
}
