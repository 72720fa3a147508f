import { may } from '#domain/access.ts';
import type { Actor } from '#domain/actor.ts';
import { together } from '../work.ts';
import * as staff from './store.ts';

type Outcome =
	{ changed: true } | { problem: 'not-found' | 'not-allowed' | 'own-account' | 'email-taken' };

/** Name, e-mail address and number of a colleague; the next text goes to the new number. */
export function changeContact(
	actor: Actor,
	id: string,
	contact: staff.NewContact
): Promise<Outcome> {
	return together(actor, async (work) => {
		if (!may(work.actor, 'staff.list', undefined)) return { problem: 'not-allowed' };
		const colleague = await staff.find(work, id);
		if (!colleague) return { problem: 'not-found' };
		if (!may(work.actor, 'staff.change', colleague)) return { problem: 'own-account' };

		const outcome = await staff.changeContact(work, id, contact);
		return outcome === 'changed' ? { changed: true } : { problem: outcome };
	});
}
