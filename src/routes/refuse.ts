import { error } from '@sveltejs/kit';
import type { StaffSession } from '#server/access/session.ts';

/** Who is signed in; the route's group let nobody else in. */
export function staffOf(locals: App.Locals): StaffSession {
	if (!locals.staff) error(401, 'signed-out');
	return locals.staff;
}

type Hidden = { problem: 'not-found' | 'not-allowed' };

/** What is not there and what is not yours look the same. */
export function shownOr404<T extends object>(outcome: T): Exclude<T, Hidden> {
	if ('problem' in outcome && isHidden(outcome.problem)) error(404, 'not-found');
	return outcome as Exclude<T, Hidden>;
}

function isHidden(problem: unknown): boolean {
	return problem === 'not-found' || problem === 'not-allowed';
}
