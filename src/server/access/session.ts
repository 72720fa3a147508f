import { createHash, randomBytes } from 'node:crypto';
import { decode, type JWT } from '@auth/core/jwt';
import type { RequestEvent } from '@sveltejs/kit';
import { sql } from 'drizzle-orm';
import type { Actor, Role } from '#domain/actor.ts';
import { house } from '../house.ts';
import { openText } from '../keys/envelope.ts';
import { unwrap } from '../keys/ring.ts';
import { askTheDoor, atTheDoor } from '../work.ts';

/** Who is signed in, as the tables say now; nothing of it comes from the token. */
export interface StaffSession extends Actor {
	name: string;
	onDuty: boolean;
	/** SHA-256 of the session's id, as the table keeps it. */
	sessionHash: Buffer;
}

/** The member of staff behind this request; undefined when nobody, or when the session ended in any way. */
export async function readStaffSession(
	event: Pick<RequestEvent, 'cookies' | 'route'>
): Promise<StaffSession | undefined> {
	if (event.route.id?.startsWith('/(help-seeker)')) return undefined;
	const sessionId = await sessionIdOf(event);
	return sessionId ? findSession(sessionHashOf(sessionId)) : undefined;
}

/** The random id in the cookie, whether or not its session still holds. */
export async function sessionIdOf({
	cookies
}: Pick<RequestEvent, 'cookies'>): Promise<string | undefined> {
	const sealed = cookies.get(staffCookie());
	return sealed ? openOnce(sealed) : undefined;
}

export function staffCookie(): string {
	return isSecure() ? '__Host-staff' : 'staff';
}

export function isSecure(): boolean {
	return house().config.origin.startsWith('https:');
}

export function newSessionId(): string {
	return randomBytes(32).toString('base64url');
}

export function sessionHashOf(sessionId: string): Buffer {
	return createHash('sha256').update(sessionId).digest();
}

/** Counts as a sign of life: the idle limit starts again. */
export async function findSession(sessionHash: Buffer): Promise<StaffSession | undefined> {
	const { idle, absolute } = house().config.session;
	const [row] = await askTheDoor<SessionRow>(
		sql`SELECT * FROM door.session(${sessionHash}::bytea, ${idle}::interval, ${absolute}::interval)`
	);
	return row && sessionOf(row, sessionHash);
}

/** Asked for open streams: no sign of life. */
export async function sessionHolds(sessionHash: Buffer): Promise<boolean> {
	const { idle, absolute } = house().config.session;
	const [row] = await askTheDoor<{ holds: boolean }>(
		sql`SELECT door.session_holds(${sessionHash}::bytea, ${idle}::interval, ${absolute}::interval) AS holds`
	);
	return row!.holds;
}

export async function endSession(sessionHash: Buffer): Promise<void> {
	await atTheDoor((work) => work.db.execute(sql`SELECT door.end_session(${sessionHash}::bytea)`));
}

// To open a token derives a key and costs as much as a page. What is kept is the id of a session only: whether that still
// holds is asked of the table at every request.
const opened = new Map<string, { sessionId: string; until: number }>();
const mostOpened = 500;

async function openOnce(sealed: string): Promise<string | undefined> {
	const known = opened.get(sealed);
	if (known && known.until > Date.now()) return known.sessionId;
	const token = await openToken(sealed);
	if (typeof token?.['sid'] !== 'string') return undefined;
	if (opened.size >= mostOpened) opened.clear();
	opened.set(sealed, { sessionId: token['sid'], until: Number(token.exp ?? 0) * 1000 });
	return token['sid'];
}

// read only: the library's own auth() would set the cookie again at every request
async function openToken(token: string): Promise<JWT | null> {
	try {
		return await decode({ token, secret: house().config.authSecret, salt: staffCookie() });
	} catch {
		return null;
	}
}

interface SessionRow extends Record<string, unknown> {
	staff_id: string;
	role: Role;
	key_id: string;
	kek_id: string;
	wrapped: Buffer;
	name: Buffer;
	on_duty_since: string | null;
}

function sessionOf(row: SessionRow, sessionHash: Buffer): StaffSession {
	const key = unwrap(house().keys, { id: row.key_id, kekId: row.kek_id, wrapped: row.wrapped });
	return {
		id: row.staff_id,
		role: row.role,
		name: openText(key, { table: 'staff', row: row.staff_id, column: 'name' }, row.name),
		onDuty: row.on_duty_since !== null,
		sessionHash
	};
}
