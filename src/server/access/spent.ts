import { sql, type SQL } from 'drizzle-orm';
import * as v from 'valibot';
import { house } from '../house.ts';
import { codeIndex } from '../keys/ring.ts';
import { askTheDoor, atTheDoor, type Work } from '../work.ts';
import { openPage, sealPage } from './sealed-page.ts';

/**
 * The browser keeps what each page sent in its history, and Back sends it once more. So whoever
 * leaves fast makes what she was in worthless: her form, or her visit to the room.
 */
type Spending = 'left' | 'entered' | 'proved' | 'acted' | 'text';

const id = v.pipe(v.string(), v.uuid());
const thread = v.object({ id, from: v.optional(id) });

/** For the button that leaves: it can end this form or visit, and the one it came `from`, and open nothing. */
export function sealLeave(id: string, from?: string): string {
	return sealPage('leave', { id, from });
}

/** What this field stands for can never be opened again; any other field does nothing. */
export async function leaveBehind(sealed: unknown): Promise<void> {
	const read = v.safeParse(thread, openPage('leave', sealed));
	if (!read.success) return;
	await atTheDoor(async (work) => {
		await spend(work, 'left', read.output.id);
		if (read.output.from) await spend(work, 'left', read.output.from);
	});
}

export async function wasLeft(id: string): Promise<boolean> {
	const [row] = await askTheDoor<{ at: string | null }>(sql`SELECT ${leftAt(id)} AS at`);
	return row!.at !== null;
}

/** Since when, as an expression for a statement that asks more; null when nobody left it. */
export function leftAt(id: string): SQL {
	return sql`door.spent_at(${codeIndex(house().keys, 'left', id)}::bytea)`;
}

/** What a page does once: Back sends it once more, and that is no sign of hers. False when it was done before. */
export async function once(id: string, act: () => Promise<unknown>): Promise<boolean> {
	if (await wasDone(id)) return false;
	await act();
	await atTheDoor((work) => spend(work, 'acted', id));
	return true;
}

export async function wasDone(id: string): Promise<boolean> {
	const key = codeIndex(house().keys, 'acted', id);
	const [row] = await askTheDoor<{ at: string | null }>(
		sql`SELECT door.spent_at(${key}::bytea) AS at`
	);
	return row!.at !== null;
}

/** Since when: now, or the first time. */
export async function spend(work: Work, what: Spending, id: string): Promise<Date> {
	const key = codeIndex(work.keys, what, id);
	const [row] = await work.db.execute<{ at: string }>(sql`SELECT door.spend(${key}::bytea) AS at`);
	return new Date(row!.at);
}
