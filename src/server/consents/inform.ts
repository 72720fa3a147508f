import type { Actor } from '#domain/actor.ts';
import { record } from '../audit/record.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import { isId } from '../row-id.ts';
import { together } from '../work.ts';
import * as disclosures from './disclosure.store.ts';

export type InformOutcome = { informed: true } | { problem: 'not-possible-now' } | NotForYou;

/** The recipient was told that her yes was taken back. */
export function markInformed(
	actor: Actor,
	partId: string,
	shareId: string
): Promise<InformOutcome> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.consent');
		if ('problem' in found) return found;
		const informed = isId(shareId) && (await disclosures.inform(work, found.partId, shareId));
		if (!informed) return { problem: 'not-possible-now' };
		const subjectId = shareId;
		await record(work, {
			chainId: found.partId,
			kind: 'disclosure.recipient-informed',
			subjectId
		});
		return { informed };
	});
}
