import { plainDigits } from './digits.ts';

const CODE_LENGTH = 16;
const WORD_LENGTH = 4;
const LONGEST_TYPED_CODE = 100;
const SEPARATORS = /[\s\p{Cf}\p{Pd}\p{Po}\u2212_]/gu;

/** The 16 digits of a typed return code, in any script and grouping; undefined when it is none. */
export function readCode(text: string): string | undefined {
	if (text.length > LONGEST_TYPED_CODE) return undefined;
	const digits = plainDigits(text.replace(SEPARATORS, ''));
	return /^[0-9]{16}$/.test(digits) ? digits : undefined;
}

/** A return code as it is shown: four groups of four digits. */
export function showCode(code: string): string {
	return code.replace(/(.{4})(?=.)/g, '$1 ');
}

/**
 * The word beside the code as it is compared: without case, spaces and marks, digits as 0–9.
 * Upper case first, so that ı and i, or ß and ss, are one. May be empty.
 */
export function normaliseWord(text: string): string {
	const whole = text.toWellFormed().normalize('NFKC');
	// lower first: a capital sharp s has no other capital
	const folded = whole.toLowerCase().toUpperCase().toLowerCase();
	const bare = folded.normalize('NFKD').replace(/[\s\p{M}\p{C}]/gu, '');
	return plainDigits(bare).normalize('NFKC');
}

/** A return code from random bytes (64 are ample); undefined when they hold too little. */
export function codeFromBytes(bytes: Uint8Array): string | undefined {
	return digitsFrom(bytes, CODE_LENGTH);
}

/** Four digits, proposed when she chose no word of her own; undefined when bytes lack. */
export function proposedWord(bytes: Uint8Array): string | undefined {
	return digitsFrom(bytes, WORD_LENGTH);
}

// Bytes of 250 and above are dropped: with them 0 to 5 would come more often.
function digitsFrom(bytes: Uint8Array, length: number): string | undefined {
	const digits = [...bytes].filter((byte) => byte < 250).map((byte) => byte % 10);
	return digits.length < length ? undefined : digits.slice(0, length).join('');
}
