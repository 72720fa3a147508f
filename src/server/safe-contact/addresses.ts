import * as v from 'valibot';

/** Where e-mail and post reach her. Like her number: kept sealed, and shown only with a reason (SC-20). */
export interface Addresses {
	email: string;
	letter: string;
}
export type AddressProblem = 'email-missing' | 'email-unreadable' | 'letter-missing';

export const noAddresses: Addresses = { email: '', letter: '' };
export const LONGEST_ADDRESS = 254;
const email = v.pipe(v.string(), v.email(), v.maxLength(LONGEST_ADDRESS));

/**
 * The addresses of the next version. One left empty keeps what there is, and one for a way that she
 * does not want is not kept.
 */
export function addressesAfter(
	kept: Addresses,
	typed: Addresses,
	wants: Record<keyof Addresses, boolean>
): { addresses: Addresses } | { problem: AddressProblem } {
	const after = {
		email: wants.email ? typed.email || kept.email : '',
		letter: wants.letter ? typed.letter || kept.letter : ''
	};
	if (wants.email && !after.email) return { problem: 'email-missing' };
	if (wants.email && !v.is(email, after.email)) return { problem: 'email-unreadable' };
	if (wants.letter && !after.letter) return { problem: 'letter-missing' };
	return { addresses: after };
}

/** Whether one is another than it was; taking one away needs nobody's word. */
export function isOtherAddress(kept: Addresses, after: Addresses): boolean {
	return (['email', 'letter'] as const).some((way) => after[way] && after[way] !== kept[way]);
}
