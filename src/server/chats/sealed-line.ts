import type { KeyObject } from 'node:crypto';
import type { Tiding } from '#domain/chat.ts';
import { openText, seal } from '../keys/envelope.ts';

/** What one line says: words of somebody, or what the house tells in between. */
export type Said = { text: string } | { tiding: Tiding; name: string };

export function sealLine(key: KeyObject, lineId: string, said: Said): Buffer {
	return seal(key, { table: 'chat_line', row: lineId, column: 'sealed' }, JSON.stringify(said));
}

export function openLine(key: KeyObject, lineId: string, sealed: Buffer): Said {
	const place = { table: 'chat_line', row: lineId, column: 'sealed' };
	return JSON.parse(openText(key, place, sealed)) as Said;
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
