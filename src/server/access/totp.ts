import { randomBytes } from 'node:crypto';
import { encodeBase32NoPadding } from '@oslojs/encoding';
import { createTOTPKeyURI, verifyHOTP } from '@oslojs/otp';
import { encode } from 'uqr';

const stepSeconds = 30;
const digits = 6;

export function newTotpSecret(): Buffer {
	return randomBytes(20);
}

/** The time step this code belongs to: the one of `at`, or its neighbour for a clock that runs ahead or behind. */
export function stepOf(secret: Buffer, code: string, at: Date): number | undefined {
	const now = Math.floor(at.getTime() / 1000 / stepSeconds);
	return [now - 1, now, now + 1].find((step) => verifyHOTP(secret, BigInt(step), digits, code));
}

/** What an app for codes needs: a picture to scan, and the same key to type over. */
export interface PhoneLink {
	/** One square per dark cell, in a drawing of `size` by `size`. */
	picture: { size: number; path: string };
	key: string;
}

export function phoneLink(secret: Buffer, issuer: string, email: string): PhoneLink {
	const { data, size } = encode(createTOTPKeyURI(issuer, email, secret, stepSeconds, digits), {
		border: 4
	});
	const squares = data.flatMap((row, y) =>
		row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))
	);
	return {
		picture: { size, path: squares.join('') },
		key: encodeBase32NoPadding(secret).replace(/(.{4})(?=.)/g, '$1 ')
	};
}
