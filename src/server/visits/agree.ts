import type { Actor } from '#domain/actor.ts';
import { together } from '../work.ts';
import * as acting from './act.store.ts';
import { findVisit } from './found.ts';

export type AgreeOutcome = { agreed: true } | { problem: 'not-found' | 'changed-meanwhile' };

/** A supervisor agrees to a visit as she read it; with another risk or company it waits anew. */
export function agreeToVisit(actor: Actor, id: string, version: number): Promise<AgreeOutcome> {
	return together(actor, async (work) => {
		const found = await findVisit(work, id, 'visit.agree');
		if ('problem' in found) return found;
		const agreed = await acting.agree(work, id, version);
		return agreed ? { agreed: true } : { problem: 'changed-meanwhile' };
	});
}
