import { randomUUID } from 'node:crypto';
import type { Actor, Role } from '#domain/actor.ts';
import { house } from '#server/house.ts';
import { seal } from '#server/keys/envelope.ts';
import { indexOf, newDataKey } from '#server/keys/ring.ts';
import type { TestHouse } from './database.ts';

export interface Colleague extends Actor {
	name: string;
	email: string;
	phone: string;
}

let hired = 0;

/** Makes a member of staff directly in the tables. Joost, Amina: counsellors; Annelies: supervisor; Bram: administrator. */
export async function employ(
	{ superuser }: Pick<TestHouse, 'superuser'>,
	name: string,
	role: Role,
	{ onDuty = false, phone = `+1500555${String(1000 + hired)}` } = {}
): Promise<Colleague> {
	hired += 1;
	const id = randomUUID();
	const { keys } = house();
	const { key, row } = newDataKey(keys, randomUUID());
	const email = `${name.toLowerCase()}-${id.slice(0, 8)}@steunpunt.example`;
	const sealed = (column: string, text: string) =>
		seal(key, { table: 'staff', row: id, column }, text);
	await superuser`INSERT INTO data_key (id, kek_id, wrapped, staff_id) VALUES (${row.id}, ${row.kekId}, ${row.wrapped}, ${id})`;
	await superuser`INSERT INTO staff (id, key_id, role, name, email, email_index, phone, on_duty_since, created_at, activated_at, vouched_at)
		VALUES (${id}, ${row.id}, ${role}, ${sealed('name', name)}, ${sealed('email', email)}, ${indexOf(keys, 'email', email)},
			${sealed('phone', phone)}, ${onDuty ? new Date() : null}, now(), now(), now())`;
	await superuser`INSERT INTO staff_secret (staff_id) VALUES (${id})`;
	return { id, role, name, email, phone };
}
