import type { KeyObject } from 'node:crypto';
import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { Role } from '#domain/actor.ts';
import { staff } from '../db/schema/staff.ts';
import { dataKeys, keyBeside } from '../keys/data-keys.ts';
import { openText } from '../keys/envelope.ts';
import type { Look, StaffWork } from '../work.ts';

/** Of a member of staff what colleagues see; e-mail and number stay sealed. */
export interface Colleague {
	id: string;
	name: string;
	role: Role;
	onDutySince: Date | null;
	disabledAt: Date | null;
	/** Vouched for, and not disabled. */
	isAdmitted: boolean;
}

const oldestFirst = [asc(staff.createdAt), asc(staff.id)];

/** Everybody who has an account, also those who left: old work still names them. */
export async function colleagues(work: StaffWork): Promise<Map<string, Colleague>> {
	const found = await named(
		work,
		await work.db
			.select()
			.from(staff)
			.orderBy(...oldestFirst)
	);
	return new Map(found.map((colleague) => [colleague.id, colleague]));
}

/** Names by id; one is opened when it is asked for, since a page names few of all who ever worked here. */
export type StaffNames = Pick<Map<string, string>, 'get'>;

export async function namesOfStaff(work: StaffWork): Promise<StaffNames> {
	const { id, name, keyId } = staff;
	const rows = await work.db.select({ id, name, keyId }).from(staff);
	const keys = await dataKeys(
		work,
		rows.map((row) => row.keyId)
	);
	const known = new Map(rows.map((row) => [row.id, row]));
	return {
		get(asked) {
			const row = known.get(asked);
			return row && openName(row.id, row.name, keys.get(row.keyId));
		}
	};
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
		.where(inArray(staff.id, [...new Set(ids)]))
		.orderBy(...oldestFirst);
	return new Map((await named(work, rows)).map((colleague) => [colleague.id, colleague]));
}

export async function colleagueName(work: StaffWork, id: string): Promise<string> {
	const [found] = await named(work, await work.db.select().from(staff).where(eq(staff.id, id)));
	return found?.name ?? '';
}

/** Names of counsellors and of whoever is on call who are on duty now, longest first. */
export async function namesOnDuty(look: Look): Promise<string[]> {
	const rows = await look.db.execute<OnDuty>(sql`SELECT * FROM door.on_duty()`).execute();
	return rows.map(({ staff_id, name, key_id, kek_id, wrapped }) =>
		openName(staff_id, name, keyBeside(look, { id: key_id, kekId: kek_id, wrapped }))
	);
}

interface OnDuty extends Record<string, unknown> {
	staff_id: string;
	name: Buffer;
	key_id: string;
	kek_id: string;
	wrapped: Buffer | null;
}

function openName(id: string, name: Buffer, key: KeyObject | undefined): string {
	return key ? openText(key, { table: 'staff', row: id, column: 'name' }, name) : '';
}

async function named(work: StaffWork, rows: (typeof staff.$inferSelect)[]): Promise<Colleague[]> {
	const keys = await dataKeys(
		work,
		rows.map((row) => row.keyId)
	);
	return rows.map(({ id, keyId, role, name, ...row }) => {
		const { onDutySince, disabledAt, admitted: isAdmitted } = row;
		const opened = openName(id, name, keys.get(keyId));
		return { id, role, onDutySince, disabledAt, isAdmitted, name: opened };
	});
}
