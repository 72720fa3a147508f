import type { Actor } from '#domain/actor.ts';
import { reasonProblem, type ReasonProblem } from '#domain/reason.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import { together } from '../work.ts';
import { findDanger, isLeftToAnother } from './read.ts';
import { sealEnding } from './sealed-reason.ts';
import * as dangers from './store.ts';

export type EndDangerOutcome =
	| { ended: true }
	| { problem: ReasonProblem | 'still-undecided' | 'own-case' | 'decided-before' | 'not-found' };

/** The word that it is over, of a supervisor who never worked with these people (`danger.end`); only once it was weighed for every other part. */
export function endDanger(
	actor: Actor,
	dangerId: string,
	reason: string
): Promise<EndDangerOutcome> {
	return together(actor, async (work) => {
		const found = await findDanger(work, dangerId);
		if (!found) return { problem: 'not-found' };
		if (!found.endedAt && (await isLeftToAnother(work, [found.partId], 'danger.end')))
			return { problem: 'own-case' };
		const problem = reasonProblem(reason);
		if (problem) return { problem };

		const { caseKeyId: keyId } = found;
		const sealed = sealEnding(await dataKeyOf(work, keyId), dangerId, reason.trim());
		const ended = await dangers.end(work, dangerId, { keyId, sealed });
		return ended === 'ended' ? { ended: true } : { problem: ended };
	});
}
