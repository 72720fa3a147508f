import { decodeBase32IgnorePadding } from '@oslojs/encoding';
import { generateHOTP } from '@oslojs/otp';
import { admit } from '#server/access/admit.ts';
import { activate, openInvitation } from '#server/staff/activate.ts';

export const password = 'vier groene stoelen in de tuin';

/** Whoever holds the code chooses a password and links a phone; answers how he then signs in. */
export async function usesInvitation(code: string, email: string) {
	const outcome = await openInvitation(code);
	if ('problem' in outcome) throw new Error(outcome.problem);
	const { key, sealed } = outcome.enrolment;
	const secret = decodeBase32IgnorePadding(key.replaceAll(' ', ''));
	const appCode = (away: number) =>
		generateHOTP(secret, BigInt(Math.floor(Date.now() / 30_000) + away), 6);
	const chosen = { code, sealed, password, again: password, appCode: appCode(-1) };
	const activated = await activate(chosen);
	if (!('activated' in activated)) throw new Error('the invitation was refused');
	let away = -1;
	return () => admit({ email, password, code: appCode(++away) });
}
