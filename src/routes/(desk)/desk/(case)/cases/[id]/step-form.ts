import { fail } from '@sveltejs/kit';
import { textIn } from '#server/cases/form.ts';
import type { MoveTrajectoryRequest } from '#server/trajectories/move.ts';
import { refuse } from '../../../refuse.ts';

/** A step as it was typed, on the page of a case and on that of its trajectory. */
export function readStep(form: FormData): MoveTrajectoryRequest & { referredTo: string } {
	return {
		trajectoryId: textIn(form, 'trajectory'),
		phase: textIn(form, 'phase'),
		status: textIn(form, 'status'),
		reason: textIn(form, 'reason'),
		referredTo: textIn(form, 'referredTo')
	};
}

const fields: Record<string, string> = {
	'reason-missing': 'reason',
	'referral-missing': 'referredTo'
};

/** The page again, with what was typed and what is wrong beside its field. */
export function refuseStep(problem: string, { trajectoryId, ...typed }: MoveTrajectoryRequest) {
	return refuse(problem, {
		field: fields[problem] ?? 'status',
		typed: { ...typed, line: trajectoryId } as Record<string, string>
	});
}

/** The same for a form with several fields that can be wrong. */
export function refuseAll(
	problems: Partial<Record<string, string>>,
	typed: Record<string, string | string[]>
) {
	return fail(422, { problems: problems as Record<string, string>, typed });
}
