import { randomInt } from 'node:crypto';

// without what looks or sounds alike, and without vowels, so that no word comes out
const letters = 'CDFGHJKMNPRTVWX23456789';

/** The short code of an intake for staff, on the desk and in a text: it says nothing of what is in it. */
export function newReference(): string {
	return Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
}
