import { randomUUID } from 'node:crypto';
import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Role } from '#domain/actor.ts';
import { maskPhone } from '#domain/phone.ts';
import { staff } from '../db/schema/staff.ts';
import { dataKeyOf, dataKeys } from '../keys/data-keys.ts';
import { openText, seal } from '../keys/envelope.ts';
import { indexOf, newDataKey } from '../keys/ring.ts';
import type { StaffWork, Work } from '../work.ts';

export interface Colleague {
	id: string;
	role: Role;
	name: string;
	email: string;
	/** Masked to its last two digits. */
	phone: string | undefined;
	activatedAt: Date | null;
	disabledAt: Date | null;
}
export interface NewAccount {
	name: string;
	email: string;
	phone: string | undefined;
	role: Role;
}

export interface NewContact {
	name: string;
	email: string;
	/** Absent: the number stays as it is. */
	phone: string | undefined;
}

export async function list(work: StaffWork): Promise<Colleague[]> {
	const rows = await work.db.select().from(staff).orderBy(asc(staff.createdAt), asc(staff.id));
	await dataKeys(
		work,
		rows.map((row) => row.keyId)
	);
	return Promise.all(rows.map((row) => colleagueOf(work, row)));
}

export async function find(work: StaffWork, id: string): Promise<Colleague | undefined> {
	const [row] = await work.db.select().from(staff).where(eq(staff.id, id));
	return row && colleagueOf(work, row);
}

/** Names of whoever is on duty now, longest first. */
export async function namesOnDuty(work: StaffWork): Promise<string[]> {
	const rows = await work.db
		.select()
		.from(staff)
		.where(
			and(isNotNull(staff.onDutySince), isNull(staff.disabledAt), eq(staff.role, 'counsellor'))
		)
		.orderBy(asc(staff.onDutySince));
	await dataKeys(
		work,
		rows.map((row) => row.keyId)
	);
	return Promise.all(rows.map((row) => nameOf(work, row)));
}

export async function setDuty(work: StaffWork, on: boolean): Promise<void> {
	await work.db.execute(sql`SELECT door.set_duty(${on})`);
}

export async function add(
	work: Work,
	{ name, email, phone, role }: NewAccount,
	invitation: { hash: Buffer; until: Date }
): Promise<'added' | 'email-taken' | 'not-allowed'> {
	const id = randomUUID();
	const { key, row } = newDataKey(work.keys, randomUUID());
	const sealed = (column: string, text: string) =>
		seal(key, { table: 'staff', row: id, column }, text);
	const [answer] = await work.db.execute<{ outcome: 'added' | 'email-taken' | 'not-allowed' }>(sql`
		SELECT door.add_account(${id}::uuid, ${row.id}::uuid, ${row.kekId}, ${row.wrapped}::bytea, ${role},
			${sealed('name', name)}::bytea, ${sealed('email', email)}::bytea, ${indexOf(work.keys, 'email', email)}::bytea,
			${phone ? sealed('phone', phone) : null}::bytea, ${invitation.hash}::bytea,
			${invitation.until.toISOString()}::timestamptz) AS outcome`);
	return answer!.outcome;
}

export async function inviteAgain(
	work: StaffWork,
	id: string,
	invitation: { hash: Buffer; until: Date }
): Promise<boolean> {
	const [answer] = await work.db.execute<{ invited: boolean }>(sql`
		SELECT door.invite_again(${id}::uuid, ${invitation.hash}::bytea, ${invitation.until.toISOString()}::timestamptz) AS invited`);
	return answer!.invited;
}

export type Change = 'changed' | 'unchanged' | 'own-account' | 'not-allowed' | 'not-found';

export async function change(
	work: StaffWork,
	{ id, role, disabled }: { id: string; role: Role; disabled: boolean }
): Promise<Change> {
	const [answer] = await work.db.execute<{ outcome: Change }>(
		sql`SELECT door.change_account(${id}::uuid, ${role}, ${disabled}) AS outcome`
	);
	return answer!.outcome;
}

export type ContactChange = Exclude<Change, 'unchanged'> | 'email-taken';

export async function changeContact(
	work: StaffWork,
	id: string,
	{ name, email, phone }: NewContact
): Promise<ContactChange> {
	const [row] = await work.db.select().from(staff).where(eq(staff.id, id));
	if (!row) return 'not-found';
	const key = await dataKeyOf(work, row.keyId);
	const sealed = (column: string, text: string) =>
		seal(key, { table: 'staff', row: id, column }, text);
	const [answer] = await work.db.execute<{ outcome: ContactChange }>(sql`
		SELECT door.change_contact(${id}::uuid, ${sealed('name', name)}::bytea, ${sealed('email', email)}::bytea,
			${indexOf(work.keys, 'email', email)}::bytea, ${phone ? sealed('phone', phone) : null}::bytea) AS outcome`);
	return answer!.outcome;
}

async function nameOf(work: StaffWork, row: typeof staff.$inferSelect): Promise<string> {
	const key = await dataKeyOf(work, row.keyId);
	return openText(key, { table: 'staff', row: row.id, column: 'name' }, row.name);
}

async function colleagueOf(work: StaffWork, row: typeof staff.$inferSelect): Promise<Colleague> {
	const key = await dataKeyOf(work, row.keyId);
	const opened = (column: 'name' | 'email' | 'phone', sealed: Buffer) =>
		openText(key, { table: 'staff', row: row.id, column }, sealed);
	return {
		id: row.id,
		role: row.role,
		name: opened('name', row.name),
		email: opened('email', row.email),
		phone: row.phone ? maskPhone(opened('phone', row.phone)) : undefined,
		activatedAt: row.activatedAt,
		disabledAt: row.disabledAt
	};
}
