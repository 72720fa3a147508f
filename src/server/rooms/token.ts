import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { openPage, sealPage } from '../access/sealed-page.ts';

/** After this long without a sign of life the room asks for code and word again. */
const IDLE = 15 * 60_000;

const token = v.object({
	roomId: v.pipe(v.string(), v.uuid()),
	seenAt: v.number(),
	formId: v.pipe(v.string(), v.uuid())
});
const draft = v.object({ reply: v.string() });

/** The way into the room from this page, for 15 minutes; it is not a session and stands nowhere else. */
export function sealToken(roomId: string, now: Date): string {
	return sealPage('room', { roomId, seenAt: now.getTime(), formId: randomUUID() });
}

export function openToken(
	sealed: unknown,
	now: Date
): { roomId: string; formId: string } | undefined {
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
