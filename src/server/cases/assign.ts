import type { Actor } from '#domain/actor.ts';
import { isId } from '../row-id.ts';
import { together } from '../work.ts';
import * as bundles from './bundle.store.ts';
import { findCase, type NotForYou } from './found.ts';

export interface AssignRequest {
	staffId: string;
	role: string;
}
export type AssignOutcome =
	{ assigned: true } | { problem: 'not-possible-now' | 'conflict-declared' } | NotForYou;

/**
 * Gives a part to a counsellor. Open tasks go along to a new first one; her predecessor's appointments
 * become a task to take them over, since two agendas are not the same.
 */
export function assignPart(
	actor: Actor,
	partId: string,
	{ staffId, role }: AssignRequest
): Promise<AssignOutcome> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.assign');
		if ('problem' in found) return found;
		if (!isId(staffId) || (role !== 'first' && role !== 'second'))
			return { problem: 'not-possible-now' };
		const outcome = await bundles.assign(work, { partId, staffId, role });
		return outcome === 'assigned' ? { assigned: true } : { problem: outcome };
	});
}
