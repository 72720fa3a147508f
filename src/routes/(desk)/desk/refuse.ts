import { fail } from '@sveltejs/kit';
import { shownOr404 } from '../../refuse.ts';

export { shownOr404, staffOf } from '../../refuse.ts';

/** The page again, with what was typed and what is wrong beside its field. */
export function refuse<Typed>(
	problem: string,
	{ field, typed, status = 422 }: { field: string; typed: Typed; status?: number }
) {
	shownOr404({ problem });
	return fail(status, { problems: { [field]: problem } as Record<string, string>, typed });
}
