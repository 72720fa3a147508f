import { generateHOTP } from '@oslojs/otp';
import { hashPassword } from '#server/access/password.ts';
import { house } from '#server/house.ts';
import { seal } from '#server/keys/envelope.ts';
import { unwrap } from '#server/keys/ring.ts';
import type { TestHouse } from './database.ts';

export const password = 'vier groene stoelen in de tuin';
const secret = Buffer.alloc(20, 5);
let hashed: string | undefined;

/** A password and an app for codes, as after her invitation. */
export async function giveSecrets(
	{ superuser }: Pick<TestHouse, 'superuser'>,
	{ id }: { id: string }
): Promise<void> {
	const [row] =
		await superuser`SELECT k.* FROM staff s JOIN data_key k ON k.id = s.key_id WHERE s.id = ${id}`;
	const key = unwrap(house().keys, {
		id: row!['id'],
		kekId: row!['kek_id'],
		wrapped: row!['wrapped']
	});
	const sealed = seal(key, { table: 'staff_secret', row: id, column: 'totp_secret' }, secret);
	hashed ??= await hashOf(password);
	await superuser`UPDATE staff_secret SET password_hash = ${hashed}, totp_secret = ${sealed} WHERE staff_id = ${id}`;
}

/** What her app shows now, or some half minutes away. */
export function codeOf(stepsAway = 0): string {
	return generateHOTP(secret, BigInt(Math.floor(Date.now() / 30_000) + stepsAway), 6);
}

async function hashOf(word: string): Promise<string> {
	const outcome = await hashPassword(word);
	if ('problem' in outcome) throw new Error('too many hashes at once');
	return outcome.hash;
}
