import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acting, outcomeOf } from '../support/acting.ts';
import { actorId, openWalls, type Walls } from '../support/walled-world.ts';
import { idOf } from '../support/world.ts';

let walls: Walls;
let app: Walls['app'];
const [part, key, person] = [idOf('part', 'A'), idOf('data_key', 'A'), idOf('person', 'A')];
const amina = idOf('staff', 'amina');
beforeAll(async () => {
	walls = await openWalls();
	({ app } = walls);
});
afterAll(() => walls.close());

/** Under the key of a case, of a contact that moves between parts, or of either; and visits, whose address goes when they are over. */
const notTied = [
	...['broken_glass', 'call', 'conflict', 'danger', 'follow_up', 'intake', 'passing_on'],
	...['same_person', 'second_look', 'visit', 'visit_address']
];
const does = (statement: string, name = 'amina') => outcomeOf(app, actorId(name), statement);
const told = async (name: string, question: string) =>
	acting(
		app,
		actorId(name),
		async (tx) => (await tx.unsafe(`SELECT ${question} AS told`))[0]!['told']
	);
const shutOut = ['joost', 'former', 'disabled', 'bram', 'promoted', 'omar', 'mila', 'fenna'];
const others = [...shutOut, 'femke', 'noor', 'petra', 'kim', 'made up', 'invited anew'];

