import type { KeyObject } from 'node:crypto';
import { openText, seal } from '../keys/envelope.ts';

/** What `note_correction.sealed` keeps: why, and what stands there now; nothing when it was only struck. */
export interface KeptCorrection {
	reason: string;
	text?: string;
}

export function sealNote(key: KeyObject, id: string, text: string): Buffer {
	return seal(key, placeOf('note', id), text);
}

export function openNote(key: KeyObject, id: string, sealed: Buffer): string {
	return openText(key, placeOf('note', id), sealed);
}

export function sealCorrection(key: KeyObject, id: string, kept: KeptCorrection): Buffer {
	return seal(key, placeOf('note_correction', id), JSON.stringify(kept));
}

export function openCorrection(key: KeyObject, id: string, sealed: Buffer): KeptCorrection {
	return JSON.parse(openText(key, placeOf('note_correction', id), sealed)) as KeptCorrection;
}

function placeOf(table: string, row: string) {
	return { table, row, column: 'sealed' };
}
