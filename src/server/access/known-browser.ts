import { randomUUID } from 'node:crypto';
import type { Cookies } from '@sveltejs/kit';
import { sql } from 'drizzle-orm';
import * as v from 'valibot';
import { house } from '../house.ts';
import { open, seal } from '../keys/envelope.ts';
import { atTheDoor } from '../work.ts';
import { isSecure } from './session.ts';

const account = v.object({ id: v.string(), version: v.number(), since: v.number() });
const known = v.object({ id: v.string(), accounts: v.array(account) });

/** A browser in which somebody signed in rightly before; it opens nothing, it only has a lane of its own. */
export type KnownBrowser = v.InferOutput<typeof known>;

const year = 365 * 24 * 3_600_000;
/** Colleagues share a computer; more than these are forgotten, the longest away first. */
const mostAccounts = 4;
const place = { table: 'cookie', row: 'known', column: 'sealed' };

/** Undefined for a browser that is new here, and for a cookie that was changed or is too old. */
export function knownBrowser(sealed: string, now = new Date()): KnownBrowser | undefined {
	const read = v.safeParse(known, opened(sealed));
	if (!read.success) return undefined;
	const accounts = read.output.accounts.filter(({ since }) => now.getTime() - since < year);
	return accounts.length > 0 ? { ...read.output, accounts } : undefined;
}

/** `version` is of the account's sessions: what ends those for good (disabled, invited anew, another role) ends this. */
export function knows(
	browser: KnownBrowser | undefined,
	{ id, version }: { id: string; version: number }
): boolean {
	return browser?.accounts.some((one) => one.id === id && one.version === version) ?? false;
}

export function knownCookie(cookies: Cookies): string {
	return cookies.get(cookieName()) ?? '';
}

/** After a good sign-in: this browser has a lane of its own from now on, and a new one each time. */
export async function rememberBrowser(cookies: Cookies, sessionHash: Buffer): Promise<void> {
	const [row] = await atTheDoor((work) =>
		work.db.execute<{ staff_id: string; role_version: number }>(
			sql`SELECT * FROM door.session_account(${sessionHash}::bytea)`
		)
	);
	if (!row) return;
	const others = (knownBrowser(knownCookie(cookies))?.accounts ?? []).filter(
		({ id }) => id !== row.staff_id
	);
	const mine = { id: row.staff_id, version: row.role_version, since: Date.now() };
	const accounts = [mine, ...others].slice(0, mostAccounts);
	cookies.set(cookieName(), sealBrowser({ id: randomUUID(), accounts }), {
		...{ httpOnly: true, sameSite: 'strict', path: '/', secure: isSecure() },
		maxAge: year / 1000
	});
}

export function sealBrowser(browser: KnownBrowser): string {
	return seal(house().keys.page, place, JSON.stringify(browser)).toString('base64url');
}

function cookieName(): string {
	return isSecure() ? '__Host-known' : 'known';
}

function opened(sealed: string): unknown {
	try {
		const bytes = open(house().keys.page, place, Buffer.from(sealed, 'base64url'));
		return JSON.parse(bytes.toString('utf8'));
	} catch {
		return undefined;
	}
}
