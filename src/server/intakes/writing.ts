import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { isDoor, knownAnswers, type Answers, type Door } from '#domain/intake-form.ts';
import { openPage, sealPage } from '../access/sealed-page.ts';

/** A form in the making. It lives in the page only, sealed, until she sends it. */
export interface Writing {
	/** Makes the form one form, however often it is sent. */
	formId: string;
	startedAt: Date;
	/** When the page in front of her was made. */
	shownAt: Date;
	door: Door | undefined;
	answers: Answers;
	/** She came from the check page to change one answer, and goes back there. */
	changing: boolean;
	/** The visit to the chat it came from: whoever leaves the form leaves that too. */
	from?: string | undefined;
}

const LONGEST_LYING = 24 * 3600_000;
const shape = v.object({
	formId: v.pipe(v.string(), v.uuid()),
	startedAt: v.number(),
	shownAt: v.number(),
	door: v.optional(v.string()),
	answers: v.record(v.string(), v.unknown()),
	changing: v.boolean(),
	from: v.optional(v.pipe(v.string(), v.uuid()))
});

export function startWriting(now: Date, door?: Door): Writing {
	return { formId: randomUUID(), startedAt: now, shownAt: now, door, answers: {}, changing: false };
}

export function sealWriting(writing: Writing, now: Date): string {
	return sealPage('writing', { ...writing, startedAt: +writing.startedAt, shownAt: +now });
}

/** Undefined when the field was changed, comes from somewhere else or lay a day in a browser. */
export function openWriting(sealed: unknown, now: Date): Writing | undefined {
	const read = v.safeParse(shape, openPage('writing', sealed));
	if (!read.success || now.getTime() - read.output.shownAt > LONGEST_LYING) return undefined;
	const { formId, startedAt, shownAt, door, answers, changing, from } = read.output;
	return {
		formId,
		startedAt: new Date(startedAt),
		shownAt: new Date(shownAt),
		door: isDoor(door) ? door : undefined,
		answers: knownAnswers(answers),
		...{ changing, from }
	};
}
