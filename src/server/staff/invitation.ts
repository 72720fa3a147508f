import { randomInt } from 'node:crypto';
import { addHours } from 'date-fns/addHours';
import { plainDigits } from '#domain/digits.ts';
import { codeIndex, type KeyRing } from '../keys/ring.ts';

/** Shown once to whoever invited; typed by hand by whoever is invited, never part of an address. */
export interface Invitation {
	code: string;
	until: Date;
}

const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 16;
const hoursValid = 72;

/** Sixteen signs in four groups: 80 bits. */
export function newInvitation(now: Date): Invitation {
	const code = Array.from({ length }, () => signs[randomInt(signs.length)]).join('');
	return { code: code.replace(/(.{4})(?=.)/g, '$1 '), until: addHours(now, hoursValid) };
}

/** What the database keeps of a code; spaces, dashes and easily mistaken letters do not matter. */
export function invitationHash(keys: KeyRing, code: string): Buffer {
	const plain = plainDigits(code)
		.toUpperCase()
		.replace(/O/g, '0')
		.replace(/[IL]/g, '1')
		.replace(/[^0-9A-Z]/g, '');
	return codeIndex(keys, 'code', `invitation|${plain}`);
}
