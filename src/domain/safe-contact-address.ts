/** Where e-mail and post reach her. Like her number: kept sealed, and shown only with a reason (SC-20). */
export interface Addresses {
	email: string;
	letter: string;
}
export type AddressProblem =
	| 'email-missing'
	| 'email-unreadable'
	| 'email-not-wanted'
	| 'letter-missing'
	| 'letter-not-wanted';

export const noAddresses: Addresses = { email: '', letter: '' };
export const LONGEST_ADDRESS = 254;
const ways = ['email', 'letter'] as const;

/**
 * The addresses of the next version. One left empty keeps what there is, and one for a way that she
 * does not want is not kept; typed all the same, it is asked about.
 */
export function addressesAfter(
	kept: Addresses,
	typed: Addresses,
	wants: Record<keyof Addresses, boolean>
): { addresses: Addresses } | { problem: AddressProblem } {
	const after = { ...noAddresses };
	for (const way of ways) {
		if (typed[way] && !wants[way]) return { problem: `${way}-not-wanted` };
		after[way] = wants[way] ? typed[way] || kept[way] : '';
		if (wants[way] && !after[way]) return { problem: `${way}-missing` };
	}
	return after.email && !isEmail(after.email)
		? { problem: 'email-unreadable' }
		: { addresses: after };
}

/** Whether one is another than it was; taking one away needs nobody's word. */
export function isOtherAddress(kept: Addresses, after: Addresses): boolean {
	return ways.some((way) => after[way] && after[way] !== kept[way]);
}

// what the post of the world delivers is more than any rule knows
function isEmail(text: string): boolean {
	return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/u.test(text);
}
