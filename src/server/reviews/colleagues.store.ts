import { asc, eq, inArray } from 'drizzle-orm';
import type { Role } from '#domain/actor.ts';
import { staff } from '../db/schema/staff.ts';
import { dataKeys } from '../keys/data-keys.ts';
import { openText } from '../keys/envelope.ts';
import type { StaffWork } from '../work.ts';

export interface Colleague {
	id: string;
	name: string;
	role: Role;
	onDutySince: Date | null;
	disabledAt: Date | null;
}

/** Everybody who has an account, also those who left: old work still names them. */
export async function colleagues(work: StaffWork): Promise<Map<string, Colleague>> {
	const found = await named(
		work,
		await work.db.select().from(staff).orderBy(asc(staff.createdAt), asc(staff.id))
	);
	return new Map(found.map((colleague) => [colleague.id, colleague]));
}

/** Only these, by id. */
export async function colleaguesOf(
	work: StaffWork,
	ids: readonly string[]
): Promise<Map<string, Colleague>> {
	if (ids.length === 0) return new Map();
	const rows = await work.db
		.select()
		.from(staff)
		.where(inArray(staff.id, [...new Set(ids)]));
	return new Map((await named(work, rows)).map((colleague) => [colleague.id, colleague]));
}

export async function colleagueName(work: StaffWork, id: string): Promise<string> {
	const [found] = await named(work, await work.db.select().from(staff).where(eq(staff.id, id)));
	return found?.name ?? '';
}

async function named(work: StaffWork, rows: (typeof staff.$inferSelect)[]): Promise<Colleague[]> {
	const keys = await dataKeys(
		work,
		rows.map((row) => row.keyId)
	);
	return rows.map(({ id, keyId, role, name, onDutySince, disabledAt }) => {
		const key = keys.get(keyId);
		const place = { table: 'staff', row: id, column: 'name' };
		return { id, role, onDutySince, disabledAt, name: key ? openText(key, place, name) : '' };
	});
}
