import { error, fail } from '@sveltejs/kit';
import type { StaffSession } from '#server/access/session.ts';

/** Who is signed in; the route's group let nobody else in. */
export function staffOf(locals: App.Locals): StaffSession {
	if (!locals.staff) error(401, 'signed-out');
	return locals.staff;
}

/** What is not there and what is not yours look the same. */
export function shownOr404<T extends object>(
	outcome: T | { problem: 'not-found' | 'not-allowed' }
): T {
	if (
		'problem' in outcome &&
		(outcome.problem === 'not-found' || outcome.problem === 'not-allowed')
	) {
		error(404, 'not-found');
	}
	return outcome as T;
}

/** The page again, with what was typed and what is wrong beside its field. */
export function refuse<Typed>(
	problem: string,
	{ field, typed, status = 422 }: { field: string; typed: Typed; status?: number }
) {
	shownOr404({ problem } as { problem: 'not-found' });
	return fail(status, { problems: { [field]: problem } as Record<string, string>, typed });
}
