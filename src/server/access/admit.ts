import { sql } from 'drizzle-orm';
import { plainDigits } from '#domain/digits.ts';
import { house } from '../house.ts';
import { openKey } from '../keys/data-keys.ts';
import { open } from '../keys/envelope.ts';
import { indexOf } from '../keys/ring.ts';
import { atTheDoor, type Work } from '../work.ts';
import { knownBrowser, knows, type KnownBrowser } from './known-browser.ts';
import { verifyPassword } from './password.ts';
import { newSessionId, sessionHashOf } from './session.ts';
import { newTotpSecret, stepOf } from './totp.ts';

export type SignInProblem = 'refused' | 'busy' | 'not-vouched';
export type Admission = { sessionId: string } | { problem: SignInProblem };

interface Credentials {
	email: string;
	password: string;
	code: string;
	/** Its cookie, as it came. */
	browser?: string;
}
interface Account {
	staffId: string;
	/** Somebody signed in to it rightly in this browser before. */
	isKnown: boolean;
	passwordHash: string | undefined;
	totpSecret: Buffer;
}

const nobody = '00000000-0000-0000-0000-000000000000';
const longestPassword = 512;

/**
 * Opens a session for the right password and code, each code once. Whatever is wrong (no such account, disabled,
 * delayed after wrong tries, password, code) gets the same answer and costs the same work.
 */
export async function admit(typed: Credentials): Promise<Admission> {
	const { email, password, code, browser = '' } = typed;
	const account = await atTheDoor((work) => findAccount(work, email, knownBrowser(browser)));
	const { passwordHash, isKnown } = account;
	const check = await verifyPassword(passwordHash, password.slice(0, longestPassword), isKnown);
	if ('problem' in check) return check;

	const step = stepOf(account.totpSecret, plainDigits(code).replace(/\s/g, ''), new Date());
	return atTheDoor(async (work) => {
		if (check.right && step !== undefined) {
			const sessionId = newSessionId();
			const opened = await openSession(work, account, step, sessionId);
			return opened === 'opened' ? { sessionId } : { problem: opened };
		}
		await work.db.execute(
			sql`SELECT door.sign_in_failed(${account.staffId}::uuid, ${isKnown}::boolean)`
		);
		return { problem: 'refused' };
	});
}

/** Refused, and written down so, when this step or a later one was used before. */
export async function openSession(
	work: Work,
	{ staffId, isKnown }: Pick<Account, 'staffId' | 'isKnown'>,
	step: number,
	sessionId: string
): Promise<'opened' | 'not-vouched' | 'refused'> {
	const [row] = await work.db.execute<{ opened: 'opened' | 'not-vouched' | 'refused' }>(
		sql`SELECT door.sign_in(${staffId}::uuid, ${step}::bigint, ${sessionHashOf(sessionId)}::bytea, ${isKnown}::boolean) AS opened`
	);
	return row!.opened;
}

// an account that must wait is nobody's: tries during the wait neither succeed nor make it longer.
// Only strangers wait: they could keep its owner out for ever
async function findAccount(
	work: Work,
	email: string,
	browser: KnownBrowser | undefined
): Promise<Account> {
	const index = indexOf(house().keys, 'email', email.trim().toLowerCase());
	const [row] = await work.db.execute<AccountRow>(
		sql`SELECT * FROM door.find_account(${index}::bytea)`
	);
	const isKnown = row ? knows(browser, { id: row.staff_id, version: row.role_version }) : false;
	const waits = !isKnown && row?.next_try_at && new Date(row.next_try_at) > new Date();
	if (!row || waits) {
		const totpSecret = newTotpSecret();
		return { staffId: nobody, isKnown: false, passwordHash: undefined, totpSecret };
	}
	const key = openKey(work, { id: row.key_id, kekId: row.kek_id, wrapped: row.wrapped });
	const place = { table: 'staff_secret', row: row.staff_id, column: 'totp_secret' };
	return {
		staffId: row.staff_id,
		isKnown,
		passwordHash: row.password_hash,
		totpSecret: open(key, place, row.totp_secret)
	};
}

interface AccountRow extends Record<string, unknown> {
	staff_id: string;
	role_version: number;
	password_hash: string;
	totp_secret: Buffer;
	next_try_at: string | null;
	key_id: string;
	kek_id: string;
	wrapped: Buffer;
}
