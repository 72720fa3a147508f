// No vowels, and no l, s: four of these can never spell a word.
const CODE_LETTERS = '234679CDFGHJKMRT';

/** A code of four signs by which staff recognise a task; from at least four random bytes. */
export function taskCode(bytes: Uint8Array): string {
	return [...bytes.slice(0, 4)].map((byte) => CODE_LETTERS.charAt(byte & 15)).join('');
}
