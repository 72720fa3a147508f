import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { chatOutcomes, lineSeq } from '#domain/chat.ts';
import { destinations } from '#domain/intake.ts';
import { isDoor, knownAnswers } from '#domain/intake-form.ts';
import { languages } from '#domain/language.ts';
import type { Asked } from '../intakes/weigh-more.ts';
import type { Classification } from './end.ts';
import type { Presence } from './presence.ts';

const longest = 20_000;

/** What she does while she talks, each as a small message of her page. */
const act = v.variant('do', [
	v.object({
		do: v.literal('say'),
		id: v.string(),
		text: v.pipe(v.string(), v.maxLength(longest))
	}),
	v.object({ do: v.literal('draft'), text: v.pipe(v.string(), v.maxLength(longest)) }),
	v.object({
		do: v.literal('attend'),
		seq: v.pipe(
			v.number(),
			v.transform((seq): number => lineSeq(seq))
		),
		types: v.boolean()
	})
]);
export type TalkAct = v.InferOutput<typeof act>;

/** Undefined when it is none. */
export async function readAct(request: Request): Promise<TalkAct | undefined> {
	const told: unknown = await request.json().catch(() => undefined);
	const read = v.safeParse(act, told);
	return read.success ? read.output : undefined;
}

export function textIn(form: FormData, name: string): string {
	return String(form.get(name) ?? '');
}

/** The id of what is written, of the page it was written on; sent twice it is one. */
export function idIn(form: FormData, name: string): string {
	return textIn(form, name) || randomUUID();
}

export function seenIn(form: FormData): number {
	return lineSeq(form.get('seen'));
}

export function readPresence(form: FormData): Presence {
	const spoken = form.getAll('languages');
	return {
		places: form.has('places') ? Number(form.get('places')) : NaN,
		languages: languages.filter((language) => spoken.includes(language)),
		alias: textIn(form, 'alias')
	};
}

/** Only what she changed: the rest may have been answered by a colleague since her page was made. */
export function readAsked(form: FormData): Asked {
	const changed = [...form].filter(([name, value]) => form.get(`was.${name}`) !== value);
	const { door, ...told } = Object.fromEntries(changed);
	return { door: isDoor(door) ? door : undefined, answers: knownAnswers(told) };
}

export function readClassification(form: FormData): Classification {
	const oneOf = <const T extends string>(known: readonly T[], name: string): T | undefined =>
		known.find((code) => code === form.get(name));
	return {
		outcome: oneOf(chatOutcomes, 'outcome'),
		where: oneOf(destinations, 'where'),
		summary: textIn(form, 'summary'),
		summaryId: idIn(form, 'summaryId')
	};
}

/** At which field of what a conversation came to a refusal stands. */
export function toldAt(problem: string): 'where' | 'summary' | 'outcome' {
	if (problem === 'where-missing') return 'where';
	return problem === 'too-long' ? 'summary' : 'outcome';
}
