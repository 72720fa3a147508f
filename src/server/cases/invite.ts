import type { Actor } from '#domain/actor.ts';
import { reasonProblem, type ReasonProblem } from '#domain/reason.ts';
import { isId } from '../row-id.ts';
import { together } from '../work.ts';
import * as experts from './expert.store.ts';
import { findCase, type NotForYou } from './found.ts';

export interface InviteRequest {
	staffId: string;
	reason: string;
}
export type InviteOutcome =
	| { invited: true }
	| { problem: ReasonProblem | 'expert-missing' | 'not-possible-now' | 'conflict-declared' }
	| NotForYou;

/** Asks an expert to think along in one part; whoever works on it reads why. */
export function inviteExpert(
	actor: Actor,
	partId: string,
	{ staffId, reason }: InviteRequest
): Promise<InviteOutcome> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.invite');
		if ('problem' in found) return found;
		if (!isId(staffId)) return { problem: 'expert-missing' };
		const problem = reasonProblem(reason);
		if (problem) return { problem };
		const outcome = await experts.invite(work, found, { staffId, reason: reason.trim() });
		return outcome === 'invited' ? { invited: true } : { problem: outcome };
	});
}

/** Takes the invitation back: from the next request on the case is not there for the expert. */
export function endInvitation(
	actor: Actor,
	partId: string,
	staffId: string
): Promise<{ ended: true } | NotForYou> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.invite');
		if ('problem' in found) return found;
		const isEnded = isId(staffId) && (await experts.endInvitation(work, partId, staffId));
		return isEnded ? { ended: true } : { problem: 'not-found' };
	});
}
