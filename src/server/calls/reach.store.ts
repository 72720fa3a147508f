import { sql } from 'drizzle-orm';
import type { StaffWork } from '../work.ts';

/** The chain its events stand on: of its contact, or of the part that went to. */
export async function chainOf(work: StaffWork, id: string): Promise<string> {
	const [row] = await work.db.execute<{ chain: string }>(
		sql`SELECT door.call_chain(${id}::uuid) AS chain`
	);
	return row!.chain;
}

async function isSo(work: StaffWork, call: ReturnType<typeof sql>): Promise<boolean> {
	const [row] = await work.db.execute<{ so: boolean }>(sql`SELECT ${call} AS so`);
	return row!.so;
}

/** She had part in it until a moment ago. */
export function wasMine(work: StaffWork, id: string): Promise<boolean> {
	return isSo(work, sql`door.call_was_mine(${id}::uuid)`);
}

/** A colleague was quicker, or whoever waited is gone. */
export function isJustGone(work: StaffWork, id: string): Promise<boolean> {
	return isSo(work, sql`door.call_just_gone(${id}::uuid)`);
}

/** That she looked at it: once, for the page looks again by itself. */
export async function recordReading(work: StaffWork, id: string): Promise<void> {
	await work.db.execute(sql`SELECT door.call_read(${id}::uuid)`);
}

export async function recordRefusal(work: StaffWork, id: string): Promise<void> {
	await work.db.execute(sql`SELECT door.call_refused(${id}::uuid)`);
}
