import { randomUUID } from 'node:crypto';
import { sealLeave } from '../access/spent.ts';
import type { Missing } from './enter.ts';
import type { PostedRoom } from './form.ts';
import { openDraft, sealDraft, sealEntry } from './token.ts';

/** Code and word are asked for; what she was writing waits in the draft. */
export interface AtTheDoor {
	at: 'enter';
	code: string;
	word: string;
	draft: string;
	/** This page's own way in, once, and its way out. */
	entry: string;
	leave: string;
	/** The room fell shut behind her. */
	expired: boolean;
	problem?: Missing | 'pair-unknown' | 'slow-down' | 'unknown';
	seconds?: number;
}
/** Nobody has typed anything yet. */
export function emptyDoor(now: Date): AtTheDoor {
	const typed = { code: '', word: '', reply: '', draft: undefined };
	return doorPage(typed, now);
}

export function doorPage(
	posted: Pick<PostedRoom, 'code' | 'word' | 'reply' | 'draft'>,
	now: Date
): AtTheDoor {
	const { code, word } = posted;
	const visitId = randomUUID();
	const ways = { entry: sealEntry(visitId, now), leave: sealLeave(visitId) };
	return { at: 'enter', code, word, draft: draftOf(posted), ...ways, expired: false };
}

/** What she was writing, out of sight. */
export function draftOf({ reply, draft }: Pick<PostedRoom, 'reply' | 'draft'>): string {
	const text = reply || openDraft(draft);
	return text === '' ? '' : sealDraft(text);
}
