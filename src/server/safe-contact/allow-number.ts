import type { Actor } from '#domain/actor.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import * as people from '../people/store.ts';
import { together } from '../work.ts';
import * as plans from './store.ts';

export type AllowOutcome = { allowed: true } | { problem: 'not-possible-now' } | NotForYou;

/** A supervisor says that texts may go to a number on which somebody else is reached too (SC-21). */
export function allowNumber(actor: Actor, partId: string): Promise<AllowOutcome> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.allow-number');
		if ('problem' in found) return found;
		const [asker] = await people.ofPart(work, found.partId);
		if (!asker) return { problem: 'not-found' };
		const allowed = await plans.allowShared(work, asker.id);
		return allowed ? { allowed } : { problem: 'not-possible-now' };
	});
}
