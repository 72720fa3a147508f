import { createHmac } from 'node:crypto';
import { codeFromBytes, normaliseWord, proposedWord } from '#domain/return-code.ts';
import type { RoomKeys } from '../intakes/door.store.ts';
import { codeIndex, type KeyRing } from '../keys/ring.ts';

export interface RoomSecrets {
	/** 16 digits. */
	code: string;
	/** As she typed it, or four digits. */
	word: string;
	keys: RoomKeys;
}

/**
 * Code and word of the room that this form opens: derived from its id, so that the same form sent
 * twice shows the same code, and kept nowhere but as keyed hashes.
 */
export function roomSecrets(ring: KeyRing, formId: string, typedWord = ''): RoomSecrets {
	const code = codeFromBytes(derive(ring, `room code|v1|${formId}`))!;
	const proposed = proposedWord(derive(ring, `room word|v1|${formId}`))!;
	const word = normaliseWord(typedWord) === '' ? proposed : typedWord.trim();
	return { code, word, keys: roomKeys(ring, code, word) };
}

/** What the database knows of a pair: the word counts only together with its code. */
export function roomKeys(ring: KeyRing, code: string, word: string): RoomKeys {
	return {
		code: codeIndex(ring, 'code', code),
		word: codeIndex(ring, 'word', `${code}|${normaliseWord(word)}`)
	};
}

// 64 bytes for 16 digits: fewer than 16 below 250 does not happen
function derive(ring: KeyRing, label: string): Buffer {
	return createHmac('sha512', ring.code).update(label).digest();
}
