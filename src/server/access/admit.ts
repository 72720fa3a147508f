import { sql } from 'drizzle-orm';
import { plainDigits } from '#domain/digits.ts';
import { house } from '../house.ts';
import { openKey } from '../keys/data-keys.ts';
import { open } from '../keys/envelope.ts';
import { indexOf } from '../keys/ring.ts';
import { atTheDoor, type Work } from '../work.ts';
import { verifyPassword } from './password.ts';
import { newSessionId, sessionHashOf } from './session.ts';
import { newTotpSecret, stepOf } from './totp.ts';

export type SignInProblem = 'refused' | 'busy' | 'not-vouched';
export type Admission = { sessionId: string } | { problem: SignInProblem };

interface Credentials {
	email: string;
	password: string;
	code: string;
}
interface Account {
	staffId: string;
	passwordHash: string | undefined;
	totpSecret: Buffer;
}

const nobody = '00000000-0000-0000-0000-000000000000';
const longestPassword = 512;

/**
 * Opens a session for the right password and code, each code once. Whatever is wrong (no such account, disabled,
 * delayed after wrong tries, password, code) gets the same answer and costs the same work.
 */
export async function admit({ email, password, code }: Credentials): Promise<Admission> {
	const account = await atTheDoor((work) => findAccount(work, email));
	const check = await verifyPassword(account.passwordHash, password.slice(0, longestPassword));
	if ('problem' in check) return check;

	const step = stepOf(account.totpSecret, plainDigits(code).replace(/\s/g, ''), new Date());
	return atTheDoor(async (work) => {
		if (check.right && step !== undefined) {
			const sessionId = newSessionId();
			const opened = await openSession(work, account.staffId, step, sessionId);
			if (opened === 'opened') return { sessionId };
			if (opened === 'not-vouched') return { problem: opened };
		}
		await work.db.execute(sql`SELECT door.sign_in_failed(${account.staffId}::uuid)`);
		return { problem: 'refused' };
	});
}

/** Step 0 is for the demo, where nobody has a code. */
export async function openSession(
	work: Work,
	staffId: string,
	step: number,
	sessionId: string
): Promise<'opened' | 'not-vouched' | 'refused'> {
	const [row] = await work.db.execute<{ opened: 'opened' | 'not-vouched' | 'refused' }>(
		sql`SELECT door.sign_in(${staffId}::uuid, ${step}::bigint, ${sessionHashOf(sessionId)}::bytea) AS opened`
	);
	return row!.opened;
}

// an account that must wait is nobody's: tries during the wait neither succeed nor make it longer
async function findAccount(work: Work, email: string): Promise<Account> {
	const index = indexOf(house().keys, 'email', email.trim().toLowerCase());
	const [row] = await work.db.execute<AccountRow>(
		sql`SELECT * FROM door.find_account(${index}::bytea)`
	);
	if (!row || (row.next_try_at && new Date(row.next_try_at) > new Date())) {
		return { staffId: nobody, passwordHash: undefined, totpSecret: newTotpSecret() };
	}
	const key = openKey(work, { id: row.key_id, kekId: row.kek_id, wrapped: row.wrapped });
	const place = { table: 'staff_secret', row: row.staff_id, column: 'totp_secret' };
	return {
		staffId: row.staff_id,
		passwordHash: row.password_hash,
		totpSecret: open(key, place, row.totp_secret)
	};
}

interface AccountRow extends Record<string, unknown> {
	staff_id: string;
	password_hash: string;
	totp_secret: Buffer;
	next_try_at: string | null;
	key_id: string;
	kek_id: string;
	wrapped: Buffer;
}
