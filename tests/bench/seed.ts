import { randomUUID, type KeyObject } from 'node:crypto';
import postgres from 'postgres';
import { house } from '#server/house.ts';
import { seal } from '#server/keys/envelope.ts';
import { indexOf, newDataKey } from '#server/keys/ring.ts';
import { unknownPerson } from '#domain/person.ts';
import { sealContactPoint, sealPerson } from '#server/people/sealed-person.ts';
import { narrate } from '../../src/start/announce.mjs';
import { writeHistories, type Histories } from './seed-case.ts';
import { seedStatements, type WorldSize } from './seed-sql.ts';

/** Whose pages are measured, and which of her cases. */
export interface Seeded extends Histories {
	counsellor: string;
}

/** Fills one database past its walls, with statistics. */
export async function seed(superuserUrl: string, world: WorldSize): Promise<Seeded> {
	const sql = postgres(superuserUrl, {
		max: 1,
		onnotice: () => undefined,
		connection: { session_replication_role: 'replica', statement_timeout: 0 }
	});
	const [first] = await employ(sql, world.counsellors);
	for (const [what, statement] of seedStatements(world)) {
		await narrate(`seeding ${world.contacts} contacts: ${what}`, () => sql.unsafe(statement));
	}
	const keys = await sealPeople(sql, first!);
	const histories = await narrate(`seeding ${world.contacts} contacts: long histories`, () =>
		writeHistories(sql, { staffId: first!, keys })
	);
	await narrate(`seeding ${world.contacts} contacts: statistics`, () =>
		sql.unsafe('VACUUM ANALYZE')
	);
	await sql.unsafe('CHECKPOINT');
	await sql.end();
	return { counsellor: first!, ...histories };
}

/** Counsellors with names that open; every tenth is on duty, twenty at most. */
export async function employ(sql: postgres.Sql, counsellors: number): Promise<string[]> {
	const ids: string[] = [];
	for (let n = 0; n < counsellors; n++) ids.push(await employOne(sql, n));
	await sql`CREATE TABLE bench_staff AS SELECT n - 1 AS n, id FROM unnest(${ids}::uuid[]) WITH ORDINALITY t (id, n)`;
	await sql`ALTER TABLE bench_staff ADD PRIMARY KEY (n)`;
	await sql`ANALYZE bench_staff`;
	return ids;
}

async function employOne(sql: postgres.Sql, n: number): Promise<string> {
	const id = randomUUID();
	const { keys } = house();
	const { key, row } = newDataKey(keys, randomUUID());
	const email = `counsellor-${n}@steunpunt.example`;
	const sealed = (column: string, text: string) =>
		seal(key, { table: 'staff', row: id, column }, text);
	const onDuty = n % 10 === 0 && n < 200 ? new Date() : null;
	await sql`INSERT INTO data_key (id, kek_id, wrapped, staff_id) VALUES (${row.id}, ${row.kekId}, ${row.wrapped}, ${id})`;
	await sql`INSERT INTO staff (id, key_id, role, name, email, email_index, phone, on_duty_since, created_at, activated_at, vouched_at)
		VALUES (${id}, ${row.id}, 'counsellor', ${sealed('name', `Counsellor ${n}`)}, ${sealed('email', email)},
			${indexOf(keys, 'email', email)}, ${sealed('phone', '+15005550006')}, ${onDuty}, now(), now(), now())`;
	return id;
}

// the names and numbers of her own cases stand on the pages that are measured, so they are sealed like real ones
async function sealPeople(sql: postgres.Sql, staffId: string): Promise<Map<string, KeyObject>> {
	const keys = new Map<string, KeyObject>();
	const parts =
		await sql`SELECT p.id, p.key_id, array_agg(who.id ORDER BY who.id) AS people FROM membership m
		JOIN part p ON p.id = m.part_id JOIN person who ON who.part_id = p.id WHERE m.staff_id = ${staffId} GROUP BY p.id`;
	for (const part of parts) {
		const { key, row } = newDataKey(house().keys, String(part['key_id']));
		keys.set(String(part['id']), key);
		await sql`UPDATE data_key SET wrapped = ${row.wrapped} WHERE id = ${row.id}`;
		for (const [n, id] of (part['people'] as string[]).entries()) {
			const roles = [n === 0 ? ('asker' as const) : ('concern' as const)];
			const who = { ...unknownPerson, roles, name: 'Samira', relation: 'child' };
			const sealed = sealPerson(key, id, who);
			await sql`UPDATE person SET sealed = ${sealed} WHERE id = ${id}`;
		}
		await sealNumbers(sql, String(part['id']), key);
	}
	return keys;
}

async function sealNumbers(sql: postgres.Sql, partId: string, key: KeyObject): Promise<void> {
	const numbers = await sql`SELECT id FROM contact_point WHERE part_id = ${partId}`;
	for (const row of numbers) {
		const id = String(row['id']);
		const sealed = sealContactPoint(key, id, '+31612345678');
		await sql`UPDATE contact_point SET sealed = ${sealed} WHERE id = ${id}`;
	}
}
