import { may } from '#domain/access.ts';
import type { Actor, Role } from '#domain/actor.ts';
import { together } from '../work.ts';
import * as staff from './store.ts';

type Outcome = { changed: true } | { problem: 'not-found' | 'not-allowed' | 'own-account' };
type State = { role: Role; disabled: boolean };

/** Ends the person's sessions at once: the next request stands in the new role, after signing in again. */
export function changeRole(actor: Actor, id: string, role: Role): Promise<Outcome> {
	return change(actor, id, (now) => ({ ...now, role }));
}

export function disable(actor: Actor, id: string): Promise<Outcome> {
	return change(actor, id, (now) => ({ ...now, disabled: true }));
}

export function enable(actor: Actor, id: string): Promise<Outcome> {
	return change(actor, id, (now) => ({ ...now, disabled: false }));
}

function change(actor: Actor, id: string, next: (now: State) => State): Promise<Outcome> {
	return together(actor, async (work) => {
		if (!may(work.actor, 'staff.list', undefined)) return { problem: 'not-allowed' };
		const colleague = await staff.find(work, id);
		if (!colleague) return { problem: 'not-found' };
		if (!may(work.actor, 'staff.change', colleague)) return { problem: 'own-account' };

		const now = { role: colleague.role, disabled: colleague.disabledAt !== null };
		const outcome = await staff.change(work, { id, ...next(now) });
		return outcome === 'changed' || outcome === 'unchanged'
			? { changed: true }
			: { problem: outcome };
	});
}
