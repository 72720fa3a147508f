import type { Role } from '#domain/actor.ts';
import type { AppMode } from '../config.ts';

type Audience = { roles: readonly Role[] } | { everyone: true; only?: AppMode };

/** Route group → who may enter. A group that is not named here lets nobody in. */
export const audiences: Readonly<Record<string, Audience>> = {
	'(help-seeker)': { everyone: true },
	'(machine)': { everyone: true },
	'(staff-door)': { everyone: true },
	'(demo)': { everyone: true, only: 'demo' },
	'(desk)': { roles: ['counsellor', 'expert', 'front_desk', 'on_call', 'supervisor'] },
	'(inbox)': { roles: ['counsellor', 'front_desk', 'on_call', 'supervisor'] },
	'(case)': { roles: ['counsellor', 'expert', 'on_call', 'supervisor'] },
	// of a case: how she is reached, and what came from her
	'(contact)': { roles: ['counsellor', 'on_call', 'supervisor'] },
	'(counsellor)': { roles: ['counsellor', 'supervisor'] },
	'(supervisor)': { roles: ['supervisor'] },
	'(administrator)': { roles: ['administrator'] },
	'(privacy-officer)': { roles: ['privacy_officer'] },
	'(analyst)': { roles: ['analyst'] }
};

export type Entry = 'enter' | 'sign-in' | 'not-found';

/**
 * Whether whoever asks may enter this route; `routeId` is kit's, with its group in front. A group further on
 * narrows it: whoever enters belongs to each of them.
 */
export function entryFor(routeId: string, role: Role | undefined, mode: AppMode): Entry {
	const [, first = '', ...others] = routeId.split('/');
	const entries = [first, ...others.filter((step) => step.startsWith('('))].map((group) =>
		entryOf(group, role, mode)
	);
	if (entries.includes('not-found')) return 'not-found';
	return entries.includes('sign-in') ? 'sign-in' : 'enter';
}

function entryOf(group: string, role: Role | undefined, mode: AppMode): Entry {
	const audience = Object.hasOwn(audiences, group) ? audiences[group] : undefined;
	if (!audience) return 'not-found';
	if ('everyone' in audience)
		return audience.only && audience.only !== mode ? 'not-found' : 'enter';
	if (!role) return 'sign-in';
	return audience.roles.includes(role) ? 'enter' : 'not-found';
}
