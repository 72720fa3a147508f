import type { Role } from '#domain/actor.ts';
import type { AppMode } from '../config.ts';

type Audience = { roles: readonly Role[] } | { everyone: true; only?: AppMode };

/** Route group → who may enter. A group that is not named here lets nobody in; of groups in each other the inner one counts. */
export const audiences: Readonly<Record<string, Audience>> = {
	'(help-seeker)': { everyone: true },
	'(machine)': { everyone: true },
	'(staff-door)': { everyone: true },
	'(demo)': { everyone: true, only: 'demo' },
	'(desk)': { roles: ['counsellor', 'supervisor', 'front_desk', 'on_call'] },
	'(counsellor)': { roles: ['counsellor', 'supervisor', 'on_call'] },
	'(supervisor)': { roles: ['supervisor'] },
	'(administrator)': { roles: ['administrator'] }
};

export type Entry = 'enter' | 'sign-in' | 'not-found';

/** Whether whoever asks may enter this route; `routeId` is kit's, with its group in front. */
export function entryFor(routeId: string, role: Role | undefined, mode: AppMode): Entry {
	const group = routeId.split('/').findLast((step) => step.startsWith('(')) ?? '';
	const audience = Object.hasOwn(audiences, group) ? audiences[group] : undefined;
	if (!audience) return 'not-found';
	if ('everyone' in audience)
		return audience.only && audience.only !== mode ? 'not-found' : 'enter';
	if (!role) return 'sign-in';
	return audience.roles.includes(role) ? 'enter' : 'not-found';
}
