import { plainDigits } from './digits.ts';

export type PhoneProblem = 'phone-unreadable' | 'phone-premium';

// What providers send for a withheld number, among them "ANONYMOUS" dialled on a keypad.
const WITHHELD = new Set(['+266696687', '+7378742833', '+2562533', '+8656696']);
const E164 = /^\+[1-9][0-9]{7,14}$/;
// Paid and directory numbers: Netherlands 09xx and 18xx, United Kingdom 09, North America 900,
// international shared-cost and premium 808 and 979.
const PREMIUM = /^\+(3190[0-9]|3118[0-9]{2}|449|1900|808|979)/;

/** The caller's number as E.164, or undefined when it was withheld or is none. */
export function callerNumber(from: string | undefined): string | undefined {
	if (from === undefined || !E164.test(from) || WITHHELD.has(from)) return undefined;
	return from;
}

/** Why this E.164 number may not be rung or texted; undefined when it may be kept. */
export function phoneProblem(number: string): PhoneProblem | undefined {
	if (callerNumber(number) === undefined) return 'phone-unreadable';
	return PREMIUM.test(number) ? 'phone-premium' : undefined;
}

/** Whether a typed text can be a phone number at all; the reading itself is for a library. */
export function looksLikePhone(typed: string): boolean {
	const bare = plainDigits(typed).replace(/[\s\p{Cf}\p{Pd}().\u2212/]/gu, '');
	return /^(\+|00)?[0-9]{8,15}$/.test(bare.replace('\uFF0B', '+'));
}

/** A number as lists show it: its last two digits only. */
export function maskPhone(number: string): string {
	return `•••• ${number.replace(/\D/g, '').slice(-2)}`;
}