describe('a function of the door asked about a case of others', () => {
	test.each(others)('tells %s nothing of how its risk was judged', async (name) => {
		for (const level of ['low', 'high'])
			expect(await told(name, `door.asks_second('${part}', '${level}')`)).toBe(null);
	});
	test('tells whoever works on it, reads it or supervises it', async () => {
		for (const name of ['amina', 'sanne', 'rosa', 'annelies'])
			expect(await told(name, `door.asks_second('${part}', 'low')`), name).toBe(true);
	});
	test('tells none but whoever works on it or supervises it that it was told of a danger elsewhere', async () => {
		const { superuser } = walls.house;
		await superuser`UPDATE passing_on SET decision = 'passed-on'`;
		const asks = `door.told_of_danger('${part}')`;
		for (const name of [...others, 'rosa', 'esma', 'pieter'])
			expect(await told(name, asks), name).toBe(false);
		for (const name of ['amina', 'sanne', 'annelies'])
			expect(await told(name, asks), name).toBe(true);
		await superuser`UPDATE passing_on SET decision = 'kept'`;
	});
	test('tells none but who supervises it of a danger elsewhere that she herself kept from it', async () => {
		const { superuser } = walls.house;
		const keptBy = (name: string) =>
			superuser`UPDATE passing_on SET decided_by = ${idOf('staff', name)}`;
		const asks = `door.knows_of_danger('${part}')`;
		for (const name of [...others, 'amina', 'sanne', 'rosa', 'esma', 'pieter']) {
			await keptBy(name);
			expect(await told(name, asks), name).toBe(false);
		}
		await keptBy('annelies');
		expect(await told('annelies', asks)).toBe(true);
		await keptBy('amina');
		expect(await told('annelies', asks)).toBe(false);
	});
	test('tells whoever is shut out not even that a danger there was ended by her', async () => {
		const { superuser } = walls.house;
		const endedBy = (
			name: string
		) => superuser`UPDATE danger SET ended_at = now(), sealed = '', key_id = ${key},
			ended_by = ${idOf('staff', name)} WHERE part_id = ${part}`;
		const asks = `door.ended_danger_in('${part}')`;
		for (const name of [...shutOut, 'rosa', 'esma', 'pieter']) {
			await endedBy(name);
			expect(await told(name, asks), name).toBe(false);
		}
		for (const name of ['amina', 'annelies']) {
			await endedBy(name);
			expect(await told(name, asks), name).toBe(true);
		}
		await superuser`UPDATE danger SET ended_at = NULL, sealed = NULL, key_id = NULL, ended_by = NULL WHERE part_id = ${part}`;
	});
	test('tells none but who supervises it who worked there', async () => {
		const asks = `(SELECT count(*)::int FROM door.worked_beside('${part}'))`;
		for (const name of [...others, 'amina', 'sanne', 'rosa', 'esma', 'pieter'])
			expect(await told(name, asks), name).toBe(0);
		expect(await told('annelies', asks)).toBe(8);
	});
	test('tells none but whoever works on it that it was judged, or since when', async () => {
		const asks = `door.may_settle('${part}', 'risk-review', 'done', '2000-01-01')`;
		for (const name of [...others, 'rosa', 'esma', 'pieter', 'annelies'])
			expect(await told(name, asks), name).toBe(false);
		for (const name of ['amina', 'sanne']) expect(await told(name, asks), name).toBe(true);
	});
	test('tells nobody else whether an advice was read', async () => {
		const draft = idOf('advice_draft', 'A');
		await walls.house
			.superuser`UPDATE advice_draft SET decision = 'agreed', decided_at = now(), decided_by = ${idOf('staff', 'sanne')} WHERE id = ${draft}`;
		for (const name of [...others, 'rosa', 'esma', 'annelies'])
			expect(await told(name, `door.advice_ready('${draft}')`), name).toBe(false);
		expect(await told('amina', `door.advice_ready('${draft}')`)).toBe(true);
	});
	test('lets nobody else look at a judgement', async () => {
		const judgement = idOf('risk_judgement', 'A');
		const asks = `door.second_risk('${judgement}', 'agrees', NULL, NULL)`;
		for (const name of [...others, 'amina', 'rosa', 'esma', 'pieter'])
			expect(await told(name, asks), name).toBe(false);
		for (const name of ['sanne', 'annelies']) expect(await told(name, asks), name).toBe(true);
	});
	test('lets none but a supervisor to whom it is open decide whether somebody goes to look', async () => {
		const { superuser } = walls.house;
		const task = crypto.randomUUID();
		await superuser`INSERT INTO follow_up (id, kind, part_id, status, starts_at, ends_at, reason_code, created_at)
			VALUES (${task}, 'task', ${part}, 'open', now(), now() + interval '1 hour', 'missed-decide', now())`;
		const asks = `door.decide_missed('${task}', gen_random_uuid(), true, '\\x00')`;
		for (const name of [...others, 'amina', 'sanne', 'rosa', 'esma', 'pieter'])
			expect(await told(name, asks), name).toBe(null);
		expect(await told('annelies', asks)).not.toBe(null);
	});
	test('leaves that decision open to whoever has the case, until she writes down that she heard something', async () => {
		const task = crypto.randomUUID();
		await walls.house
			.superuser`UPDATE follow_up SET status = 'done' WHERE part_id = ${part} AND reason_code = 'missed-decide'`;
		await walls.house
			.superuser`INSERT INTO follow_up (id, kind, part_id, status, starts_at, ends_at, reason_code, created_at)
			VALUES (${task}, 'task', ${part}, 'open', now(), now() + interval '1 hour', 'missed-decide', now())`;
		const settles = (status: string) =>
			`UPDATE follow_up SET status = '${status}', settled_at = now(), version = 2 WHERE id = '${task}'`;
		for (const status of ['done', 'cancelled'])
			for (const name of ['amina', 'sanne'])
				expect(await does(settles(status), name)).toBe('42501');
		const talk = crypto.randomUUID();
		await walls.house
			.superuser`INSERT INTO follow_up (id, kind, part_id, counsellor_id, status, method, starts_at, ends_at, created_at)
			VALUES (${talk}, 'appointment', ${part}, ${amina}, 'booked', 'phone', '2020-01-01', '2020-01-02', now())`;
		const came = `UPDATE follow_up SET status = 'completed', settled_at = door.time(), version = 2 WHERE id = '${talk}'`;
		const heard = acting(app, actorId('amina'), async (tx) => {
			await tx.unsafe(came);
			return (await tx.unsafe(settles('done'))).count;
		});
		expect(await heard).toBe(1);
	});
	test.each(['visit-police', 'visit-help'])('leaves %s to a supervisor', async (reason) => {
		const task = crypto.randomUUID();
		await walls.house
			.superuser`INSERT INTO follow_up (id, kind, part_id, status, starts_at, ends_at, reason_code, created_at)
			VALUES (${task}, 'task', ${part}, 'open', now(), now() + interval '1 hour', ${reason}, now())`;
		for (const change of [`status = 'done'`, `status = 'cancelled'`, `starts_at = '2020-01-01'`])
			for (const name of ['amina', 'sanne'])
				expect(await does(`UPDATE follow_up SET ${change} WHERE id = '${task}'`, name)).toBe(
					'42501'
				);
	});
	test.each([
		['missed-decide', 'A', 'open'],
		['risk-review', 'B', 'open'],
		['plan-review', 'A', 'cancelled']
	])('at the end of help leaves %s of %s %s', async (reason, whose, status) => {
		const { superuser } = walls.house;
		const [task, of] = [crypto.randomUUID(), idOf('part', whose)];
		await superuser`UPDATE follow_up SET status = 'done' WHERE part_id = ${of} AND reason_code = ${reason}`;
		await superuser`INSERT INTO follow_up (id, kind, part_id, status, starts_at, ends_at, reason_code, created_at)
			VALUES (${task}, 'task', ${of}, 'open', now(), now() + interval '1 hour', ${reason}, now())`;
		const ends = `UPDATE trajectory SET status = 'declined', ended_at = now() WHERE id = '${idOf('trajectory', 'A')}'`;
		const names = ends.replace(
			/SET .* WHERE/,
			`SET review_on = now(), review_task = '${task}' WHERE`
		);
		const left = acting(app, actorId('amina'), async (tx) => {
			await tx.unsafe(names);
			// in danger nobody ends the last help by herself
			await tx`INSERT INTO trajectory (id, part_id, service_type, phase, status, opened_at, changed_at)
				VALUES (gen_random_uuid(), ${idOf('part', 'A')}, 'individual_exit', 'motivate', 'intake', now(), now())`;
			expect((await tx.unsafe(ends)).count).toBe(1);
			await tx`SELECT set_config('app.actor', ${idOf('staff', 'annelies')}, true)`;
			return (await tx`SELECT status FROM follow_up WHERE id = ${task}`)[0];
		});
		expect(await left).toEqual({ status });
	});
	test('keeps a task about a trajectory in its own case', async () => {
		const asks = `INSERT INTO follow_up (id, kind, intake_id, status, starts_at, ends_at, reason_code, trajectory_id, created_at)
			VALUES (gen_random_uuid(), 'task', '${idOf('intake', 'free')}', 'open', now(), now() + interval '1 hour', 'step-sent-back',
				'${idOf('trajectory', 'A')}', now())`;
		expect(await does(asks, 'fenna')).toBe('23514');
	});
	test('of the telephone answers nobody who is somebody', async () => {
		for (const name of ['amina', 'annelies', 'pieter']) {
			const round = `(SELECT count(*)::int FROM call c, door.call_round(c.provider_id, NULL))`;
			expect(await told(name, round), name).toBe(0);
		}
	});
});

