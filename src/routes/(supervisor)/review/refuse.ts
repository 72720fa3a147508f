import { fail } from '@sveltejs/kit';
import { shownOr404 } from '../../refuse.ts';

export { shownOr404, staffOf } from '../../refuse.ts';

/** The page again, with what was typed and the problem beside its field; `of` tells forms of one page apart. */
export function refuse(
	problem: string,
	{ of, field, typed }: { of: string; field: string; typed: Record<string, string> }
) {
	shownOr404({ problem });
	return fail(422, { of, typed, problems: { [field]: problem } as Record<string, string> });
}
