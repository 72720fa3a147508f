import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outcomeOf } from '../support/acting.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { build, childOf, idOf, type World } from '../support/world.ts';

const world: World = {
	staff: [
		{ name: 'amina', role: 'counsellor' },
		{ name: 'joost', role: 'counsellor' }
	],
	parts: [
		{ name: 'A', members: [{ name: 'amina', role: 'first' }] },
		{ name: 'B', members: [{ name: 'joost', role: 'first' }] }
	],
	intakes: [{ name: 'hers', takenBy: 'amina' }]
};
const mine = idOf('part', 'A');
const foreign = idOf('part', 'B');
const her = idOf('person', 'B');

let house: TestHouse;
let app: postgres.Sql;
let worker: postgres.Sql;
beforeAll(async () => {
	house = await freshHouse();
	await build(house.superuser, world);
	app = postgres(house.urls.app, { max: 1 });
	worker = postgres(house.urls.worker, { max: 1 });
});
afterAll(async () => {
	await app.end();
	await worker.end();
	await house.close();
});

const asAmina = (statement: string) => outcomeOf(app, idOf('staff', 'amina'), statement);

const rows: [string, (person: string) => string][] = [
	[
		'a text',
		(
			person
		) => `INSERT INTO notification (id, unique_key, purpose, person_id, part_id, planned_at, first_planned_at,
			changed_at, created_at) VALUES (gen_random_uuid(), 'one', 'remind-family', '${person}', '${mine}', now(), now(), now(), now())`
	],
	[
		'a number',
		(
			person
		) => `INSERT INTO contact_point (id, person_id, part_id, key_id, kind, sealed, value_index, created_at)
			VALUES (gen_random_uuid(), '${person}', '${mine}', '${idOf('data_key', 'A')}', 'phone', '\\x00', '\\x01', now())`
	],
	[
		'a plan',
		(
			person
		) => `INSERT INTO safe_contact_plan (id, person_id, part_id, key_id, version, sealed, created_at)
			VALUES (gen_random_uuid(), '${person}', '${mine}', '${idOf('data_key', 'A')}', 9, '\\x00', now())`
	],
	[
		'a consent',
		(
			person
		) => `INSERT INTO consent (id, person_id, part_id, purpose, given_at, valid_until, given_how)
			VALUES (gen_random_uuid(), '${person}', '${mine}', 'sms', now(), now() + interval '1 year', 'talk')`
	],
	[
		'how a child is doing',
		(
			person
		) => `INSERT INTO sibling_check (id, part_id, person_id, key_id, sealed, checked_at, checked_by)
			VALUES (gen_random_uuid(), '${mine}', '${person}', '${idOf('data_key', 'A')}', '\\x00', now(), '${idOf('staff', 'amina')}')`
	],
	[
		'a follow-up',
		(
			person
		) => `INSERT INTO follow_up (id, kind, part_id, person_id, status, starts_at, ends_at, created_at)
			VALUES (gen_random_uuid(), 'task', '${mine}', '${person}', 'open', now(), now() + interval '1 hour', now())`
	]
];

test.each(rows)('%s of one’s own part never names a person of another', async (_, statement) => {
	expect(await asAmina(statement(idOf('person', 'A')))).toBe(1);
	expect(await asAmina(statement(her))).toBe('23503');
});

test('nobody moves into a household of another part', async () => {
	const moves = (home: string) =>
		`UPDATE person SET household_id = '${idOf('household', home)}' WHERE id = '${idOf('person', 'A')}'`;
	expect(await asAmina(moves('A'))).toBe(1);
	expect(await asAmina(moves('B'))).toBe('23503');
});

test('a tie of one’s own part never names a person of another', async () => {
	const tie = (
		to: string
	) => `INSERT INTO relation (id, part_id, from_id, to_id, key_id, sealed, made_at, made_by)
		VALUES (gen_random_uuid(), '${mine}', '${idOf('person', 'A')}', '${to}', '${idOf('data_key', 'A')}', '\\x00', now(), '${idOf('staff', 'amina')}')`;
	expect(await asAmina(tie(her))).toBe('23503');
	// two people hold one tie at a time
	expect(await asAmina(tie(idOf('person', childOf('A'))))).toBe('23505');
});

test('a tie is cut, and a child is looked after, in one’s own name only', async () => {
	const joost = idOf('staff', 'joost');
	expect(
		await asAmina(
			`INSERT INTO sibling_check (id, part_id, person_id, key_id, sealed, checked_at, checked_by)
			VALUES (gen_random_uuid(), '${mine}', '${idOf('person', 'A')}', '${idOf('data_key', 'A')}', '\\x00', now(), '${joost}')`
		)
	).toBe('42501');
	const cut = (by: string) => `UPDATE relation SET ended_at = now(), ended_by = '${by}'`;
	expect(await asAmina(cut(joost))).toBe('42501');
	expect(await asAmina(cut(idOf('staff', 'amina')))).toBe(1);
});

test('an intake goes to a part of one’s own only', async () => {
	expect(await asAmina(`UPDATE intake SET part_id = '${foreign}'`)).toBe('42501');
	expect(await asAmina(`UPDATE intake SET part_id = '${mine}'`)).toBe(1);
});

test('nobody of the staff closes a room in her name, which would take her story', async () => {
	const close = `SELECT FROM room WHERE id = '${idOf('room', 'hers')}' AND door.close_room(id, 'seeker')`;
	expect(await asAmina(close)).toBe(0);
});

test('the worker never changes to whom a text goes', async () => {
	const set = (column: string) => outcomeOf(worker, undefined, `UPDATE notification SET ${column}`);
	expect(await set(`person_id = '${her}'`)).toBe('42501');
	expect(await set('staff_id = NULL')).toBe('42501');
	expect(await set(`part_id = '${foreign}'`)).toBe('42501');
	expect(await set('follow_up_version = 9')).toBe('42501');
	expect(await set(`status = 'planned'`)).toBeGreaterThan(0);
});

test('neither app nor worker frees intakes or passes alerts on past their doors', async () => {
	const free = `SELECT door.free_intakes('${idOf('staff', 'joost')}')`;
	expect(await asAmina(free)).toBe('42501');
	expect(await outcomeOf(worker, undefined, free)).toBe('42501');
	expect(await asAmina(`SELECT door.pass_alert_on(gen_random_uuid())`)).toBe('42501');
});
