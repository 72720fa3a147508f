import { createHmac, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';
import { sql, type SQL } from 'drizzle-orm';
import { askTheDoor } from '../work.ts';

/** How often one neighbourhood of the network may come: `burst` times at once, then once per `everySeconds`. */
export interface Pace {
	/** What is paced; each lane is counted for itself. */
	lane: string;
	everySeconds: number;
	burst: number;
}

export type Lane = [address: string, pace: Pace];

/** Seconds to wait, 0 when it may. The address is forgotten: only a keyed hash that nobody can redo tomorrow is kept. */
export function secondsToWait(address: string, pace: Pace): Promise<number> {
	return secondsInLanes([[address, pace]]);
}

/** The same for several lanes in order. */
export async function secondsInLanes(lanes: Lane[]): Promise<number> {
	const [row] = await askTheDoor<{ seconds: number }>(sql`SELECT ${waitIn(lanes)} AS seconds`);
	return Math.ceil(row!.seconds);
}

/**
 * As an expression, for a statement that asks more. Who must wait in one lane takes no place in
 * those after it, so that one neighbourhood cannot fill the lane of all.
 */
export function waitIn(lanes: Lane[]): SQL {
	const told = lanes.map(([address, { lane, everySeconds, burst }]) => ({
		key: keyOf(address, lane),
		every: everySeconds,
		burst
	}));
	return sql`door.wait_in_lanes(${JSON.stringify(told)}::text::jsonb)`;
}

function keyOf(address: string, lane: string): string {
	const hash = createHmac('sha256', saltOf(new Date()));
	return hash.update(`${lane}|${neighbourhood(address)}`).digest('hex');
}

/** The /24 of an IPv4 address, the /56 of an IPv6 address: what one household or office shares. */
export function neighbourhood(address: string): string {
	const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
	if (isIPv4(plain)) return plain.split('.').slice(0, 3).join('.');
	if (!isIPv6(plain)) return 'elsewhere';
	return groupsOf(plain)
		.slice(0, 4)
		.map((group) => group.padStart(4, '0'))
		.join('')
		.slice(0, 14);
}

function groupsOf(address: string): string[] {
	const [head = '', tail = ''] = address.toLowerCase().split('::');
	const before = head ? head.split(':') : [];
	const after = tail ? tail.split(':') : [];
	return [
		...before,
		...Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0'),
		...after
	];
}

let salt = { day: '', key: newSalt() };

function saltOf(now: Date): KeyObject {
	const day = now.toISOString().slice(0, 10);
	if (salt.day !== day) salt = { day, key: newSalt() };
	return salt.key;
}

function newSalt(): KeyObject {
	return createSecretKey(randomBytes(32));
}
