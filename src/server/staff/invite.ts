import { may } from '#domain/access.ts';
import type { Actor } from '#domain/actor.ts';
import { together } from '../work.ts';
import { invitationHash, newInvitation, type Invitation } from './invitation.ts';
import * as staff from './store.ts';

type Outcome =
	| { invitation: Invitation; name: string }
	| { problem: 'not-found' | 'not-allowed' | 'own-account' | 'account-disabled' };

/** The only way back after a lost phone or password: sets both aside and ends the person's sessions. */
export function inviteAgain(actor: Actor, id: string): Promise<Outcome> {
	return together(actor, async (work) => {
		if (!may(work.actor, 'staff.list', undefined)) return { problem: 'not-allowed' };
		const colleague = await staff.find(work, id);
		if (!colleague) return { problem: 'not-found' };
		if (!may(work.actor, 'staff.change', colleague)) return { problem: 'own-account' };
		if (colleague.disabledAt) return { problem: 'account-disabled' };

		const invitation = newInvitation(work.now);
		const hash = invitationHash(work.keys, invitation.code);
		const invited = await staff.inviteAgain(work, id, { hash, until: invitation.until });
		return invited ? { invitation, name: colleague.name } : { problem: 'not-allowed' };
	});
}
