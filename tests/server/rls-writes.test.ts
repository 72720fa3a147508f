import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acting, outcomeOf } from '../support/acting.ts';
import { actorId, openWalls, type Walls } from '../support/walled-world.ts';
import { childOf, idOf } from '../support/world.ts';

let walls: Walls;
let app: Walls['app'];
beforeAll(async () => {
	walls = await openWalls();
	({ app } = walls);
});
afterAll(() => walls.close());

describe('what a stranger to part A tries', () => {
	const [part, key, person] = [idOf('part', 'A'), idOf('data_key', 'A'), idOf('person', 'A')];
	const self = (name: string) => idOf('staff', name);
	const attempts: Record<string, (name: string) => string> = {
		'joins it': (name) =>
			`INSERT INTO membership VALUES ('${part}', '${self(name)}', 'second', now())`,
		'brings a friend in': () =>
			`INSERT INTO membership VALUES ('${part}', '${self('former')}', 'second', now())`,
		'writes a note': (name) =>
			`INSERT INTO note VALUES (gen_random_uuid(), '${part}', '${key}', '\\x00', '${self(name)}', now())`,
		'adds a person': () =>
			`INSERT INTO person VALUES (gen_random_uuid(), '${part}', '${key}', '\\x00', now())`,
		'ties people in it': (name) =>
			`INSERT INTO relation VALUES (gen_random_uuid(), '${part}', '${idOf('person', childOf('A'))}', '${person}', '${key}', '\\x00', now(), '${self(name)}')`,
		'makes a household': () =>
			`INSERT INTO household VALUES (gen_random_uuid(), '${part}', '${key}', '\\x00', now())`,
		'writes down how her child is doing': (name) =>
			`INSERT INTO sibling_check VALUES (gen_random_uuid(), '${part}', '${person}', '${key}', '\\x00', now(), '${self(name)}')`,
		'writes her plan': (name) =>
			`INSERT INTO help_plan VALUES (gen_random_uuid(), '${idOf('trajectory', 'A')}', '${part}', '${key}', 2, '\\x00', 1, now(), '${self(name)}')`,
		'reviews her plan': (name) =>
			`INSERT INTO trajectory_review VALUES (gen_random_uuid(), '${idOf('trajectory', 'A')}', '${part}', '${idOf('help_plan', 'A')}', '${key}', now(), 'stop', '\\x00', '\\x00', NULL, NULL, now(), '${self(name)}')`,
		'measures something': (name) =>
			`INSERT INTO measure (id, trajectory_id, part_id, key_id, kind, person_id, taken_on, sealed, noted_at, noted_by)
			VALUES (gen_random_uuid(), '${idOf('trajectory', 'A')}', '${part}', '${key}', 'wellbeing', '${person}', now(), '\\x00', now(), '${self(name)}')`,
		'writes down a talk': (name) =>
			`INSERT INTO session SELECT n.id, '${idOf('trajectory', 'A')}', '${part}', '${key}', n.id, 1, NULL, 'phone', 'held', now(), 50, 0, 0, 1, true,
			'\\x00', now(), '${self(name)}' FROM (SELECT gen_random_uuid() AS id) n`,
		'notes a signal': (name) =>
			`INSERT INTO signal (id, part_id, key_id, person_id, side, source, observed_on, sealed, noted_at, noted_by)
			VALUES (gen_random_uuid(), '${part}', '${key}', '${person}', 'worry', 'client', now(), '\\x00', now(), '${self(name)}')`,
		'notes a factor': (name) =>
			`INSERT INTO factor (id, part_id, key_id, person_id, kind, code, direction, strength, source, seen_on, sealed, noted_at, noted_by)
			VALUES (gen_random_uuid(), '${part}', '${key}', '${person}', 'driver', 'meaning', 'away', 1, 'client', now(), '\\x00', now(), '${self(name)}')`,
		'judges the risk': (name) =>
			`INSERT INTO risk_judgement (id, part_id, key_id, level, due_on, sealed, asks_second, judged_at, judged_by)
			VALUES (gen_random_uuid(), '${part}', '${key}', 'high', now(), '\\x00', true, door.time(), '${self(name)}')`,
		'chooses an intervention': (name) =>
			`INSERT INTO chosen_intervention (id, trajectory_id, part_id, key_id, intervention_id, starts_on, sealed, chosen_at, chosen_by)
			VALUES (gen_random_uuid(), '${idOf('trajectory', 'A')}', '${part}', '${key}', '${idOf('intervention', 'A')}', now(), '\\x00', now(), '${self(name)}')`,
		'writes down what a professional asks': (name) =>
			`INSERT INTO advice (id, trajectory_id, part_id, key_id, person_id, occupation, question_kind, asked_on, due_on, due_task, sealed, noted_at, noted_by)
			VALUES (gen_random_uuid(), '${idOf('trajectory', 'A')}', '${part}', '${key}', '${person}', 'school', 'signal', now(), now(), gen_random_uuid(), '\\x00', now(), '${self(name)}')`,
		'writes an advice': (name) =>
			`INSERT INTO advice_draft (id, advice_id, part_id, key_id, version, read_by, sealed, written_at, written_by)
			VALUES (gen_random_uuid(), '${idOf('advice', 'A')}', '${part}', '${key}', 2, now(), '\\x00', now(), '${self(name)}')`,
		'adds a number': () =>
			`INSERT INTO contact_point VALUES (gen_random_uuid(), '${person}', '${part}', '${key}', 'phone', '\\x00', '\\x01', now())`,
		'adds a plan': () =>
			`INSERT INTO safe_contact_plan (id, person_id, part_id, key_id, version, sealed, created_at)
			VALUES (gen_random_uuid(), '${person}', '${part}', '${key}', 2, '\\x00', now())`,
		'gives consent for her': () =>
			`INSERT INTO consent VALUES (gen_random_uuid(), '${person}', '${part}', 'sms', now(), now() + interval '1 day', 'talk')`,
		'plans an appointment': (name) =>
			`INSERT INTO follow_up (id, kind, part_id, counsellor_id, status, starts_at, ends_at, method, created_at)
			VALUES (gen_random_uuid(), 'appointment', '${part}', '${self(name)}', 'booked', now(), now() + interval '1 hour', 'phone', now())`,
		'plans a text': () =>
			`INSERT INTO notification (id, unique_key, purpose, person_id, part_id, planned_at, first_planned_at, changed_at, created_at)
			VALUES (gen_random_uuid(), 'new', 'remind-family', '${person}', '${part}', now(), now(), now(), now())`,
		'opens a second part of its case': () =>
			`INSERT INTO part VALUES (gen_random_uuid(), '${idOf('case_file', 'A')}', '${key}', now(), 'NL-2026-99999', 'intake')`,
		'writes down who ordered its help': (name) =>
			`INSERT INTO commission (trajectory_id, part_id, key_id, status, sealed, changed_at, changed_by)
			VALUES ('${idOf('trajectory', 'A')}', '${part}', '${key}', 'given', '\\x00', now(), '${self(name)}')`,
		'writes down in which legal frame': (name) =>
			`INSERT INTO legal_frame (trajectory_id, part_id, key_id, ground, sealed, changed_at, changed_by)
			VALUES ('${idOf('trajectory', 'A')}', '${part}', '${key}', 'explicit_consent', '\\x00', now(), '${self(name)}')`,
		'asks for its reopening': (name) =>
			`INSERT INTO step_request (id, trajectory_id, part_id, key_id, from_status, to_status, sealed, asked_by, asked_at)
			VALUES (gen_random_uuid(), '${idOf('trajectory', 'A')}', '${part}', '${key}', 'closed', 'intake', '\\x00', '${self(name)}', now())`,
		'answers its intake': (name) =>
			`INSERT INTO intake_message VALUES (gen_random_uuid(), '${idOf('intake', 'inA')}', '${key}', 'staff', '${self(name)}', '\\x00', now())`,
		'proposes to lower its intake': (name) =>
			`INSERT INTO second_look (id, kind, intake_id, key_id, sealed, from_level, to_level, proposed_by, proposed_at)
			VALUES (gen_random_uuid(), 'lower-level', '${idOf('intake', 'inA')}', '${key}', '\\x00', 'T1', 'T3', '${self(name)}', now())`
	};
	for (const name of ['joost', 'former', 'disabled', 'bram', 'promoted']) {
		test.each(Object.entries(attempts))(`${name} %s: refused`, async (_, statement) => {
			expect(await outcomeOf(app, actorId(name), statement(name))).toBe('42501');
		});
	}
	const allowed = [
		'writes a note',
		'adds a person',
		'makes a household',
		'writes down how her child is doing',
		'writes her plan',
		'reviews her plan',
		'measures something',
		'writes down a talk',
		'notes a signal',
		'notes a factor',
		'judges the risk',
		'chooses an intervention',
		'writes down what a professional asks',
		'writes an advice',
		'adds a number',
		'adds a plan',
		'gives consent for her',
		'plans an appointment',
		'plans a text'
	];
	beforeAll(async () => {
		await walls.house.superuser`DELETE FROM advice_outcome WHERE part_id = ${part}`;
		await walls.house.superuser`DELETE FROM advice_given WHERE part_id = ${part}`;
	});
	test.each(allowed)('amina, who works on it, %s: done', async (what) => {
		expect(await outcomeOf(app, actorId('amina'), attempts[what]!('amina'))).toBe(1);
	});
	test('that she agreed to her plan is said once, by whoever works on it, in her own name', async () => {
		const agrees = (
			name: string
		) => `UPDATE help_plan SET agreed_at = now(), agreed_on = now(), agreed_how = 'talk', person_id = '${person}',
			agreed_by = '${self(name)}' WHERE id = '${idOf('help_plan', 'A')}'`;
		for (const name of ['joost', 'former', 'disabled', 'bram', 'promoted', 'annelies'])
			expect(await outcomeOf(app, actorId(name), agrees(name)), name).toBe(0);
		expect(await outcomeOf(app, actorId('amina'), agrees('joost'))).toBe('42501');
		expect(await outcomeOf(app, actorId('amina'), agrees('amina'))).toBe(1);
		const { superuser } = walls.house;
		await superuser.unsafe(agrees('joost'));
		expect(await outcomeOf(app, actorId('amina'), agrees('amina'))).toBe(0);
	});
	test('an advice that nobody else read is given by nobody', async () => {
		const gives = (name: string) =>
			`INSERT INTO advice_given (advice_id, draft_id, part_id, given_on, given_how, after_on, after_task, given_at, given_by)
			VALUES ('${idOf('advice', 'A')}', '${idOf('advice_draft', 'A')}', '${part}', now(), 'phone', now() + interval '28 days', gen_random_uuid(), now(), '${self(name)}')`;
		const reads = (decision: string) =>
			`SELECT door.read_draft('${idOf('advice_draft', 'A')}', '${decision}', '\\x00') AS done`;
		const { superuser } = walls.house;
		expect(await outcomeOf(app, actorId('amina'), gives('amina'))).toBe('42501');
		const done = (name: string) =>
			acting(app, actorId(name), async (tx) => (await tx.unsafe(reads('agreed')))[0]!['done']);
		// amina wrote it; the others see nothing of it, or may not write
		for (const name of ['amina', 'joost', 'former', 'disabled', 'rosa', 'omar', 'mila', 'pieter'])
			expect(await done(name), name).toBe(false);
		for (const name of ['sanne', 'esma', 'annelies']) expect(await done(name), name).toBe(true);
		const [draft] = await superuser`SELECT decision FROM advice_draft WHERE part_id = ${part}`;
		expect(draft!['decision']).toBe(null);
		await superuser`UPDATE advice_draft SET decision = 'agreed', decided_at = now(), decided_by = ${self('sanne')} WHERE part_id = ${part}`;
		expect(await outcomeOf(app, actorId('joost'), gives('joost'))).toBe('42501');
		expect(await outcomeOf(app, actorId('amina'), gives('sanne'))).toBe('42501');
		expect(await outcomeOf(app, actorId('amina'), gives('amina'))).toBe(1);
	});
	test('only a supervisor keeps what is offered, and in her own name', async () => {
		const adds = (name: string) =>
			`INSERT INTO intervention (id, name, provider, category, audiences, region, cost, evidence, elements, evaluated, report, changed_at, changed_by)
			VALUES (gen_random_uuid(), 'Een', 'Twee', 'mentor', '{parents}', '', '', 'described', '', false, '', now(), '${self(name)}')`;
		for (const name of ['amina', 'esma', 'bram', 'pieter', 'fenna', 'femke'])
			expect(await outcomeOf(app, actorId(name), adds(name)), name).toBe('42501');
		expect(await outcomeOf(app, actorId('annelies'), adds('mila'))).toBe('42501');
		expect(await outcomeOf(app, actorId('annelies'), adds('annelies'))).toBe(1);
	});
	test('amina, who works on it, lets nobody in; a supervisor does', async () => {
		expect(await outcomeOf(app, actorId('amina'), attempts['brings a friend in']!('amina'))).toBe(
			'42501'
		);
		expect(
			await outcomeOf(app, actorId('annelies'), attempts['brings a friend in']!('annelies'))
		).toBe(1);
	});
	test('nobody writes a note as a colleague who is somebody else, nor for a part of another', async () => {
		const message = (intake: string, writer: string) =>
			`INSERT INTO intake_message VALUES (gen_random_uuid(), '${idOf('intake', intake)}', '${idOf('data_key', intake)}', 'staff', '${self(writer)}', '\\x00', now())`;
		expect(await outcomeOf(app, actorId('amina'), message('hers', 'amina'))).toBe(1);
		expect(await outcomeOf(app, actorId('amina'), message('hers', 'joost'))).toBe('42501');
		expect(await outcomeOf(app, actorId('amina'), message('his', 'amina'))).toBe('42501');
		expect(await outcomeOf(app, actorId('amina'), message('free', 'amina'))).toBe('42501');
	});
});

