import type { Actor } from '#domain/actor.ts';
import { record } from '../audit/record.ts';
import { together } from '../work.ts';
import { findVisit } from './found.ts';
import * as visits from './store.ts';

/** Where it is, for whoever may know; each time it is shown stays written down. */
export function showAddress(
	actor: Actor,
	id: string
): Promise<{ address: string } | { problem: 'not-found' }> {
	return together(actor, async (work) => {
		const found = await findVisit(work, id, 'visit.see-address');
		if ('problem' in found) return found;
		const address = await visits.addressOf(work, found.row);
		if (address === undefined) return { problem: 'not-found' };
		const chainId = found.row.partId;
		await record(work, { chainId, kind: 'visit.address-shown', subjectId: id });
		return { address };
	});
}
