import { may } from '#domain/access.ts';
import type { Actor } from '#domain/actor.ts';
import { together } from '../work.ts';
import * as waiting from './waiting.store.ts';

/** An account as the supervisor saw it; what happened to it since makes her look again. */
export interface SeenAccount {
	id: string;
	version: number;
}
type Problem = 'not-allowed' | 'changed-meanwhile';

/** She knows this person and spoke with her: from now on the account opens what its role may see. */
export function vouchFor(
	actor: Actor,
	account: SeenAccount
): Promise<{ vouched: true } | { problem: Problem }> {
	return together(actor, async (work) => {
		if (!may(work.actor, 'staff.vouch', account)) return { problem: 'not-allowed' };
		const outcome = await waiting.decide(work, account, true);
		return outcome === 'decided' ? { vouched: true } : { problem: outcome };
	});
}

/** Nobody she knows: the account is shut, and what it had taken goes to the desk again. */
export function refuseAccount(
	actor: Actor,
	account: SeenAccount
): Promise<{ refused: true } | { problem: Problem }> {
	return together(actor, async (work) => {
		if (!may(work.actor, 'staff.vouch', account)) return { problem: 'not-allowed' };
		const outcome = await waiting.decide(work, account, false);
		return outcome === 'decided' ? { refused: true } : { problem: outcome };
	});
}
