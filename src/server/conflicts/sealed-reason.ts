import type { KeyObject } from 'node:crypto';
import { openText, seal } from '../keys/envelope.ts';

/** How somebody knows the people of a case, under the key of the part and in the row she declared it in. */
export function sealReason(key: KeyObject, conflictId: string, reason: string): Buffer {
	return seal(key, placeOf(conflictId), reason);
}

export function openReason(key: KeyObject, sealedIn: string, sealed: Buffer): string {
	return openText(key, placeOf(sealedIn), sealed);
}

function placeOf(conflictId: string) {
	return { table: 'conflict', row: conflictId, column: 'sealed' };
}
