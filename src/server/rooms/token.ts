import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { openPage, sealPage } from '../access/sealed-page.ts';

/** After this long without a sign of life the room asks for code and word again. */
const IDLE = 15 * 60_000;

/** After this long a page that asks for code and word asks for them anew. */
const LONGEST_LYING = 24 * 3600_000;

const id = v.pipe(v.string(), v.uuid());
const token = v.object({
	...{ roomId: id, visitId: id, formId: id },
	...{ code: v.string(), wordVersion: v.number(), seenAt: v.number() }
});
const entry = v.object({ visitId: id, shownAt: v.number() });
const draft = v.object({ reply: v.string() });

/** Who is in which room: from code and word until she leaves. */
export interface Visiting {
	roomId: string;
	visitId: string;
	/** She does not type it again to choose another word. */
	code: string;
	/** Of the word she came in with. */
	wordVersion: number;
}

/** The way into the room from this page, for 15 minutes; it is not a session and stands nowhere else. */
export function sealToken(visiting: Visiting, now: Date): string {
	return sealPage('room', { ...visiting, seenAt: now.getTime(), formId: randomUUID() });
}

/** For the page that asks for code and word: the visit that begins there, once. */
export function sealEntry(visitId: string, now: Date): string {
	return sealPage('entry', { visitId, shownAt: now.getTime() });
}

/** Undefined when it lay in a browser for a day, or is not ours. */
export function openEntry(sealed: unknown, now: Date): string | undefined {
	const read = v.safeParse(entry, openPage('entry', sealed));
	const isNew = read.success && now.getTime() - read.output.shownAt <= LONGEST_LYING;
	return isNew ? read.output.visitId : undefined;
}

/** When the page was made that it stood in. */
export function entryShownAt(sealed: unknown): Date | undefined {
	const read = v.safeParse(entry, openPage('entry', sealed));
	return read.success ? new Date(read.output.shownAt) : undefined;
}

/** `seenAt` is of the page it stands in. */
export function openToken(
	sealed: unknown,
	now: Date
): (Visiting & { formId: string; seenAt: number }) | undefined {
	const read = v.safeParse(token, openPage('room', sealed));
	return read.success && now.getTime() - read.output.seenAt <= IDLE ? read.output : undefined;
}

/** What she was writing when the room fell shut; it waits in the page, not in sight, until she is back. */
export function sealDraft(reply: string): string {
	return sealPage('draft', { reply });
}

export function openDraft(sealed: unknown): string {
	const read = v.safeParse(draft, openPage('draft', sealed));
	return read.success ? read.output.reply : '';
}
