import type { KeyObject } from 'node:crypto';
import type { Tiding } from '#domain/chat.ts';
import { tellFailure } from '../failure.ts';
import { openText, seal } from '../keys/envelope.ts';

/** What one line says: words of somebody, or what the house tells in between. */
export type Said =
	{ text: string; /** Written in her room. */ inRoom?: true } | { tiding: Tiding; name: string };

export function sealLine(key: KeyObject, lineId: string, said: Said): Buffer {
	return seal(key, { table: 'chat_line', row: lineId, column: 'sealed' }, JSON.stringify(said));
}

/** Undefined when it cannot be read: one line that was damaged keeps nobody from those after it. */
export function openLine(
	lineId: string,
	sealed: Buffer,
	key: () => KeyObject | undefined
): Said | undefined {
	try {
		const known = key();
		if (!known) throw new Error('the key of a line is missing');
		const place = { table: 'chat_line', row: lineId, column: 'sealed' };
		return JSON.parse(openText(known, place, sealed)) as Said;
	} catch (reason) {
		tellOnce(lineId, reason);
		return undefined;
	}
}

const told = new Set<string>();
const mostTold = 1000;

// each open page reads it again and again
function tellOnce(lineId: string, reason: unknown): void {
	if (told.has(lineId)) return;
	if (told.size >= mostTold) told.clear();
	told.add(lineId);
	tellFailure(`chat line ${lineId}`, reason);
}

export function notePlace(noteId: string) {
	return { table: 'chat_note', row: noteId, column: 'sealed' };
}

export function draftPlace(chatId: string, staffId: string) {
	return { table: 'chat_draft', row: `${chatId}|${staffId}`, column: 'sealed' };
}

export function aliasPlace(staffId: string) {
	return { table: 'staff', row: staffId, column: 'chat_alias' };
}
