import { error, fail } from '@sveltejs/kit';
import type { StaffSession } from '#server/access/session.ts';

/** Who is signed in; the route's group let nobody else in. */
export function staffOf(locals: App.Locals): StaffSession {
	if (!locals.staff) error(401, 'signed-out');
	return locals.staff;
}

/** What is not there and what is not yours look the same. */
export function shownOr404<T extends object>(outcome: T): Exclude<T, { problem: string }> {
	if ('problem' in outcome) error(404, 'not-found');
	return outcome as Exclude<T, { problem: string }>;
}

/** The page again, with what was typed and the problem beside its field; `of` tells forms of one page apart. */
export function refuse(
	problem: string,
	{ of, field, typed }: { of: string; field: string; typed: Record<string, string> }
) {
	if (problem === 'not-found' || problem === 'not-allowed') error(404, 'not-found');
	return fail(422, { of, typed, problems: { [field]: problem } as Record<string, string> });
}
