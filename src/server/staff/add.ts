import { may } from '#domain/access.ts';
import type { Actor } from '#domain/actor.ts';
import { together, type Work } from '../work.ts';
import { invitationHash, newInvitation, type Invitation } from './invitation.ts';
import * as staff from './store.ts';

type Outcome = { invitation: Invitation } | { problem: 'not-allowed' | 'email-taken' };

/** Makes an account that nobody can use before the person chose a password and linked a phone. */
export function addColleague(actor: Actor, request: staff.NewAccount): Promise<Outcome> {
	return together(actor, async (work) => {
		if (!may(work.actor, 'staff.add', undefined)) return { problem: 'not-allowed' };
		return openAccount(work, request);
	});
}

/** Also for the very first administrator; the database refuses everybody else who is not one. */
export async function openAccount(work: Work, request: staff.NewAccount): Promise<Outcome> {
	const invitation = newInvitation(work.now);
	const hash = invitationHash(work.keys, invitation.code);
	const outcome = await staff.add(work, request, { hash, until: invitation.until });
	return outcome === 'added' ? { invitation } : { problem: outcome };
}
