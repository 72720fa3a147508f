import type { Actor } from '#domain/actor.ts';
import { isId } from '../row-id.ts';
import { together } from '../work.ts';
import * as acting from './act.store.ts';
import { findVisit } from './found.ts';
import { nextOf } from './store.ts';

export type SendOutcome =
	{ sent: true } | { problem: 'not-found' | 'choice-missing' | 'changed-meanwhile' };

/** Whoever would go left the case: a supervisor sends somebody who works on it. The plan stays, and who agreed is asked anew. */
export function sendAnother(
	actor: Actor,
	id: string,
	{ goes, version }: { goes: string; version: number }
): Promise<SendOutcome> {
	return together(actor, async (work) => {
		const found = await findVisit(work, id, 'visit.send');
		if ('problem' in found) return found;
		if (!isId(goes)) return { problem: 'choice-missing' };
		const nextAt = nextOf(found.row);
		const sent = await acting.send(work, id, { goes, version, nextAt });
		return sent ? { sent: true } : { problem: 'changed-meanwhile' };
	});
}
