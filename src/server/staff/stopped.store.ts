import { sql } from 'drizzle-orm';
import { staff } from '../db/schema/staff.ts';
import { dataKeyOf } from '../keys/data-keys.ts';
import { openText } from '../keys/envelope.ts';
import { indexOf } from '../keys/ring.ts';
import type { StaffWork } from '../work.ts';

type Row = Pick<typeof staff.$inferSelect, 'id' | 'keyId' | 'phone'>;

/** Of everybody who has an account. */
export async function stoppedAccounts(work: StaffWork): Promise<Set<string>> {
	return stoppedNumbers(work, await work.db.select().from(staff));
}

/** Ids of the colleagues whose number sent STOP, as far as the actor may know. */
export async function stoppedNumbers(work: StaffWork, rows: Row[]): Promise<Set<string>> {
	const owners = new Map<string, string[]>();
	for (const { id, keyId, phone } of rows) {
		if (!phone) continue;
		const key = await dataKeyOf(work, keyId);
		const number = openText(key, { table: 'staff', row: id, column: 'phone' }, phone);
		const index = indexOf(work.keys, 'phone', number).toString('hex');
		owners.set(index, [...(owners.get(index) ?? []), id]);
	}
	const numbers = `{${[...owners.keys()].map((index) => `"\\\\x${index}"`).join(',')}}`;
	const found = await work.db.execute<{ index: string }>(
		sql`SELECT encode(stopped, 'hex') AS index FROM door.stopped(${numbers}::bytea[]) AS stopped`
	);
	return new Set(found.flatMap(({ index }) => owners.get(index) ?? []));
}
