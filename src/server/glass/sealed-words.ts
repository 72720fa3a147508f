import type { KeyObject } from 'node:crypto';
import { openText, seal } from '../keys/envelope.ts';

/** Why glass was broken, and what was thought of it afterwards; under the key of the part. */
export function sealGlass(key: KeyObject, glassId: string, column: Column, words: string): Buffer {
	return seal(key, placeOf(glassId, column), words);
}

export function openGlass(
	key: KeyObject,
	glassId: string,
	column: Column,
	sealed: Buffer | null
): string {
	return sealed ? openText(key, placeOf(glassId, column), sealed) : '';
}

type Column = 'sealed' | 'review';

function placeOf(glassId: string, column: Column) {
	return { table: 'broken_glass', row: glassId, column };
}
