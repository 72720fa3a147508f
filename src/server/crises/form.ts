import * as v from 'valibot';
import { crisisMoveNames, crisisStatuses, notifiable } from '#domain/crisis.ts';
import { LONGEST_REASON } from '#domain/reason.ts';
import type { StepRequest } from './step.ts';

const words = v.pipe(v.string(), v.maxLength(LONGEST_REASON, 'too-long'));
const step = v.object({
	stepId: v.pipe(v.string(), v.uuid()),
	from: v.picklist(crisisStatuses),
	move: v.picklist(crisisMoveNames),
	whom: v.optional(v.union([v.picklist(notifiable), v.literal('')]), ''),
	words,
	at: v.pipe(v.string(), v.regex(/^$|^([01]\d|2[0-3]):[0-5]\d$/, 'hour-unreadable'))
});
export interface UnreadCrisis {
	move: string;
	field: string;
	problem: string;
	typed: Record<string, string>;
}

/** What was done, by whom it was told, and at which hour. */
export function readStep(form: FormData): { request: StepRequest } | UnreadCrisis {
	const typed = typedIn(form);
	const parsed = v.safeParse(step, typed);
	if (!parsed.success) {
		const [issue] = parsed.issues;
		const problem = /^[a-z-]+$/.test(issue.message) ? issue.message : 'unreadable';
		const field = String(issue.path?.[0]?.key ?? 'words');
		return { move: typed['move'] ?? '', field, problem, typed };
	}
	const { whom, ...rest } = parsed.output;
	return { request: { ...rest, whom: whom === '' ? null : whom } };
}

export function readReason(form: FormData): string {
	return String(form.get('reason') ?? '').slice(0, LONGEST_REASON + 1);
}

export function typedIn(form: FormData): Record<string, string> {
	const names = ['stepId', 'from', 'move', 'whom', 'words', 'at', 'reason'];
	return Object.fromEntries(names.map((name) => [name, String(form.get(name) ?? '')]));
}
