import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { openPage, sealPage } from '../access/sealed-page.ts';

const id = v.pipe(v.string(), v.uuid());
const token = v.object({
	...{ chatId: id, visitId: id, formId: id, sealedAt: v.number() },
	...{ beganHere: v.boolean(), wordVersion: v.number() }
});

/** Who is in which conversation; it reaches nothing else. */
export interface Talking {
	chatId: string;
	/** Ended by "leave now": then nothing of it opens again. */
	visitId: string;
	/** It began on this screen, so that its code may be seen here. */
	beganHere: boolean;
	/** Of the word she came in with. */
	wordVersion: number;
}

/** A working day: a page that lies longer asks for code and word. */
const LONGEST = 12 * 3600_000;

/** The way back into the conversation from this page; it stands nowhere else, but for pages without scripts in a cookie. */
export function sealTalking(
	{ chatId, visitId, beganHere, wordVersion }: Talking,
	now: Date
): string {
	const page = { formId: randomUUID(), sealedAt: now.getTime() };
	return sealPage('chat', { chatId, visitId, beganHere, wordVersion, ...page });
}

/** `formId` is of the page: what it sends twice is one line. */
export function openTalking(
	sealed: unknown,
	now: Date
): (Talking & { formId: string }) | undefined {
	const read = v.safeParse(token, openPage('chat', sealed));
	if (!read.success || now.getTime() - read.output.sealedAt > LONGEST) return undefined;
	const { chatId, visitId, beganHere, wordVersion, formId } = read.output;
	return { chatId, visitId, beganHere, wordVersion, formId };
}