describe('a second person', () => {
	const decide = (look: string, by: string, decision: string) =>
		`UPDATE second_look SET decided_by = '${idOf('staff', by)}', decided_at = door.time(), decision = '${decision}'
		WHERE id = '${idOf('second_look', look)}'`;
	const outcomes: [
		actor: string,
		look: string,
		by: string,
		decision: string,
		outcome: number | string
	][] = [
		['amina', 'on hers', 'amina', 'agreed', 1],
		['annelies', 'on hers', 'annelies', 'agreed', 1],
		['sanne', 'on hers', 'sanne', 'withdrawn', 1],
		['sanne', 'on hers', 'sanne', 'agreed', '42501'],
		['sanne', 'on hers', 'sanne', 'refused', '42501'],
		['sanne', 'on hers', 'amina', 'agreed', '42501'],
		['joost', 'on hers', 'joost', 'agreed', 0],
		['joost', 'on free', 'joost', 'agreed', '42501'],
		['bram', 'on hers', 'bram', 'agreed', 0],
		['promoted', 'on lost', 'promoted', 'withdrawn', 0]
	];
	test.each(outcomes)(
		'%s decides "%s" in the name of %s: %s gives %s',
		async (actor, look, by, decision, outcome) => {
			expect(await outcomeOf(app, actorId(actor), decide(look, by, decision))).toBe(outcome);
		}
	);

	test('T1 does not go down on one word, and does on two', async () => {
		const lower = `UPDATE intake SET level = 'T3' WHERE id = '${idOf('intake', 'hers')}'`;
		expect(await outcomeOf(app, actorId('amina'), lower)).toBe('42501');
		expect(await outcomeOf(app, actorId('annelies'), lower)).toBe('42501');
		const changed = await acting(app, actorId('amina'), async (tx) => {
			await tx.unsafe(decide('on hers', 'amina', 'agreed'));
			return (await tx.unsafe(lower)).count;
		});
		expect(changed).toBe(1);
	});
});
