import * as v from 'valibot';
import { destinations } from '#domain/intake.ts';
import type { TriageLevel } from '#domain/triage.ts';
import { trajectoryTypes } from '#domain/trajectory.ts';

const levels = ['T0', 'T1', 'T2', 'T3', 'T4'] as const satisfies TriageLevel[];
const words = v.optional(v.pipe(v.string(), v.maxLength(20_000)), '');
const short = v.optional(v.pipe(v.string(), v.maxLength(2000)), '');
const maybe = v.optional(v.pipe(v.string(), v.maxLength(200)));

/** A form that cannot be read, with every word that was typed in it. */
export interface Unread {
	field: string;
	problem: 'too-long' | 'unknown';
	typed: Record<string, string>;
}

export const takeForm = reader({ id: maybe, reference: maybe, offer: maybe, from: maybe });
export const releaseForm = reader({ releaseReason: short });
export const phoneForm = reader({ phoneReason: short });
export const closeForm = reader({ closeReason: short });
export const referForm = reader({ where: v.picklist(destinations), referNote: short });
export const levelForm = reader({
	from: v.picklist(levels),
	to: v.picklist(levels),
	levelReason: words
});
export const lookForm = reader({
	look: v.string(),
	decision: v.picklist(['agree', 'refuse', 'withdraw'])
});
export const answerForm = reader({ messageId: v.string(), text: words, then: maybe });
export const callbackForm = reader({
	task: v.string(),
	callBack: v.picklist(['yes', 'no']),
	callbackReason: short
});
export const placeForm = reader({ task: v.string() });
export const takeOnForm = reader({
	serviceType: v.picklist(trajectoryTypes),
	name: short,
	concern: short
});

export const linkForm = reader({
	part: maybe,
	who: v.optional(v.picklist(['asker', 'another']), 'another'),
	linkReason: short
});
export const compareForm = reader({
	heardName: v.optional(v.pipe(v.string(), v.maxLength(200)), '')
});

function reader<const E extends v.ObjectEntries>(entries: E) {
	const form = v.object(entries);
	return (data: FormData): { request: v.InferOutput<typeof form> } | Unread => {
		const typed = textsIn(data);
		const parsed = v.safeParse(form, typed);
		if (parsed.success) return { request: parsed.output };
		const [issue] = parsed.issues;
		const problem = issue.type === 'max_length' ? 'too-long' : 'unknown';
		return { field: String(issue.path?.[0]?.key ?? ''), problem, typed };
	};
}

function textsIn(data: FormData): Record<string, string> {
	const texts = [...data].filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string'
	);
	// of a name that stands there more than once the first counts, as everywhere
	return Object.fromEntries(texts.reverse());
}
