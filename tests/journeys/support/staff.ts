import { randomBytes } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { generateHOTP } from '@oslojs/otp';
import type { Role } from '#domain/actor.ts';
import { deskWords } from '#i18n/desk.ts';
import { hashPassword } from '#server/access/password.ts';
import { seal } from '#server/keys/envelope.ts';
import { unwrap } from '#server/keys/ring.ts';
import { house } from '#server/house.ts';
import { employ as employed, type Colleague } from '../../support/people.ts';
import { everyTime } from './first-time.ts';
import { openKeys, superuser, told } from './house.ts';
import { newNumber } from './telephone.ts';

export interface Person extends Colleague {
	password: string;
	secret: Buffer;
	lastStep: number;
}

const password = 'vier groene stoelen in de tuin';
const stepMs = 30_000;
const t = deskWords('nl');
let hashed: string | undefined;
let camePastTheDoor = false;

/** A member of staff who can sign in, with a telephone of her own. */
export async function employ(name: string, role: Role, { onDuty = false } = {}): Promise<Person> {
	await openKeys();
	const colleague = await employed({ superuser }, name, role, { onDuty, phone: newNumber() });
	const secret = randomBytes(20);
	await giveSecrets(colleague, secret);
	return { ...colleague, password, secret, lastStep: 0 };
}

/** Whoever worked here in an earlier journey has gone: they get no text, and nothing waits for them. */
export async function startWithNobody(): Promise<void> {
	await superuser`UPDATE staff SET disabled_at = now(), on_duty_since = NULL WHERE disabled_at IS NULL`;
	await superuser`UPDATE notification SET status = 'cancelled' WHERE status = 'planned'`;
	await superuser`UPDATE follow_up SET status = 'cancelled' WHERE status IN ('held', 'booked', 'open')`;
	await superuser`UPDATE chat SET status = 'abandoned', ended_at = opened_at WHERE ended_at IS NULL`;
	await superuser`UPDATE call SET state = 'over', ended_as = 'untold', ended_at = started_at, told_at = started_at WHERE state <> 'over'`;
	await superuser`UPDATE call_leg SET state = 'ended', reason = 'lost', ended_at = created_at WHERE state <> 'ended'`;
	await superuser`DELETE FROM call_order`;
	await superuser`UPDATE chat_member SET ended_at = since WHERE ended_at IS NULL`;
	await superuser`UPDATE intake SET status = 'closed', closed_at = received_at WHERE closed_at IS NULL`;
	// nobody who works here closed them, so nobody stopped calling
	await superuser`UPDATE page SET ended_at = opened_at, ended_how = 'closed' WHERE ended_at IS NULL`;
	await superuser`TRUNCATE throttle`;
}

/**
 * Address, password and the code of this half minute, each code once. Through the real page, in the
 * small size only the first time of each worker: afterwards the same form is posted without it.
 */
export async function signIn(page: Page, person: Person): Promise<void> {
	if (everyTime || !camePastTheDoor) await signInByPage(page, person);
	else await signInByPost(page, person);
	// on a telephone it lies behind her name
	await expect(page.locator('form[action="/sign-out"]')).toBeAttached();
	camePastTheDoor = true;
}

async function signInByPage(page: Page, person: Person): Promise<void> {
	await page.goto('/sign-in');
	await page.getByLabel(t('sign-in.email')).fill(person.email);
	await page.getByLabel(t('sign-in.password')).fill(person.password);
	await page.getByLabel(t('sign-in.code')).fill(await nextCode(person));
	await page.getByRole('button', { name: t('sign-in.submit') }).click();
}

/** In the same browser, which keeps the cookies; the door then leads to where she works. */
async function signInByPost(page: Page, person: Person): Promise<void> {
	const { origin } = told;
	const answer = await page.request.post(`${origin}/sign-in?/enter`, {
		form: { email: person.email, password: person.password, code: await nextCode(person) },
		headers: { origin, accept: 'text/html' },
		maxRedirects: 0
	});
	expect(answer.status(), 'signing in').toBe(303);
	await page.goto(`${origin}/sign-in`);
}

export async function nextCode(
	person: Pick<Person, 'id' | 'secret' | 'lastStep'>
): Promise<string> {
	const now = Math.floor(Date.now() / stepMs);
	// the server takes the step after this one too; beyond that, as if she waited for half a minute
	if (person.lastStep > now) {
		await superuser`UPDATE staff_secret SET totp_last_step = 0 WHERE staff_id = ${person.id}`;
		person.lastStep = 0;
	}
	person.lastStep = Math.max(now, person.lastStep + 1);
	return generateHOTP(person.secret, BigInt(person.lastStep), 6);
}

async function giveSecrets({ id }: Colleague, secret: Buffer): Promise<void> {
	hashed ??= await hashOf(password);
	const [row] =
		await superuser`SELECT k.* FROM staff s JOIN data_key k ON k.id = s.key_id WHERE s.id = ${id}`;
	const key = unwrap(house().keys, {
		id: row!['id'],
		kekId: row!['kek_id'],
		wrapped: row!['wrapped']
	});
	const sealed = seal(key, { table: 'staff_secret', row: id, column: 'totp_secret' }, secret);
	await superuser`UPDATE staff_secret SET password_hash = ${hashed}, totp_secret = ${sealed} WHERE staff_id = ${id}`;
}

async function hashOf(word: string): Promise<string> {
	const outcome = await hashPassword(word);
	if ('problem' in outcome) throw new Error('too many hashes at once');
	return outcome.hash;
}
