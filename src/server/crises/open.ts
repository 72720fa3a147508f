import { randomUUID } from 'node:crypto';
import type { Actor } from '#domain/actor.ts';
import { reasonProblem, type ReasonProblem } from '#domain/reason.ts';
import { dataKeys } from '../keys/data-keys.ts';
import { together } from '../work.ts';
import { reach } from './reach.ts';
import { sealCrisis } from './sealed-words.ts';
import * as crises from './store.ts';

export type OpenOutcome =
	{ opened: true } | { problem: ReasonProblem | 'not-found' | 'not-possible-now' };

/** By hand, with the reason: what was told did not weigh so, and somebody fears it all the same. */
export function openByHand(actor: Actor, intakeId: string, reason: string): Promise<OpenOutcome> {
	return together(actor, async (work) => {
		const intake = await reach(work, 'crisis.act', intakeId);
		if (!intake) return { problem: 'not-found' };
		const problem = reasonProblem(reason);
		if (problem) return { problem };
		const key = (await dataKeys(work, [intake.keyId])).get(intake.keyId);
		if (!key) return { problem: 'not-possible-now' };
		const id = randomUUID();
		const sealed = sealCrisis(key, 'crisis', id, reason.trim());
		const opened = await crises.start(work, { id, intakeId, sealed });
		return opened ? { opened: true } : { problem: 'not-found' };
	});
}