describe('whoever works on a case writes past the pages', () => {
	const talk = (version: number, more: { outcome?: string; appointment?: string } = {}) =>
		`INSERT INTO session (id, trajectory_id, part_id, key_id, first_id, version, follow_up_id, kind, outcome, began_at, minutes,
			travel_minutes, travel_km, staff_count, heard, sealed, written_at, written_by)
		SELECT n.id, '${idOf('trajectory', 'A')}', '${part}', '${key}', ${version === 1 ? 'n.id' : `'${idOf('session', 'A')}'`}, ${version},
			${more.appointment ? `'${more.appointment}'` : 'NULL'}, 'phone', '${more.outcome ?? 'held'}', now(), ${more.outcome ? 0 : 50}, 0, 0, 1, false,
			'\\x00', now(), '${amina}' FROM (SELECT gen_random_uuid() AS id) n`;
	test('a report of an appointment of her own case, and of no other', async () => {
		expect(await does(talk(1, { appointment: idOf('follow_up', 'A') }))).toBe(1);
		expect(await does(talk(1, { appointment: idOf('follow_up', 'B') }))).toBe('42501');
		expect(await does(talk(1, { appointment: crypto.randomUUID() }))).toBe('42501');
	});
	test('versions of a report that follow each other, and tell of the same talk', async () => {
		expect(await does(talk(2))).toBe(1);
		expect(await does(talk(3))).toBe('23503');
		expect(await does(talk(2_147_483_647))).toBe('23503');
		expect(await does(talk(2, { outcome: 'no-show' }))).toBe('23503');
	});

	const draft = (version: number) =>
		`INSERT INTO advice_draft (id, advice_id, part_id, key_id, version, read_by, sealed, written_at, written_by)
		VALUES (gen_random_uuid(), '${idOf('advice', 'A')}', '${part}', '${key}', ${version}, now(), '\\x00', now(), '${amina}')`;
	test('no draft after an advice was given, and before that one after the other', async () => {
		expect(await does(draft(2))).toBe('42501');
		await walls.house.superuser`DELETE FROM advice_outcome WHERE part_id = ${part}`;
		await walls.house.superuser`DELETE FROM advice_given WHERE part_id = ${part}`;
		expect(await does(draft(2))).toBe(1);
		expect(await does(draft(7))).toBe('23503');
		expect(await does(draft(0))).toBe('23514');
	});

	const judges = (more: { at?: string; words?: string; level?: string; second?: boolean } = {}) =>
		`INSERT INTO risk_judgement (id, part_id, key_id, level, due_on, sealed, asks_second, judged_at, judged_by, second_sealed)
		VALUES (gen_random_uuid(), '${part}', '${key}', '${more.level ?? 'high'}', now(), '\\x00', ${more.second ?? true}, ${more.at ?? 'door.time()'},
			'${amina}', ${more.words ?? 'NULL'})`;
	test('a judgement of now, without words of somebody else', async () => {
		expect(await does(judges())).toBe(1);
		expect(await does(judges({ at: `door.time() + interval '1 year'` }))).toBe('42501');
		expect(await does(judges({ at: `door.time() - interval '1 year'` }))).toBe('42501');
		expect(await does(judges({ words: `'\\x00'` }))).toBe('42501');
		expect(await does(judges({ level: 'low', second: false }))).toBe('42501');
	});

	test('a task of a day to come, which stops no judgement', async () => {
		await walls.house
			.superuser`UPDATE follow_up SET status = 'done' WHERE part_id = ${part} AND reason_code = 'risk-review'`;
		const waits = `INSERT INTO follow_up (id, kind, part_id, counsellor_id, status, starts_at, ends_at, reason_code, created_at)
			VALUES (gen_random_uuid(), 'task', '${part}', '${amina}', 'open', now(), now() + interval '1 hour', 'risk-review', '2999-01-01')`;
		const settles = `UPDATE follow_up SET status = 'done', settled_at = door.time(), version = 2
			WHERE part_id = '${part}' AND reason_code = 'risk-review' AND status = 'open'`;
		const judged = acting(app, actorId('amina'), async (tx) => {
			await tx.unsafe(waits);
			await tx.unsafe(judges());
			return (await tx.unsafe(settles)).count;
		});
		expect(await judged).toBe(1);
	});

	test('nothing under the key of another case', async () => {
		const tables = [...new Set([judges(), draft(2), talk(1)])];
		for (const statement of tables)
			expect(await does(statement.replaceAll(key, idOf('data_key', 'B')))).toBe('23503');
		const tied = await walls.house
			.superuser`SELECT conrelid::regclass::text AS name FROM pg_constraint
			WHERE contype = 'f' AND confrelid = 'data_key'::regclass AND cardinality(conkey) = 2 ORDER BY 1`;
		const sealed = await walls.house
			.superuser`SELECT table_name AS name FROM information_schema.columns
			WHERE table_schema = 'public' AND column_name IN ('key_id', 'part_id') GROUP BY 1 HAVING count(*) = 2 ORDER BY 1`;
		const names = (rows: { name?: string }[]) => rows.map(({ name }) => name);
		expect(names(sealed).filter((name) => !names(tied).includes(name))).toEqual(notTied);
	});

	test.each(['signal', 'factor'])('a %s that puts itself right: refused', async (table) => {
		const coded =
			table === 'signal'
				? { names: 'side, source, observed_on', values: `'worry', 'client', now()` }
				: {
						names: 'kind, code, direction, strength, source, seen_on',
						values: `'driver', 'meaning', 'away', 1, 'client', now()`
					};
		const notes = (corrects: string) =>
			`INSERT INTO ${table} (id, part_id, key_id, person_id, ${coded.names}, sealed, noted_at, noted_by, corrects)
			SELECT n.id, '${part}', '${key}', '${person}', ${coded.values}, '\\x00', now(), '${amina}', ${corrects} FROM (SELECT gen_random_uuid() AS id) n`;
		expect(await does(notes('NULL'))).toBe(1);
		expect(await does(notes('n.id'))).toBe('23514');
		expect(await does(notes(`'${idOf(table, 'B')}'`))).toBe('23503');
	});
});
