import type { KeyObject } from 'node:crypto';
import type { SessionWords } from '#domain/session.ts';
import { openJson, sealJson } from '../keys/sealed-json.ts';

/** What was said, who was there and how she was, under the key of the part. */
export function sealSession(key: KeyObject, id: string, words: SessionWords): Buffer {
	return sealJson(key, placeOf(id), words);
}

export function openSession(key: KeyObject, id: string, sealed: Buffer): SessionWords {
	return openJson<SessionWords>(key, placeOf(id), sealed);
}

function placeOf(row: string) {
	return { table: 'session', row, column: 'sealed' };
}
