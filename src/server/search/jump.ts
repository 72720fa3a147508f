import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { together } from '../work.ts';
import * as search from './store.ts';
import type { OwnCase } from './store.ts';

export type Jump = Pick<OwnCase, 'partId' | 'code' | 'name' | 'isClosed'>;

/** The actor's own cases by code and name, to go to one of them; no event, since a list opens none of them. */
export function jumpsOf(actor: Actor): Promise<{ cases: Jump[] } | { problem: 'not-allowed' }> {
	return together(actor, async (work) => {
		if (!may(actor, 'case.search', undefined)) return { problem: 'not-allowed' };
		const cases = await search.ownCases(work);
		return {
			cases: cases.map(({ partId, code, name, isClosed }) => ({ partId, code, name, isClosed }))
		};
	});
}
