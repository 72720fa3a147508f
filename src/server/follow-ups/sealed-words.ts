import type { KeyObject } from 'node:crypto';
import { openText, seal } from '../keys/envelope.ts';

/** What a follow-up is about, in words; a text that came in lies here too. */
export function sealWords(key: KeyObject, followUpId: string, words: string): Buffer {
	return seal(key, placeOf(followUpId), words);
}

export function openWords(key: KeyObject, followUpId: string, sealed: Buffer): string {
	return openText(key, placeOf(followUpId), sealed);
}

function placeOf(followUpId: string) {
	return { table: 'follow_up', row: followUpId, column: 'sealed' };
}
