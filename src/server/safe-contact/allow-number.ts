import type { Actor } from '#domain/actor.ts';
import { record } from '../audit/record.ts';
import * as bundles from '../cases/bundle.store.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import * as people from '../people/store.ts';
import { together } from '../work.ts';
import * as plans from './store.ts';

export type AllowOutcome =
	{ allowed: true } | { problem: 'reason-missing' | 'not-possible-now' } | NotForYou;

/** A supervisor says that texts may go to a number on which somebody else is reached too (SC-21). */
export function allowNumber(actor: Actor, partId: string, reason: string): Promise<AllowOutcome> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.allow-number');
		if ('problem' in found) return found;
		if (reason.trim() === '') return { problem: 'reason-missing' };
		const [asker] = await people.ofPart(work, found.partId);
		if (!asker) return { problem: 'not-found' };
		if (!(await plans.allowShared(work, asker.id))) return { problem: 'not-possible-now' };

		// on the chain of the case, which supervisors alone read: it tells that there is somebody else
		const { caseId: chainId, keyId } = (await bundles.caseOf(work, found.partId))!;
		const detail = { reason: reason.slice(0, 500) };
		const kind = 'number.allowed-shared';
		await record(work, { chainId, kind, subjectId: asker.id, keyId, detail });
		return { allowed: true };
	});
}
